"""What care does by itself: every night the visits of the next six weeks are there."""

import logging
from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.care.horizon import fill_horizon
from backend.care.rules import HORIZON
from backend.kit.clock import Clock
from backend.kit.db import transaction
from backend.kit.jobs import Handler, Nightly
from backend.kit.local_time import local_date
from backend.members.tables import CooperativeRow
from backend.privacy.cooperatives import cooperatives
from backend.privacy.door import Access, program_context

log = logging.getLogger(__name__)
FILLING = Access(purpose="Scheduling", recipient="Solver", categories=("TimeWindows", "VisitTimes"))


def handlers(_engine: AsyncEngine, _settings: object, _clock: Clock) -> Mapping[str, Handler]:
    """Care has no job that is queued; its one program runs by the clock."""
    return {}


def nightly(engine: AsyncEngine, clock: Clock) -> Nightly:
    """Fills every cooperative's horizon; one that fails does not keep the others from theirs."""

    async def fill() -> None:
        failed: list[Exception] = []
        for cooperative_id in await cooperatives(engine):
            try:
                made = await fill_cooperative(engine, cooperative_id, clock)
                log.info("horizon of %s: %d visits made", cooperative_id, made)
            except Exception as error:
                log.exception("horizon of %s", cooperative_id)
                failed.append(error)
        if failed:
            raise ExceptionGroup("horizons not filled", failed)

    return fill


async def fill_cooperative(engine: AsyncEngine, cooperative_id: UUID, clock: Clock) -> int:
    """One cooperative's visits through the horizon; how many were made."""
    now = clock()
    context = await program_context(engine, "solver", cooperative_id, (FILLING,), now=now)
    async with transaction(engine, context) as session:
        c = CooperativeRow
        zone = ZoneInfo((await session.scalars(select(c.zone).where(c.id == cooperative_id))).one())
        return await fill_horizon(session, cooperative_id, zone, local_date(now, zone) + HORIZON)
