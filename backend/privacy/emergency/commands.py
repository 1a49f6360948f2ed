"""Opening, looking and ending; whose right each is, is said by the functions of the database."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.db import Context, transaction
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import record
from backend.privacy.door import Actor
from backend.privacy.emergency.schemas import Ended, Opened, OpenEmergency
from backend.privacy.sealing.words import Place, seal, unseal

_MAY = text("select may_open_emergency(:client)")
_OPEN = text("select * from open_emergency(:id, :client, :reason)")
_END = text("select * from end_emergency(:id)")
_LOOK = text("select * from look_in_emergency(:client)")
_UNTIL = text("select id, client_id, opened_at, until_at from in_emergency() where client_id = :client")
_USE = text("select set_config('app.grant', :grants, true)")


async def begin(
    session: AsyncSession, client_id: UUID, data: OpenEmergency, *, actor: Actor, now: datetime
) -> tuple[Opened, bool]:
    """Opens an emergency from now; whether it is a new one. The same id with the same reason is the same one.

    Problem 403 for who coordinates nothing, 404 for a client of no team of theirs, 400 without a reason, 409 while they
    have one about this client already, 422 for an id used otherwise.
    """
    actor.must_coordinate()
    if not await session.scalar(_MAY, {"client": client_id}):
        raise not_found("client")
    reason = _reason(data.reason)
    where = place(client_id, data.id)
    sealed = await seal(session, where, reason, now=now)
    row = (await session.execute(_OPEN, {"id": data.id, "client": client_id, "reason": sealed})).one()
    if row.outcome == "live":
        raise Problem("emergency_live", 409, {"until_at": row.until_at.isoformat()})
    if row.outcome != "opened" and not (row.outcome == "known" and await unseal(session, where, row.reason) == reason):
        raise Problem("idempotency_key_reused", 422)
    new = row.outcome == "opened"
    if new:
        payload = {"id": data.id, "client_id": client_id, "by_id": actor.member_id}
        await record(session, actor.cooperative_id, "emergency_opened", payload, actor_id=actor.member_id, now=now)
    return Opened(id=data.id, client_id=client_id, opened_at=row.opened_at, until_at=row.until_at), new


async def end(session: AsyncSession, emergency_id: UUID, *, actor: Actor, now: datetime) -> Ended:
    """Ends it before its time, once; Problem 404 where there is none, or it is not theirs to end."""
    row = (await session.execute(_END, {"id": emergency_id})).first()
    if row is None:
        raise not_found("emergency")
    if row.ended:
        payload = {"id": emergency_id, "client_id": row.client_id, "by_id": row.by_id}
        await record(session, actor.cooperative_id, "emergency_ended", payload, actor_id=actor.member_id, now=now)
    return Ended(id=emergency_id, client_id=row.client_id)


async def look(session: AsyncSession, grants: AsyncEngine, client_id: UUID, *, actor: Actor, now: datetime) -> Opened:
    """Writes one look at this client down, and lets the transaction read the listed set about them, and no more.

    Problem 404 where no emergency of the actor's is live.
    """
    context = Context(cooperative_id=actor.cooperative_id, member_id=actor.member_id, now=now)
    async with transaction(grants, context) as written:
        opened = [str(one) for one in await written.scalars(_LOOK, {"client": client_id})]
    found = (await session.execute(_UNTIL, {"client": client_id})).first()
    if not opened or found is None:
        raise not_found("emergency")
    await session.execute(_USE, {"grants": ",".join(opened)})
    return msgspec.convert(dict(found._mapping), Opened)


def place(client_id: UUID, emergency_id: UUID) -> Place:
    """Where the reason of an emergency stands."""
    return Place(table="emergency_access", column="reason", subject_id=client_id, row_id=emergency_id)


def _reason(words: str) -> str:
    """Words that say something; Problem 400 for those that do not."""
    reason = words.strip()
    if not reason:
        raise refuse("reason", "too_short", least=1)
    if any(ord(character) < ord(" ") and character not in "\n\r\t" for character in reason):
        raise refuse("reason", "bad_format")
    return reason
