"""What the ways of signing in share: who asks from where, and the answer to who is in."""

from datetime import datetime

from litestar import Response
from litestar.datastructures import Cookie
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.tokens import new_secret, sha256
from backend.kit.web.cookies import NONCE, SESSION, cookies, host_cookie
from backend.kit.web.networks import network_of
from backend.kit.web.routes import AnyRequest
from backend.members import queries
from backend.members.schemas import Me
from backend.privacy.api import access
from backend.privacy.door import Door

ACTING = access("SubjectAccess", "Self", "Identity", "EmergencyContact")
_NONCE_SECONDS = 600
_SESSION_SECONDS = 60 * 24 * 3600


async def signed_in(request: AnyRequest, session: AsyncSession, secret: str, now: datetime) -> Response[Me]:
    """Who has just signed in, with the cookie that says so from now on."""
    door: Door = request.app.state["door"]
    actor = await door.enter(session, sha256(secret), (ACTING,), now=now)
    me = await queries.me(session, actor, now=now, demo=request.app.state["demo"])
    cookie = host_cookie(SESSION, secret, max_age=_SESSION_SECONDS)
    return Response(me, status_code=201, cookies=[cookie])


def address_of(request: AnyRequest) -> str:
    """Where the request comes from, to a network's breadth; behind a proxy, from the header the server trusts."""
    return network_of(request.client.host if request.client else "")


def agent_of(request: AnyRequest) -> str:
    """What the browser calls itself."""
    return str(request.headers.get("user-agent", ""))


def nonce_of(request: AnyRequest) -> str:
    """By what this browser is known while nobody is signed in; empty where it has asked for nothing yet."""
    return cookies(request.scope).get(NONCE, "")


def made_nonce(request: AnyRequest) -> str:
    """The same, new where there is none: one that stands is kept, so that one way in does not shut the other."""
    return nonce_of(request) or new_secret()


def nonce_cookie(nonce: str) -> Cookie:
    """Keeps it until every link and challenge asked for under it is dead."""
    return host_cookie(NONCE, nonce, max_age=_NONCE_SECONDS)
