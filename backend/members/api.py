"""Routes for signing in, for who I am, and for who looked at what about me."""

from datetime import datetime
from uuid import UUID

from litestar import Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.tokens import new_secret, sha256
from backend.kit.web.cookies import NONCE, SESSION, cookies, host_cookie
from backend.kit.web.networks import network_of
from backend.kit.web.routes import AnyRequest
from backend.members import commands, queries
from backend.members.schemas import (
    AskSignIn,
    Become,
    DemoPerson,
    Look,
    Me,
    Session,
    SetLanguage,
    TrustedContact,
    UseSignIn,
)
from backend.privacy.api import access, anybody, nothing_personal, own, reads
from backend.privacy.door import Actor, Door

_LINK_SECONDS = 600
_SESSION_SECONDS = 60 * 24 * 3600
_ACTING = access("SubjectAccess", "Self", "Identity", "EmergencyContact")
_TRUSTED = access("CareDelivery", "TrustCircle", "Identity")


@post("/sign-in-links", status_code=202, opt=anybody())
async def ask_sign_in(
    request: AnyRequest,
    data: JSONBody[AskSignIn],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[dict[str, str]]:
    """Sends a one-time link to this address if a member has it; the answer is the same if none has."""
    nonce = cookies(request.scope).get(NONCE) or new_secret()
    await commands.ask_sign_in(session, data.email, nonce=nonce, address=_address(request), now=now)
    return Response({}, status_code=202, cookies=[host_cookie(NONCE, nonce, max_age=_LINK_SECONDS)])


@post("/sessions", opt=reads(_ACTING))
async def use_sign_in(
    request: AnyRequest,
    data: JSONBody[UseSignIn],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Me]:
    """Signs in with a one-time link, in the browser that asked for it."""
    nonce = cookies(request.scope).get(NONCE, "")
    agent = request.headers.get("user-agent", "")
    await commands.count_guess(request.app.state["grants"], _address(request), now=now)
    secret = await commands.use_sign_in(session, data.token, nonce=nonce, agent=agent, now=now)
    return await _signed_in(request, session, secret, now)


@get("/demo/people", opt=anybody())
async def people(request: AnyRequest, session: NamedDependency[AsyncSession]) -> list[DemoPerson]:
    """Whom one may become in demo mode; empty otherwise."""
    return await queries.people_to_become(session, request.app.state["settings"].suggested)


@post("/demo/sessions", opt=reads(_ACTING))
async def become(
    request: AnyRequest,
    data: JSONBody[Become],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Me]:
    """Signs in as somebody, in demo mode alone."""
    agent = request.headers.get("user-agent", "")
    secret = await commands.become(session, data.member_id, agent=agent, now=now)
    return await _signed_in(request, session, secret, now)


async def _signed_in(request: AnyRequest, session: AsyncSession, secret: str, now: datetime) -> Response[Me]:
    door: Door = request.app.state["door"]
    actor = await door.enter(session, sha256(secret), (_ACTING,), now=now)
    me = await queries.me(session, actor, now=now, demo=request.app.state["demo"])
    cookie = host_cookie(SESSION, secret, max_age=_SESSION_SECONDS)
    return Response(me, status_code=201, cookies=[cookie])


@get("/me", opt=reads(_ACTING))
async def me(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Me:
    """Who is signed in."""
    return await queries.me(session, actor, now=now, demo=request.app.state["demo"])


@put("/me/language", opt=own("Contact"))
async def set_language(
    data: JSONBody[SetLanguage], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> SetLanguage:
    """Sets the language of my screens and messages."""
    await commands.set_language(session, data.language, actor=actor)
    return data


@get("/sessions", opt=own("Contact"))
async def sessions(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> list[Session]:
    """My signed-in browsers."""
    return await queries.sessions(session, actor, now=now)


@delete("/sessions/current", opt=nothing_personal())
async def sign_out(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[None]:
    """Signs this browser out, and asks it to forget what it kept."""
    await commands.end_session(session, actor.session_id, actor=actor, now=now)
    return Response(
        None,
        status_code=204,
        cookies=[host_cookie(SESSION, "", max_age=0)],
        headers={"clear-site-data": '"cookies", "storage"'},
    )


@delete("/sessions/{session_id:uuid}", opt=own("Contact"))
async def end_session(
    session_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> None:
    """Signs one of my browsers out."""
    await commands.end_session(session, session_id, actor=actor, now=now)


@get(
    "/my/data/looks",
    opt=reads(
        access("CareDelivery", "PairedClient", "Identity"),
        access("CareDelivery", "CareTeam", "Identity"),
        _ACTING,
        _TRUSTED,
    ),
)
async def looks(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    before: FromQuery[datetime | None] = None,
) -> list[Look]:
    """Who read what about me, when and why."""
    return await queries.looks(session, actor, before=before or now)


@get("/clients/{client_id:uuid}/trusted-contacts", opt=reads(_ACTING, _TRUSTED))
async def trusted_contacts(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[TrustedContact]:
    """Whom a client trusts to act for them."""
    await queries.may_act(session, actor, client_id, "times", now=now)
    return await queries.trusted_contacts(session, actor, client_id, now=now)


def _address(request: AnyRequest) -> str:
    """Where the request comes from, to a network's breadth; behind a proxy, from the header the server trusts."""
    return network_of(request.client.host if request.client else "")


router = Router(
    "/",
    route_handlers=[
        ask_sign_in, use_sign_in, people, become, me, set_language, sessions, sign_out, end_session, looks,
        trusted_contacts,
    ],
    tags=["members"],
)  # fmt: skip
