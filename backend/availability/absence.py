"""A stretch in which a worker cannot, said as exceptions of its days; why is never asked."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability.checks import STEP_MINUTES, not_too_many
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

    Problem 409 where the worker would have more days that differ than they may. Needs the worker's own session or their
    Availability; one transaction at a time for a worker's stretch.
    """
    e, by_desk, new = ExceptionSpanRow, actor.member_id != worker_id, 0
    for found in wall_days(starts_at, ends_at, ZoneInfo(actor.zone)):
        minutes = Range(found.span.starts_minute, found.span.ends_minute)
        what = {"exception_on": found.on, "minutes": minutes, "level": found.span.level}
        same = (e.exception_on == found.on, e.minutes == minutes, e.level == found.span.level, e.by_desk.is_(by_desk))
        stands = update(e).where(e.worker_id == worker_id, *same).values(made_at=now).returning(e.id)
        again = await session.execute(stands.execution_options(synchronize_session=False))
        if again.first() is None:
            new += 1
            where = {"cooperative_id": actor.cooperative_id, "id": new_id(), "worker_id": worker_id}
            await session.execute(insert(e).inline().values(**where, **what, made_at=now, by_desk=by_desk))
    if new:
        await _must_not_be_too_many(session, worker_id, actor, now)
    await announce(session, actor.cooperative_id, "availability_changed", {"worker_id": worker_id})


async def _must_not_be_too_many(session: AsyncSession, worker_id: UUID, actor: Actor, now: datetime) -> None:
    e, today = ExceptionSpanRow, local_date(now, ZoneInfo(actor.zone))
    count = select(func.count()).where(e.worker_id == worker_id, e.exception_on >= today)
    not_too_many(await session.scalar(count) or 0)


async def can_again(
    session: AsyncSession, worker_id: UUID, starts_at: datetime, ends_at: datetime, *, actor: Actor
) -> None:
    """What a desk said of that very stretch is taken back; whatever was said before it holds again."""
    e = ExceptionSpanRow
    for found in wall_days(starts_at, ends_at, ZoneInfo(actor.zone)):
        minutes = Range(found.span.starts_minute, found.span.ends_minute)
        same = (e.exception_on == found.on, e.minutes == minutes, e.level == found.span.level, e.by_desk.is_(True))
        gone = delete(e).where(e.worker_id == worker_id, *same)
        await session.execute(gone.execution_options(synchronize_session=False))
    await announce(session, actor.cooperative_id, "availability_changed", {"worker_id": worker_id})


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
