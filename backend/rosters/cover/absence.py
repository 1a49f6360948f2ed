"""A worker cannot come: what is published is taken off them at once, so that somebody can be found.

It is kept as a stretch in which they cannot, like any other in their availability. No reason is asked or stored, and
nothing counts it against them: what they did not get is as if it had never been theirs.
"""

from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability.absence import cannot_between
from backend.kit.errors import refuse
from backend.kit.events import record
from backend.privacy.door import Actor
from backend.rosters.cover.schemas import Gone, GoneFor, Released
from backend.rosters.locks import lock_weeks, lock_workers
from backend.rosters.tables import AssignmentRow, RosterRow
from backend.rosters.views.spans import local_day, local_midnight, monday

LONGEST = timedelta(days=28)
_NIGHT = timedelta(days=1)
_a = AssignmentRow


class _Taken(NamedTuple):
    starts_at: datetime
    ends_at: datetime
    assignment_id: UUID
    visit_id: UUID
    client_id: UUID
    roster_id: UUID


async def cannot_come(session: AsyncSession, data: GoneFor, *, actor: Actor, now: datetime) -> Gone:
    """My published visits in that time, if they have not begun, are mine no more; again changes nothing.

    Coordinators of my teams and the clients are told. Problem 400 for a time that is over, ends before it starts or
    lasts longer than four weeks.
    """
    actor.must_be("worker")
    stretch = checked(data, zone=actor.zone, now=now)
    await lock_weeks(session, actor.cooperative_id, weeks_touched(stretch, actor.zone))
    await lock_workers(session, [actor.member_id])
    await cannot_between(session, actor.member_id, stretch.from_at, stretch.until_at, actor=actor, now=now)
    released = await _release(session, actor.member_id, stretch, now)
    if released:
        await _record(session, actor, released, now)
    return Gone(from_at=stretch.from_at, until_at=stretch.until_at, visits=tuple(map(_told, released)))


def checked(data: GoneFor, *, zone: str, now: datetime) -> GoneFor:
    """The same, from the beginning of today at the earliest; Problem 400 for a time nobody can be away in."""
    from_at = max(data.from_at, local_midnight(local_day(now, zone), zone))
    if data.until_at <= now:
        raise refuse("until_at", "in_the_past")
    if data.until_at <= from_at:
        raise refuse("until_at", "not_after_start")
    if data.until_at - now > LONGEST:
        raise refuse("until_at", "too_far", most_days=LONGEST.days)
    return msgspec.structs.replace(data, from_at=from_at)


def weeks_touched(stretch: GoneFor, zone: str) -> list[date]:
    """The Mondays of all weeks whose visits can reach into the stretch, the night before it too."""
    first_on, last_on = monday(local_day(stretch.from_at - _NIGHT, zone)), local_day(stretch.until_at, zone)
    return [first_on + timedelta(days=days) for days in range(0, (last_on - first_on).days + 1, 7)]


async def _release(session: AsyncSession, worker_id: UUID, stretch: GoneFor, now: datetime) -> list[_Taken]:
    within = _a.during.op("&&")(Range(stretch.from_at, stretch.until_at))
    ended = await session.execute(
        update(_a)
        .where(_a.worker_id == worker_id, _a.state == "live", within, func.lower(_a.during) > now)
        .values(state="ended", ended_at=now)
        .returning(_a.during, _a.id, _a.visit_id, _a.client_id, _a.roster_id)
        .execution_options(synchronize_session=False)
    )
    return sorted((_Taken(row.during.lower, row.during.upper, *row[1:]) for row in ended), key=itemgetter(0, 2))


def _told(taken: _Taken) -> Released:
    starts_at, ends_at, assignment_id, visit_id, *_ = taken
    return Released(id=visit_id, assignment_id=assignment_id, starts_at=starts_at, ends_at=ends_at)


async def _record(session: AsyncSession, actor: Actor, released: list[_Taken], now: datetime) -> None:
    r = RosterRow
    weeks = await session.scalars(select(r.week_on).where(r.id.in_({taken.roster_id for taken in released})).distinct())
    payload = {
        "away": actor.member_id,
        "worker_ids": [actor.member_id],
        "client_ids": sorted({taken.client_id for taken in released}),
        "visit_ids": [taken.visit_id for taken in released],
        "week_ons": sorted(weeks),
    }
    told = msgspec.to_builtins(payload)
    await record(session, actor.cooperative_id, "assignments_ended", told, actor_id=actor.member_id, now=now)
