"""A stretch in which a worker cannot, said as exceptions of its days; why is never asked, and nobody is refused.

What worker or desk said as *cannot* before is cut where they say it again or take it back. So what each said of a day
never overlaps, and there are no more rows of it than steps in a day, however often somebody is away.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability.checks import STEP_MINUTES
from backend.availability.rules import DateSpan, WallSpan
from backend.availability.tables import ExceptionSpanRow
from backend.kit.events import announce
from backend.kit.ids import new_id
from backend.kit.local_time import local_date
from backend.privacy.door import Actor

_DAY_MINUTES = 1440
_DAY = timedelta(days=1)


async def cannot_between(
    session: AsyncSession,
    worker_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """From here on the worker cannot in that time, whatever was said of its days before; again changes nothing.

    Never too much: whoever is ill has no time to tidy their calendar. Needs the worker's own session or their
    Availability; one transaction at a time for a worker's stretch.
    """
    by_desk = actor.member_id != worker_id
    for found in wall_days(starts_at, ends_at, ZoneInfo(actor.zone)):
        await _cut(session, worker_id, found, by_desk=by_desk)
        what = {"exception_on": found.on, "minutes": _minutes(found), "level": found.span.level, "by_desk": by_desk}
        row = {"cooperative_id": actor.cooperative_id, "id": new_id(), "worker_id": worker_id, "made_at": now}
        await session.execute(insert(ExceptionSpanRow).inline().values(**row, **what))
    await announce(session, actor.cooperative_id, "availability_changed", {"worker_id": worker_id})


async def can_again(
    session: AsyncSession, worker_id: UUID, starts_at: datetime, ends_at: datetime, *, actor: Actor
) -> None:
    """What a desk said of that time is taken back; whatever was said before it holds again."""
    for found in wall_days(starts_at, ends_at, ZoneInfo(actor.zone)):
        await _cut(session, worker_id, found, by_desk=True)
    await announce(session, actor.cooperative_id, "availability_changed", {"worker_id": worker_id})


async def _cut(session: AsyncSession, worker_id: UUID, found: DateSpan, *, by_desk: bool) -> None:
    """What one side said as *cannot* of that day loses that part of it; what is left keeps when it was made."""
    e, part = ExceptionSpanRow, _minutes(found)
    same = (e.worker_id == worker_id, e.exception_on == found.on, e.level == "cannot", e.by_desk.is_(by_desk))
    kept = (e.cooperative_id, e.worker_id, e.exception_on, e.level, e.made_at, e.by_desk)
    old = delete(e).where(*same, e.minutes.op("&&")(part)).returning(*kept, e.minutes).cte("old")
    rest = func.unnest(func.int4multirange(old.c.minutes).op("-")(func.int4multirange(part)))
    left = select(func.uuidv7(), *(old.c[column.key] for column in kept), rest)
    await session.execute(insert(e).inline().from_select(["id", *(column.key for column in kept), "minutes"], left))


def _minutes(found: DateSpan) -> Range[int]:
    return Range(found.span.starts_minute, found.span.ends_minute)


def wall_days(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> Iterator[DateSpan]:
    """The days on the wall that a stretch touches, each with its part, to full steps of the grid around it."""
    on, last_on = local_date(starts_at, zone), local_date(ends_at, zone)
    first, last = _wall_minute(starts_at, zone), _wall_minute(ends_at, zone)
    while on <= last_on:
        begins = first if on == local_date(starts_at, zone) else 0
        until = last if on == last_on else _DAY_MINUTES
        # In the hour that comes twice the wall can show the end before the beginning.
        begins, until = sorted((begins, until))
        begins, until = begins // STEP_MINUTES * STEP_MINUTES, -(-until // STEP_MINUTES) * STEP_MINUTES
        if begins < until:
            yield DateSpan(on, WallSpan(begins, until, "cannot"))
        on += _DAY


def _wall_minute(at: datetime, zone: ZoneInfo) -> int:
    wall = at.astimezone(zone)
    return wall.hour * 60 + wall.minute + (1 if wall.second or wall.microsecond else 0)
