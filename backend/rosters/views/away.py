"""When the workers of a board cannot come: what is left of the week without what they said they can."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability import queries as availability
from backend.availability.rules import DatedSpan
from backend.rosters.views.board_schemas import AwayFor
from backend.rosters.views.spans import local_days


async def away(
    session: AsyncSession, worker_ids: list[UUID], week_on: date, zone: str
) -> dict[UUID, tuple[AwayFor, ...]]:
    """Each worker's stretches of *cannot* in the week."""
    free = await availability.spans_for_solver(session, worker_ids, week_on, 7, ZoneInfo(zone))
    starts_at, ends_at = local_days(week_on, 7, zone)
    return {worker_id: tuple(gaps(free[worker_id], starts_at, ends_at)) for worker_id in worker_ids}


def gaps(free: Iterable[DatedSpan], starts_at: datetime, ends_at: datetime) -> Iterator[AwayFor]:
    """What lies between the free spans from one instant to another."""
    here = starts_at
    for span in sorted(free):
        if span.starts_at > here:
            yield AwayFor(starts_at=here, ends_at=span.starts_at)
        here = max(here, span.ends_at)
    if here < ends_at:
        yield AwayFor(starts_at=here, ends_at=ends_at)
