"""Standing visits become visits: each due date once, however often and by however many it is done."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from backend.care.jobs import FILLING, nightly
from backend.care.rules import HORIZON
from backend.care.tables import VisitRow
from backend.kit.db import transaction
from backend.privacy.door import program_context
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_care import MONDAY_ON, a_standing_visit, fill
from tests.zones import moves

ZONES_WITH_MOVES_AHEAD = (
    "Africa/Cairo",
    "America/New_York",
    "America/Nuuk",
    "Antarctica/Troll",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Chatham",
)


async def made(world: World) -> list[tuple[date, datetime]]:
    """Which visits there are: the day they are due and when they start."""
    context = await program_context(world.engine, "solver", world.cooperative_id, (FILLING,), now=world.now)
    async with transaction(world.engine, context) as session:
        rows = await session.execute(select(VisitRow.visit_on, VisitRow.starts_at).order_by(VisitRow.visit_on))
        return [(row.visit_on, row.starts_at) for row in rows]


async def test_filling_again_makes_nothing_and_filling_further_goes_on(world: World) -> None:
    await a_standing_visit(world, await world.a_client(), weekdays=(0, 2))
    week = timedelta(days=7)
    assert await fill(world, MONDAY_ON + week - timedelta(days=1)) == 2
    assert await fill(world, MONDAY_ON + week - timedelta(days=1)) == 0
    assert await fill(world, MONDAY_ON) == 0
    assert await fill(world, MONDAY_ON + 3 * week - timedelta(days=1)) == 4
    assert [on for on, _ in await made(world)] == [
        on for n in range(21) if (on := MONDAY_ON + timedelta(days=n)).weekday() in {0, 2}
    ]


async def test_the_past_is_not_made_up_but_where_a_first_day_is_named(world: World) -> None:
    client_id = await world.a_client()
    await a_standing_visit(world, client_id, from_on=date(2024, 1, 1))
    assert await fill(world, MONDAY_ON + timedelta(days=1)) == 2
    await a_standing_visit(world, client_id, from_on=date(2024, 1, 1), at="12:00")
    assert await fill(world, MONDAY_ON + timedelta(days=1), from_on=MONDAY_ON - timedelta(days=2)) == 4


async def test_a_horizon_left_alone_for_months_has_no_hole_afterwards(world: World) -> None:
    await a_standing_visit(world, await world.a_client())
    await fill(world, MONDAY_ON + HORIZON)
    world.clock.pass_time(days=100)
    await fill(world, MONDAY_ON + timedelta(days=100) + HORIZON)
    assert [on for on, _ in await made(world)] == [MONDAY_ON + timedelta(days=n) for n in range(143)]


async def test_a_pattern_ends_on_its_last_day_and_begins_on_its_first(world: World) -> None:
    client_id, day = await world.a_client(), timedelta(days=1)
    await a_standing_visit(world, client_id, from_on=MONDAY_ON + 3 * day, until_on=MONDAY_ON + 5 * day)
    assert await fill(world, MONDAY_ON + 2 * day) == 0
    assert await fill(world, MONDAY_ON + 4 * day) == 2
    assert await fill(world, MONDAY_ON + 40 * day) == 1
    assert await fill(world, MONDAY_ON + 80 * day) == 0


async def test_eight_at_once_make_each_visit_once(world: World) -> None:
    for _ in range(3):
        await a_standing_visit(world, await world.a_client())
    counts = await asyncio.gather(*(fill(world, MONDAY_ON + HORIZON) for _ in range(4)))
    assert sum(counts) == 3 * 43
    assert len(await made(world)) == 3 * 43


@pytest.mark.parametrize("name", ZONES_WITH_MOVES_AHEAD)
async def test_over_a_year_of_clock_changes_every_day_has_its_visit(database: TestDatabase, name: str) -> None:
    zone = ZoneInfo(name)
    async with a_world(database, zone=name) as there:
        client_id = await there.a_client()
        for at in ("00:30", "01:30", "02:15", "03:00", "23:30"):
            await a_standing_visit(there, client_id, at=at)
        assert await fill(there, MONDAY_ON + timedelta(days=370)) == 5 * 371
        rows = await made(there)
        near = [move for move in moves(name) if MONDAY_ON <= move.date() <= MONDAY_ON + timedelta(days=370)]
        assert near
        assert len({starts_at for _, starts_at in rows}) >= len(rows) - 2 * len(near)
        for on, starts_at in rows:
            assert timedelta() <= starts_at.astimezone(zone).date() - on <= timedelta(days=1)


async def test_the_nightly_program_fills_six_weeks_of_every_cooperative(database: TestDatabase) -> None:
    async with a_world(database) as one, a_world(database, zone="Pacific/Kiritimati") as other:
        for there in (one, other):
            await a_standing_visit(there, await there.a_client())
        await nightly(one.engine, one.clock)()
        ends = [max(on for on, _ in await made(there)) for there in (one, other)]
    assert one.now == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert ends == [MONDAY_ON + HORIZON, MONDAY_ON + HORIZON]


async def test_no_program_without_a_grant_fills_anything(world: World) -> None:
    from backend.care.horizon import fill_horizon  # noqa: PLC0415

    await a_standing_visit(world, await world.a_client())
    async with world.writing() as session:
        assert await fill_horizon(session, world.cooperative_id, ZoneInfo(world.zone), MONDAY_ON) == 0
        assert await session.scalar(select(func.count()).select_from(VisitRow)) == 0
