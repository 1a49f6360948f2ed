"""The policy, for everybody to read."""

from litestar import Router, get
from litestar.di import NamedDependency

from backend.governance import policy
from backend.governance.policy import PolicyInForce
from backend.privacy.api import nothing_personal
from backend.privacy.door import Actor


@get("/policy", opt=nothing_personal(), sync_to_thread=False)
def policy_in_force(actor: NamedDependency[Actor]) -> PolicyInForce:
    """How the rota is decided here."""
    del actor
    return policy.in_force()


router = Router("/", route_handlers=[policy_in_force], tags=["governance"])
