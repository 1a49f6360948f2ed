"""Putting the ledger right: by a further entry, with an author and words, never for oneself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.fairness.schemas import Correct, Corrected
from backend.fairness.tables import LedgerEntryRow
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import announce
from backend.kit.ids import new_id
from backend.members.tables import TeamMembershipRow
from backend.privacy.door import Actor
from backend.rosters.views.spans import monday

_e = LedgerEntryRow


async def correct(session: AsyncSession, data: Correct, *, actor: Actor, now: datetime) -> Corrected:
    """Adds an entry for a worker of a team I coordinate; sent again with the same id it adds nothing.

    Problem 403 for my own ledger, 404 for a worker of no team of mine, 400 for no Monday or no minutes.
    """
    actor.must_coordinate()
    if data.worker_id == actor.member_id:
        raise Problem("not_for_yourself", 403)
    if data.week_on != monday(data.week_on):
        raise refuse("week_on", "not_a_monday")
    if not data.minutes:
        raise refuse("minutes", "nothing_to_correct")
    await _must_coordinate(session, actor, data.worker_id)
    entry_id = data.id or new_id()
    if not await _made_before(session, entry_id, data.worker_id, actor):
        await session.execute(insert(_e).inline(), [_row(entry_id, data, actor, now)])
        await announce(session, actor.cooperative_id, "ledger", {"week_on": data.week_on})
    return Corrected(id=entry_id)


async def _must_coordinate(session: AsyncSession, actor: Actor, worker_id: UUID) -> None:
    m = TeamMembershipRow
    theirs = select(m.id).where(m.member_id == worker_id, m.team_id.in_(actor.coordinates), m.ended_at.is_(None))
    if await session.scalar(theirs.limit(1)) is None:
        raise not_found("member")


async def _made_before(session: AsyncSession, entry_id: UUID, worker_id: UUID, actor: Actor) -> bool:
    found = await session.execute(select(_e.author_id, _e.worker_id).where(_e.id == entry_id))
    row = found.first()
    return row is not None and (row.author_id, row.worker_id) == (actor.member_id, worker_id)


def _row(entry_id: UUID, data: Correct, actor: Actor, now: datetime) -> dict[str, object]:
    return {
        "cooperative_id": actor.cooperative_id,
        "id": entry_id,
        "worker_id": data.worker_id,
        "week_on": data.week_on,
        "kind": data.kind,
        "minutes": data.minutes,
        "source": "correction",
        "author_id": actor.member_id,
        "note": data.note,
        "made_at": now,
    }
