"""Routes for signing in, for who I am, and for who looked at what about me."""

from litestar import Router

from backend.members.api.data import HANDLERS as DATA
from backend.members.api.data_role import HANDLERS as DATA_ROLE
from backend.members.api.emergencies import HANDLERS as EMERGENCIES
from backend.members.api.myself import HANDLERS as MYSELF
from backend.members.api.passkeys import HANDLERS as PASSKEYS
from backend.members.api.signing_in import HANDLERS as SIGNING_IN

router = Router(
    "/", route_handlers=[*SIGNING_IN, *PASSKEYS, *MYSELF, *DATA, *DATA_ROLE, *EMERGENCIES], tags=["members"]
)
