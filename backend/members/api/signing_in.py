"""Routes for signing in and out, and for where one is signed in."""

from datetime import datetime
from uuid import UUID

from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.cookies import SESSION, host_cookie
from backend.kit.web.routes import AnyRequest
from backend.members import commands, queries
from backend.members.api.entering import ACTING, address_of, agent_of, made_nonce, nonce_cookie, nonce_of, signed_in
from backend.members.schemas import AskSignIn, Become, DemoPerson, Me, Session, UseSignIn
from backend.privacy.api import anybody, nothing_personal, own, reads
from backend.privacy.door import Actor


@post("/sign-in-links", status_code=202, opt=anybody())
async def ask_sign_in(
    request: AnyRequest,
    data: JSONBody[AskSignIn],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[dict[str, str]]:
    """Sends a one-time link to this address if a member has it; the answer is the same if none has."""
    nonce = made_nonce(request)
    await commands.ask_sign_in(session, data.email, nonce=nonce, address=address_of(request), now=now)
    return Response({}, status_code=202, cookies=[nonce_cookie(nonce)])


@post("/sessions", opt=reads(ACTING))
async def use_sign_in(
    request: AnyRequest,
    data: JSONBody[UseSignIn],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Me]:
    """Signs in with a one-time link, in the browser that asked for it."""
    await commands.count_guess(request.app.state["grants"], address_of(request), now=now)
    secret = await commands.use_sign_in(session, data.token, nonce=nonce_of(request), agent=agent_of(request), now=now)
    return await signed_in(request, session, secret, now)


@get("/demo/people", opt=anybody())
async def people(request: AnyRequest, session: NamedDependency[AsyncSession]) -> list[DemoPerson]:
    """Whom one may become in demo mode; empty otherwise."""
    return await queries.people_to_become(session, request.app.state["settings"].suggested)


@post("/demo/sessions", opt=reads(ACTING))
async def become(
    request: AnyRequest,
    data: JSONBody[Become],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Me]:
    """Signs in as somebody, in demo mode alone."""
    secret = await commands.become(session, data.member_id, agent=agent_of(request), now=now)
    return await signed_in(request, session, secret, now)


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


HANDLERS = (ask_sign_in, use_sign_in, people, become, sessions, sign_out, end_session)
