"""The demo as it should stand: both invented cooperatives there, their weeks published.

Each part is one transaction, and what is missing is done at the next start; so it may be interrupted anywhere.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from backend.care.jobs import fill_cooperative
from backend.care.tables import VisitRow
from backend.demo.cast import Cast, Suggested, casts, friday_before, monday, people
from backend.demo.deciding import decide
from backend.demo.folder import write
from backend.demo.say import Say
from backend.demo.shapes import ASHBOURNE_VALE, GLENMORE
from backend.demo.weeks import Planner, UnsolvedError, weeks_of
from backend.imports.findings import report
from backend.imports.load import load
from backend.imports.reader import read
from backend.kit import roles
from backend.kit.clock import Clock
from backend.kit.db import connect
from backend.kit.local_time import local_date
from backend.members.tables import MemberRow
from backend.settings import Settings

SEED = 7
Plans = Mapping[str, tuple[int, ...]]
# Seconds for the solver, by cooperative: for the present week and for those after it.
PLANS: Plans = {ASHBOURNE_VALE.key: (20, 12), GLENMORE.key: (3,)}
_ZONE = ZoneInfo(ASHBOURNE_VALE.zone)


async def set_up(settings: Settings, say: Say, *, clock: Clock, empty: bool, plans: Plans = PLANS) -> list[Suggested]:
    """Does what is missing, and returns whom a visitor may be."""
    engine = connect(settings.url(roles.WORKER), name="commonrota demo", pool=2)
    try:
        if empty:
            await bring_in(engine, say, clock)
        found = await casts(engine, clock())
        for cast in found:
            await fill_cooperative(engine, cast.actor.cooperative_id, clock)
            await decide(engine, cast, clock)
            await _plan(engine, cast, plans.get(cast.key, ()), say, clock)
        return await people(engine, found, clock())
    finally:
        await engine.dispose()


async def bring_in(engine: AsyncEngine, say: Say, clock: Clock) -> None:
    """Invents the cooperatives as folders and imports each like any other, as if before this week was planned."""
    now = clock()
    today = local_date(now, _ZONE)
    joined_at = min(now, friday_before(monday(today), _ZONE))
    with tempfile.TemporaryDirectory(prefix="commonrota-demo-") as place:
        say.step("Inventing two cooperatives")
        for folder in write(Path(place), seed=SEED, today=today):
            reading = read(folder)
            if reading.cooperative is None:
                raise ValueError(report(reading.errors))
            say.step(f"Importing {reading.cooperative.cooperative.name}")
            rows = await load(engine, reading.cooperative, now=joined_at)
            say.step(f"Imported {rows.count(MemberRow)} members and {rows.count(VisitRow):,} visits, past and to come")


async def _plan(engine: AsyncEngine, cast: Cast, seconds: tuple[int, ...], say: Say, clock: Clock) -> None:
    """The weeks that nobody published yet; one that cannot be solved is left for the screens, and told."""
    planner = Planner(engine, cast, say)
    for week_on, budget in zip(weeks_of(cast, clock(), ahead=len(seconds) - 1), seconds, strict=True):
        try:
            await planner.plan(week_on, budget, clock())
        except UnsolvedError as error:
            say.step(str(error))
