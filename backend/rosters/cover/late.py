"""Running late: said in a tap, told once, shown until the visit is over and then forgotten.

It is a message between people, no record of anybody: no sum, no list and no report is made of it, and the night after
it is gone (`forget_commands`).
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem, not_found
from backend.kit.events import record
from backend.privacy.door import Actor
from backend.rosters.cover.schemas import Late, Lateness
from backend.rosters.locks import lock_workers
from backend.rosters.tables import AssignmentRow, RosterRow, RunningLateRow

SOONEST = timedelta(hours=12)
_a, _l, _r = AssignmentRow, RunningLateRow, RosterRow


class _Mine(NamedTuple):
    id: UUID
    visit_id: UUID
    client_id: UUID
    starts_at: datetime
    ends_at: datetime
    week_on: date


async def say(session: AsyncSession, assignment_id: UUID, data: Late, *, actor: Actor, now: datetime) -> Lateness:
    """I come that much later; who waits and who coordinates is told, once for each change.

    Problem 404 for an assignment that is not mine, 409 `not_now` more than twelve hours before it or once it is over.
    """
    mine = await _mine(session, assignment_id, actor)
    if not mine.starts_at - SOONEST <= now < mine.ends_at:
        raise Problem("not_now", 409)
    if await _write(session, mine, data.minutes, actor):
        await _record(session, mine, data.minutes, actor, now)
    return Lateness(assignment_id=assignment_id, late_minutes=data.minutes)


async def take_back(session: AsyncSession, assignment_id: UUID, *, actor: Actor, now: datetime) -> Lateness:
    """I come when it was said after all; told where something else was. Problem 404 as for `say`."""
    mine = await _mine(session, assignment_id, actor)
    gone = await session.execute(delete(_l).where(_l.id == assignment_id).returning(_l.until_at))
    until_at = gone.scalar()
    if until_at is not None and until_at > now:
        await _record(session, mine, 0, actor, now)
    return Lateness(assignment_id=assignment_id, late_minutes=None)


async def _mine(session: AsyncSession, assignment_id: UUID, actor: Actor) -> _Mine:
    actor.must_be("worker")
    await lock_workers(session, [actor.member_id])
    query = (
        select(_a.id, _a.visit_id, _a.client_id, _a.during, _r.week_on)
        .join(_r, (_r.cooperative_id == _a.cooperative_id) & (_r.id == _a.roster_id))
        .where(_a.id == assignment_id, _a.worker_id == actor.member_id, _a.state == "live")
    )
    row = (await session.execute(query)).first()
    if row is None:
        raise not_found("assignment")
    return _Mine(*row[:3], row.during.lower, row.during.upper, row.week_on)


async def _write(session: AsyncSession, mine: _Mine, minutes: int, actor: Actor) -> bool:
    """True where it was not said before."""
    what = {"minutes": minutes, "until_at": mine.ends_at}
    known = update(_l).where(_l.id == mine.id, _l.minutes != minutes).values(**what).returning(_l.id)
    changed = await session.execute(known.execution_options(synchronize_session=False))
    if changed.first() is not None:
        return True
    where = {"cooperative_id": actor.cooperative_id, "id": mine.id, "worker_id": actor.member_id}
    row = insert(_l).values(**where, **what, client_id=mine.client_id)
    made = await session.execute(row.on_conflict_do_nothing().returning(_l.id))
    return made.first() is not None


async def _record(session: AsyncSession, mine: _Mine, minutes: int, actor: Actor, now: datetime) -> None:
    payload = {
        "id": mine.id,
        "visit_id": mine.visit_id,
        "client_id": mine.client_id,
        "client_ids": [mine.client_id],
        "minutes": minutes,
        "week_on": mine.week_on,
    }
    await record(session, actor.cooperative_id, "running_late", payload, actor_id=actor.member_id, now=now)
