"""The invariants of care notice what they are there to notice, and the database's clock agrees with ours."""

from collections.abc import AsyncIterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import asyncpg
import pytest

from tests.database import TestDatabase
from tests.invariants import INVARIANTS
from tests.world import a_world
from tests.world_care import MONDAY_ON, a_standing_visit, fill
from tests.zones import ODD_ZONES, moves

DUE = "every due date of a standing visit's filled days has exactly one visit; other dates have none but cancelled"
WALL = "a visit is when the wall clock says, the first time it does, or as much later as the clock was moved"
APART = "no two visits of a standing visit begin at once, and none lasts nothing"
HALF_AN_HOUR_LATER = """
update visit set starts_at = starts_at + interval '30 minutes', latest_end_at = latest_end_at + interval '1 hour'
"""


@pytest.fixture
async def damaged(database: TestDatabase) -> AsyncIterator[asyncpg.Connection]:
    """An all-powerful connection to a week of visits; whatever is broken through it is undone."""
    async with a_world(database) as world:
        await a_standing_visit(world, await world.a_client(), weekdays=(0, 1, 2))
        await fill(world, MONDAY_ON + timedelta(days=6))
        connection = await asyncpg.connect(database.admin_url)
        undo = connection.transaction()
        await undo.start()
        yield connection
        await undo.rollback()
        await connection.close()


@pytest.mark.parametrize(
    ("damage", "noticed"),
    [
        ("delete from visit where visit_on = '2026-11-24'", DUE),
        ("update visit set visit_on = '2026-11-28' where visit_on = '2026-11-24'", DUE),
        ("update standing_visit set weekdays = '{0,1,2,3}'", DUE),
        ("update standing_visit set filled = daterange('2026-11-23', '2026-12-01')", DUE),
        (HALF_AN_HOUR_LATER, WALL),
        ("update visit set starts_at = (select min(starts_at) from visit), earliest_at = '2020-01-01'", APART),
    ],
)
async def test_damage_is_noticed(damaged: asyncpg.Connection, damage: str, noticed: str) -> None:
    assert not [name for name in (DUE, WALL, APART) if await damaged.fetch(INVARIANTS[name])]
    await damaged.execute(damage)
    assert await damaged.fetch(INVARIANTS[noticed])


@pytest.mark.parametrize("name", ODD_ZONES)
async def test_the_database_moves_this_zones_clock_when_we_do(damaged: asyncpg.Connection, name: str) -> None:
    instants = [at + timedelta(seconds=n) for at in moves(name) for n in (-1, 0)]
    theirs = await damaged.fetch("select i, i at time zone $2 as wall from unnest($1::timestamptz[]) i", instants, name)
    ours = [at.astimezone(ZoneInfo(name)).replace(tzinfo=None) for at in instants]
    assert [row["wall"] for row in theirs] == ours
