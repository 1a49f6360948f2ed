"""Standing visits become visits, some weeks ahead: one for every due date, however often this is done."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import Range, insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.rules import due_dates, times
from backend.care.tables import StandingVisitRow, VisitRow
from backend.kit.ids import new_id
from backend.kit.local_time import local_date

_DAY = timedelta(days=1)
_Values = dict[str, Any]


async def fill_horizon(
    session: AsyncSession,
    cooperative_id: UUID,
    zone: ZoneInfo,
    until_on: date,
    *,
    from_on: date | None = None,
    standing_visit_id: UUID | None = None,
) -> int:
    """Every due date through `until_on` has its visit; how many were made.

    A standing visit that never had any begins at `from_on`, by default the transaction's own day: the past is not
    made up. One that had goes on where it stopped. Needs TimeWindows; `standing_visit_id` is for one alone.
    """
    begin_on = from_on or await _today(session, zone)
    s, after = StandingVisitRow, func.upper(StandingVisitRow.filled)
    query = (
        select(s)
        .where(s.cooperative_id == cooperative_id, s.from_on <= until_on, or_(s.filled.is_(None), after <= until_on))
        .where(or_(s.until_on.is_(None), s.until_on >= func.coalesce(after, begin_on)))
        .order_by(s.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if standing_visit_id is not None:
        query = query.where(s.id == standing_visit_id)
    made: list[_Values] = []
    for pattern in (await session.scalars(query)).all():
        made.extend(_visits(pattern, zone, begin_on, until_on))
        await _remember(session, pattern, begin_on, until_on)
    if made:
        await session.execute(insert(VisitRow).on_conflict_do_nothing(), made)
    return len(made)


async def _today(session: AsyncSession, zone: ZoneInfo) -> date:
    now: datetime = (await session.scalars(select(func.app_now()))).one()
    return local_date(now, zone)


def _begin(pattern: StandingVisitRow, begin_on: date) -> date:
    if pattern.filled is not None and pattern.filled.upper is not None:
        return pattern.filled.upper
    return max(pattern.from_on, begin_on)


async def _remember(session: AsyncSession, pattern: StandingVisitRow, begin_on: date, until_on: date) -> None:
    first_on = _begin(pattern, begin_on)
    until_on = min(until_on, pattern.until_on or until_on)
    if first_on > until_on:
        return
    lower = pattern.filled.lower if pattern.filled is not None else first_on
    s = StandingVisitRow
    await session.execute(
        update(s)
        .where(s.cooperative_id == pattern.cooperative_id, s.id == pattern.id)
        .values(filled=Range(lower, until_on + _DAY))
        .execution_options(synchronize_session=False)
    )


def _visits(pattern: StandingVisitRow, zone: ZoneInfo, begin_on: date, until_on: date) -> Iterator[_Values]:
    last_on = min(until_on, pattern.until_on or until_on)
    for on in due_dates(pattern.weekdays, _begin(pattern, begin_on), last_on, zone):
        when = times(on, pattern.starts_time, pattern.minutes, pattern.flexible_minutes, zone)
        yield {
            "cooperative_id": pattern.cooperative_id,
            "id": new_id(),
            "client_id": pattern.client_id,
            "team_id": pattern.team_id,
            "standing_visit_id": pattern.id,
            "visit_on": on,
            **when._asdict(),
            "minutes": pattern.minutes,
            "workers": pattern.workers,
            "critical": pattern.critical,
            "state": "due",
        }
