"""A worker says when they can work and how much they want to."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability import checks, queries
from backend.availability.rules import DateSpan, WeekdaySpan
from backend.availability.schemas import ExceptionInput, HoursWantedInput, UsualWeek
from backend.availability.tables import AvailabilityRow, ExceptionSpanRow, HoursWantedRow, UsualSpanRow
from backend.kit.errors import Problem, not_found, version_conflict
from backend.kit.events import announce
from backend.kit.ids import new_id
from backend.kit.local_time import local_date
from backend.privacy.door import Actor


async def state_usual_week(session: AsyncSession, data: UsualWeek, *, actor: Actor, now: datetime) -> None:
    """Replaces my usual week, which also confirms it; Problem 409 where another version stands with another week."""
    actor.must_be("worker")
    week = checks.usual_week(data.spans)
    version = await _lock(session, actor)
    if week != (await queries.usual_weeks(session, [actor.member_id]))[actor.member_id]:
        if data.version != version:
            raise version_conflict(version)
        await _replace(session, week, actor)
        version += 1
    await _confirm(session, version, actor=actor, now=now)


async def _replace(session: AsyncSession, week: list[WeekdaySpan], actor: Actor) -> None:
    u = UsualSpanRow
    await session.execute(delete(u).where(u.worker_id == actor.member_id))
    rows = [
        {
            "cooperative_id": actor.cooperative_id,
            "id": new_id(),
            "worker_id": actor.member_id,
            "weekday": weekday,
            "minutes": Range(span.starts_minute, span.ends_minute),
            "level": span.level,
        }
        for weekday, span in week
    ]
    if rows:
        await session.execute(insert(u), rows)


async def confirm(session: AsyncSession, *, actor: Actor, now: datetime) -> None:
    """What I said still holds."""
    actor.must_be("worker")
    await _confirm(session, await _lock(session, actor), actor=actor, now=now)


async def _confirm(session: AsyncSession, version: int, *, actor: Actor, now: datetime) -> None:
    a = AvailabilityRow
    await session.execute(update(a).where(a.worker_id == actor.member_id).values(version=version, confirmed_at=now))
    await _tell(session, actor)


async def put_exception(
    session: AsyncSession, exception_id: UUID, data: ExceptionInput, *, actor: Actor, now: datetime
) -> None:
    """One date is unlike the usual week. Sent again it changes nothing; sent anew it becomes the latest made.

    Problem 404 where the id is somebody else's, 409 where I have too many.
    """
    actor.must_be("worker")
    e = ExceptionSpanRow
    await _lock(session, actor)
    stands = (
        await session.execute(
            select(e.exception_on, e.minutes, e.level).where(e.id == exception_id, e.worker_id == actor.member_id)
        )
    ).first()
    sent = checks.wall(data)
    values = {"exception_on": data.on, "minutes": Range(sent.starts_minute, sent.ends_minute), "level": sent.level}
    if stands is not None and dict(stands._mapping) == values:
        return
    checked = checks.exception(data, today=local_date(now, ZoneInfo(actor.zone)))
    if stands is None:
        await _add_exception(session, exception_id, checked, actor=actor, now=now)
    else:
        await session.execute(update(e).where(e.id == exception_id).values(**values, made_at=now, by_desk=False))
    await _tell(session, actor)


async def _add_exception(
    session: AsyncSession, exception_id: UUID, found: DateSpan, *, actor: Actor, now: datetime
) -> None:
    e, today = ExceptionSpanRow, local_date(now, ZoneInfo(actor.zone))
    count = select(func.count()).where(e.worker_id == actor.member_id, e.exception_on >= today)
    checks.not_too_many((await session.scalar(count) or 0) + 1)
    row = {
        "cooperative_id": actor.cooperative_id,
        "id": exception_id,
        "worker_id": actor.member_id,
        "exception_on": found.on,
        "minutes": Range(found.span.starts_minute, found.span.ends_minute),
        "level": found.span.level,
        "made_at": now,
    }
    try:
        await session.execute(insert(e).values(**row))
    except IntegrityError as error:
        raise not_found("exception") from error


async def remove_exception(session: AsyncSession, exception_id: UUID, *, actor: Actor) -> None:
    """That date is like the usual week again; changes nothing where no such exception is mine."""
    actor.must_be("worker")
    e = ExceptionSpanRow
    await session.execute(delete(e).where(e.id == exception_id, e.worker_id == actor.member_id))
    await _tell(session, actor)


async def want_hours(session: AsyncSession, data: HoursWantedInput, *, actor: Actor) -> None:
    """How many minutes a week I want; Problem 409 where neither this stands now nor what I saw when I said it."""
    actor.must_be("worker")
    checks.hours_wanted(data.hours)
    await _lock(session, actor)
    stands = (await queries.hours_wanted(session, [actor.member_id])).get(actor.member_id, queries.NO_HOURS)
    if data.before is not None and stands not in {data.before, data.hours}:
        raise Problem("version_conflict", 409, {"current": msgspec.to_builtins(stands)})
    values = {
        "least_minutes": data.least_minutes,
        "wanted_minutes": data.wanted_minutes,
        "most_minutes": data.most_minutes,
    }
    key = {"cooperative_id": actor.cooperative_id, "id": actor.member_id, "worker_id": actor.member_id}
    await session.execute(
        upsert(HoursWantedRow)
        .values(**key, **values)
        .on_conflict_do_update(index_elements=["cooperative_id", "id"], set_=values)
    )
    await _tell(session, actor)


async def _lock(session: AsyncSession, actor: Actor) -> int:
    """The version of my usual week, held until the end of the transaction; 0 where I never said one."""
    a = AvailabilityRow
    key = {"cooperative_id": actor.cooperative_id, "id": actor.member_id, "worker_id": actor.member_id}
    await session.execute(upsert(a).values(**key, version=0).on_conflict_do_nothing())
    return (await session.scalars(select(a.version).where(a.worker_id == actor.member_id).with_for_update())).one()


async def _tell(session: AsyncSession, actor: Actor) -> None:
    await announce(session, actor.cooperative_id, "availability_changed", {"worker_id": actor.member_id})
