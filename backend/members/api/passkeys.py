"""Routes for passkeys: mine, and signing in with one."""

from datetime import datetime
from uuid import UUID

from litestar import Response, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.members.api.entering import ACTING, address_of, agent_of, made_nonce, nonce_cookie, nonce_of, signed_in
from backend.members.commands import count_guess
from backend.members.passkeys import commands, queries
from backend.members.passkeys.checking import Site, site_of
from backend.members.passkeys.schemas import (
    AddPasskey,
    CreationOptions,
    Passkey,
    RenamePasskey,
    RequestOptions,
    UsePasskey,
)
from backend.members.schemas import Me
from backend.privacy.api import anybody, own, reads
from backend.privacy.door import Actor


@post("/passkeys/challenges", opt=own("Contact", "Identity"))
async def ask_to_add(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> CreationOptions:
    """What my device is to make a passkey from; good for five minutes, once, in this session."""
    return await commands.ask_to_add(session, _site(request), actor=actor, now=now)


@post("/passkeys", opt=own("Contact"))
async def add_passkey(
    request: AnyRequest,
    data: JSONBody[AddPasskey],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Passkey:
    """Adds a passkey that my device made; I am told of it by mail too."""
    return await commands.add(session, request.app.state["grants"], data, _site(request), actor=actor, now=now)


@get("/passkeys", opt=own("Contact"))
async def my_passkeys(actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]) -> list[Passkey]:
    """My passkeys."""
    return await queries.mine(session, actor)


@put("/passkeys/{passkey_id:uuid}", opt=own("Contact"))
async def rename_passkey(
    passkey_id: FromPath[UUID],
    data: JSONBody[RenamePasskey],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
) -> Passkey:
    """Calls a passkey of mine something else."""
    return await commands.rename(session, passkey_id, data.name, actor=actor)


@delete("/passkeys/{passkey_id:uuid}", opt=own("Contact"))
async def remove_passkey(
    passkey_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> None:
    """Removes a passkey of mine: it lets nobody in any more."""
    await commands.remove(session, passkey_id, actor=actor)


@post("/passkey-sign-ins/challenges", opt=anybody())
async def ask_to_sign_in(
    request: AnyRequest, session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Response[RequestOptions]:
    """What a passkey is to sign; good for five minutes, once, in this browser."""
    nonce, address = made_nonce(request), address_of(request)
    asked = await commands.ask_to_sign_in(session, _site(request), nonce=nonce, address=address, now=now)
    return Response(asked, status_code=201, cookies=[nonce_cookie(nonce)])


@post("/passkey-sign-ins", opt=reads(ACTING))
async def sign_in_with_passkey(
    request: AnyRequest,
    data: JSONBody[UsePasskey],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Me]:
    """Signs in with a passkey."""
    spending = request.app.state["grants"]
    await count_guess(spending, address_of(request), now=now)
    who = {"nonce": nonce_of(request), "agent": agent_of(request)}
    secret = await commands.sign_in(session, spending, data, _site(request), **who, now=now)
    return await signed_in(request, session, secret, now)


def _site(request: AnyRequest) -> Site:
    return site_of(request.app.state["settings"].public_url)


HANDLERS = (
    ask_to_add, add_passkey, my_passkeys, rename_passkey, remove_passkey, ask_to_sign_in, sign_in_with_passkey,
)  # fmt: skip
