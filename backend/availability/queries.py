"""What workers have said: to themselves, and to the programs that plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability.rules import DatedSpan, DateSpan, WallSpan, WeekdaySpan, dated_spans
from backend.availability.schemas import (
    Availability,
    Certificate,
    DatedException,
    HoursWanted,
    Span,
    TravelStart,
)
from backend.availability.tables import (
    AvailabilityRow,
    CertificateRow,
    ExceptionSpanRow,
    HoursWantedRow,
    TravelStartRow,
    UsualSpanRow,
)
from backend.kit.local_time import day_starts_at, local_date, wall_of
from backend.privacy.door import Actor

# A worker who says the week is like the last one means what was said for its days too.
KEPT_IN_SIGHT = timedelta(days=14)
NO_HOURS = HoursWanted(least_minutes=0, wanted_minutes=0, most_minutes=0)


async def mine(session: AsyncSession, actor: Actor, *, now: datetime) -> Availability:
    """All I have said, for dates from a fortnight ago on; version 0 and nothing free where I have said nothing yet."""
    zone, a, me = ZoneInfo(actor.zone), AvailabilityRow, actor.member_id
    head = (await session.execute(select(a.version, a.confirmed_at).where(a.worker_id == me))).first()
    hours = await hours_wanted(session, [me])
    return Availability(
        version=head.version if head else 0,
        spans=await _my_spans(session, me),
        exceptions=await _my_exceptions(session, me, local_date(now, zone) - KEPT_IN_SIGHT),
        hours_wanted=hours.get(me, NO_HOURS),
        confirmed_on=local_date(head.confirmed_at, zone) if head and head.confirmed_at else None,
    )


async def _my_spans(session: AsyncSession, me: UUID) -> tuple[Span, ...]:
    spans = (await usual_weeks(session, [me]))[me]
    return tuple(
        Span(
            weekday=weekday,
            starts_time=wall_of(span.starts_minute),
            ends_time=wall_of(span.ends_minute),
            level=span.level,
        )
        for weekday, span in spans
    )


async def _my_exceptions(session: AsyncSession, me: UUID, from_on: date) -> tuple[DatedException, ...]:
    e = ExceptionSpanRow
    starts, ends = func.lower(e.minutes), func.upper(e.minutes)
    rows = await session.execute(
        select(e.id, e.exception_on, starts.label("starts"), ends.label("ends"), e.level)
        .where(e.worker_id == me, e.exception_on >= from_on)
        .order_by(e.exception_on, starts, e.made_at, e.id)
    )
    return tuple(
        DatedException(
            id=row.id,
            on=row.exception_on,
            starts_time=wall_of(row.starts),
            ends_time=wall_of(row.ends),
            level=row.level,
        )
        for row in rows
    )


async def usual_weeks(session: AsyncSession, worker_ids: Iterable[UUID]) -> Mapping[UUID, list[WeekdaySpan]]:
    """The usual weeks of those this request may read about, in order; an empty one for the others."""
    u = UsualSpanRow
    starts = func.lower(u.minutes)
    rows = await session.execute(
        select(u.worker_id, u.weekday, starts.label("starts"), func.upper(u.minutes).label("ends"), u.level)
        .where(u.worker_id.in_(set(worker_ids)))
        .order_by(u.worker_id, u.weekday, starts)
    )
    found: dict[UUID, list[WeekdaySpan]] = defaultdict(list)
    for row in rows:
        found[row.worker_id].append(WeekdaySpan(row.weekday, WallSpan(row.starts, row.ends, row.level)))
    return found


async def _exceptions(session: AsyncSession, worker_ids: Iterable[UUID]) -> Mapping[UUID, list[DateSpan]]:
    e = ExceptionSpanRow
    starts, ends = func.lower(e.minutes), func.upper(e.minutes)
    rows = await session.execute(
        select(e.worker_id, e.exception_on, starts.label("starts"), ends.label("ends"), e.level)
        .where(e.worker_id.in_(set(worker_ids)))
        .order_by(e.made_at, e.id)
    )
    found: dict[UUID, list[DateSpan]] = defaultdict(list)
    for row in rows:
        found[row.worker_id].append(DateSpan(row.exception_on, WallSpan(row.starts, row.ends, row.level)))
    return found


async def spans_for_solver(
    session: AsyncSession, worker_ids: Iterable[UUID], from_on: date, days: int, zone: ZoneInfo
) -> dict[UUID, list[DatedSpan]]:
    """When each worker is free within `days` local days from `from_on`; needs (Scheduling, …, Availability)."""
    asked = set(worker_ids)
    usual, exceptions = await usual_weeks(session, asked), await _exceptions(session, asked)
    return {w: dated_spans(usual.get(w, []), exceptions.get(w, []), zone, from_on, days) for w in asked}


async def hours_wanted(session: AsyncSession, worker_ids: Iterable[UUID]) -> dict[UUID, HoursWanted]:
    """The hours of those who said; needs ContractHours."""
    h = HoursWantedRow
    rows = await session.execute(
        select(h.worker_id, h.least_minutes, h.wanted_minutes, h.most_minutes).where(h.worker_id.in_(set(worker_ids)))
    )
    return {
        row.worker_id: HoursWanted(
            least_minutes=row.least_minutes, wanted_minutes=row.wanted_minutes, most_minutes=row.most_minutes
        )
        for row in rows
    }


async def certificates(
    session: AsyncSession, worker_ids: Iterable[UUID], zone: ZoneInfo
) -> dict[UUID, tuple[Certificate, ...]]:
    """What each worker may do, in order of skill, each through the end of its last local day; needs Skills."""
    c = CertificateRow
    rows = await session.execute(
        select(c.worker_id, c.skill, c.valid_until_on)
        .where(c.worker_id.in_(set(worker_ids)))
        .order_by(c.worker_id, c.skill)
    )
    found: dict[UUID, list[Certificate]] = defaultdict(list)
    for row in rows:
        found[row.worker_id].append(Certificate(skill=row.skill, until_at=_end_of(row.valid_until_on, zone)))
    return {worker_id: tuple(held) for worker_id, held in found.items()}


def _end_of(on: date | None, zone: ZoneInfo) -> datetime | None:
    if on is None or on == date.max:
        return None
    return day_starts_at(date.fromordinal(on.toordinal() + 1), zone)


async def travel_starts(session: AsyncSession, worker_ids: Iterable[UUID]) -> dict[UUID, TravelStart]:
    """How each worker travels and from which area; needs TravelStart."""
    t = TravelStartRow
    rows = await session.execute(
        select(t.worker_id, t.mode, t.latitude_e5, t.longitude_e5).where(t.worker_id.in_(set(worker_ids)))
    )
    return {
        row.worker_id: TravelStart(mode=row.mode, latitude_e5=row.latitude_e5, longitude_e5=row.longitude_e5)
        for row in rows
    }
