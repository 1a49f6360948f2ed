"""Adding, naming and removing passkeys, and signing in with one.

A challenge is spent by the first try, on a connection of its own, whether or not the try is refused afterwards.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import delete, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.errors import Problem, not_found
from backend.kit.events import record
from backend.kit.ids import new_id
from backend.kit.tokens import new_secret, sha256
from backend.members.commands import AGENT_LENGTH, count_try
from backend.members.passkeys import checking, queries
from backend.members.passkeys.checking import ALGORITHMS, Known, Made, Site
from backend.members.passkeys.schemas import (
    AddPasskey,
    CreationOptions,
    KnownCredential,
    Passkey,
    RequestOptions,
    UsePasskey,
)
from backend.members.queries import cooperative, given_names
from backend.members.tables import PasskeyRow
from backend.privacy.door import Actor

_CHALLENGE_SECONDS = 300  # as the door's function says
_MOST = 20
_p = PasskeyRow
_MAKE = text("select make_passkey_challenge(:challenge_hash, :owner_hash, :purpose, :now)")
_SPEND = text("select spend_passkey_challenge(:challenge_hash, :owner_hash, :purpose, :now)")
_FIND = text("select * from find_passkey(:credential_id)")
_USE = text(
    "select use_passkey(:cooperative_id, :passkey_id, :sign_count, :backed_up, "
    ":session_id, :session_hash, :agent, :now)"
)
_Purpose = Literal["add", "sign_in"]


async def ask_to_add(session: AsyncSession, site: Site, *, actor: Actor, now: datetime) -> CreationOptions:
    """What a device of mine is to make; Problem 409 where I have as many passkeys as anybody may."""
    await count_try(session, f"passkey-for:{actor.member_id}", now=now, most=30)
    known = await queries.known(session, actor)
    _must_have_room(known)
    name = (await given_names(session, [actor.member_id]))[actor.member_id]
    return CreationOptions(
        challenge=await _challenge(session, str(actor.session_id), "add", now),
        rp_id=site.rp_id,
        rp_name=(await cooperative(session, actor.cooperative_id)).name,
        user_handle=checking.handle_of(actor.member_id),
        user_name=f"{name.given_name} {name.family_name}",
        algorithms=ALGORITHMS,
        known=known,
        timeout_seconds=_CHALLENGE_SECONDS,
    )


async def add(
    session: AsyncSession, spending: AsyncEngine, data: AddPasskey, site: Site, *, actor: Actor, now: datetime
) -> Passkey:
    """From now on I sign in with this too, and am told so.

    Problem 410 for a challenge that is used, late or another session's, 400 for what no device of mine made for this
    site, 409 for what is there already or too many.
    """
    challenge = checking.challenge_in(data.client_data)
    await _spend(spending, challenge, str(actor.session_id), "add", now)
    made = checking.check_new(data, challenge, site)
    _must_have_room(await queries.known(session, actor))
    passkey = Passkey(id=new_id(), name=data.name.strip(), created_at=now, last_used_at=None, backed_up=made.backed_up)
    session.add(_row(passkey, made, data.transports, actor))
    payload = {"id": passkey.id, "member_id": actor.member_id}
    await record(session, actor.cooperative_id, "passkey_added", payload, actor_id=actor.member_id, now=now)
    return passkey


def _row(passkey: Passkey, made: Made, transports: tuple[str, ...], actor: Actor) -> PasskeyRow:
    return PasskeyRow(
        cooperative_id=actor.cooperative_id,
        member_id=actor.member_id,
        id=passkey.id,
        name=passkey.name,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        transports=list(transports),
        backed_up=made.backed_up,
        created_at=passkey.created_at,
    )


async def rename(session: AsyncSession, passkey_id: UUID, name: str, *, actor: Actor) -> Passkey:
    """I call it so; Problem 404 for one that is not mine."""
    await session.execute(
        update(_p).where(_p.id == passkey_id, _p.member_id == actor.member_id).values(name=name.strip())
    )
    for passkey in await queries.mine(session, actor):
        if passkey.id == passkey_id:
            return passkey
    raise not_found("passkey")


async def remove(session: AsyncSession, passkey_id: UUID, *, actor: Actor) -> None:
    """It lets nobody in any more; sessions it began go on. Problem 404 for one that is not mine."""
    gone = await session.execute(
        delete(_p).where(_p.id == passkey_id, _p.member_id == actor.member_id).returning(_p.id)
    )
    if gone.first() is None:
        raise not_found("passkey")


async def ask_to_sign_in(
    session: AsyncSession, site: Site, *, nonce: str, address: str, now: datetime
) -> RequestOptions:
    """What whoever is in front of this browser is to sign; Problem 429 after 60 in an hour from one network."""
    await count_try(session, f"passkey-from:{address}", now=now, most=60)
    challenge = await _challenge(session, nonce, "sign_in", now)
    return RequestOptions(challenge=challenge, rp_id=site.rp_id, timeout_seconds=_CHALLENGE_SECONDS)


async def sign_in(
    session: AsyncSession,
    spending: AsyncEngine,
    data: UsePasskey,
    site: Site,
    *,
    nonce: str,
    agent: str,
    now: datetime,
) -> str:
    """The secret of a new session of whose passkey signed.

    Problem 410 for a challenge that is used, late or another browser's, and for a passkey that is removed or whose
    member has left; 400 for what the passkey did not sign for this site.
    """
    challenge = checking.challenge_in(data.client_data)
    await _spend(spending, challenge, nonce, "sign_in", now)
    known = await _find(session, checking.decoded(data.credential_id))
    used = checking.check_use(data, known, challenge, site)
    secret = new_secret()
    row = {"cooperative_id": known.cooperative_id, "passkey_id": known.passkey_id}
    new = {"session_id": new_id(), "session_hash": sha256(secret), "agent": agent[:AGENT_LENGTH], "now": now}
    said = {"sign_count": used.sign_count, "backed_up": used.backed_up}
    if await session.scalar(_USE, {**row, **said, **new}) is None:
        raise Problem("passkey_unknown", 410)
    return secret


def _must_have_room(known: tuple[KnownCredential, ...]) -> None:
    if len(known) >= _MOST:
        raise Problem("too_many_passkeys", 409, {"most": _MOST})


async def _find(session: AsyncSession, credential_id: bytes) -> Known:
    row = (await session.execute(_FIND, {"credential_id": credential_id})).first()
    if row is None:
        raise Problem("passkey_unknown", 410)
    return Known(**row._mapping)


async def _challenge(session: AsyncSession, owner: str, purpose: _Purpose, now: datetime) -> str:
    challenge = new_secret()
    await session.execute(_MAKE, _who(challenge, owner, purpose, now))
    return challenge


async def _spend(spending: AsyncEngine, challenge: str, owner: str, purpose: _Purpose, now: datetime) -> None:
    async with AsyncSession(spending) as session, session.begin():
        spent = await session.scalar(_SPEND, _who(challenge, owner, purpose, now))
    if not spent:
        raise Problem("passkey_too_late", 410)


def _who(challenge: str, owner: str, purpose: _Purpose, now: datetime) -> dict[str, object]:
    return {"challenge_hash": sha256(challenge), "owner_hash": sha256(owner), "purpose": purpose, "now": now}
