"""Own figures, and the spread of others only where they are enough to hide in; never a league table."""

import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import update

from backend.fairness.rules import next_turn, ratio_bp, weight
from backend.kit.ids import new_id
from backend.members.tables import MemberRow
from backend.rosters.tables import LedgerEntryRow
from tests.database import TestDatabase
from tests.world import World
from tests.world_rosters_views import WEEK_ON, a_visit, publish

LAST_WEEK = WEEK_ON - timedelta(weeks=1)


async def enter(world: World, worker_id: UUID, week_on: date = LAST_WEEK, **minutes: int) -> None:
    """What the ledger holds of a worker's week; `able_evenings` is the kind `able:evenings`."""
    async with world.writing() as session:
        for kind, value in minutes.items():
            session.add(
                LedgerEntryRow(
                    cooperative_id=world.cooperative_id,
                    id=new_id(),
                    worker_id=worker_id,
                    week_on=week_on,
                    kind=kind.replace("able_", "able:"),
                    minutes=value,
                    source="import",
                    made_at=world.now,
                )
            )


async def workers(world: World, many: int) -> list[UUID]:
    """Workers who carried 0, 60, 120 … minutes of 1200 able evenings, and got 600, 660 … of 1200 hours wanted."""
    made = []
    for number in range(many):
        worker_id = await world.a_worker(f"W{number}")
        await enter(world, worker_id, evenings=60 * number, able_evenings=1200)
        await enter(world, worker_id, hours_given=600 + 60 * number, hours_wanted=1200)
        made.append(worker_id)
    return made


async def get(world: World, member_id: UUID, path: str) -> dict[str, Any]:
    async with await world.sign_in(member_id) as browser:
        answer = await browser.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def evenings(world: World, member_id: UUID) -> dict[str, Any]:
    burdens = (await get(world, member_id, "/api/my/balance"))["burdens"]
    return next(burden for burden in burdens if burden["kind"] == "evenings")


@pytest.mark.parametrize(
    ("many", "spread", "dots"), [(4, False, False), (5, True, False), (7, True, False), (8, True, True)]
)
async def test_others_are_told_of_only_where_they_are_enough(
    world: World,
    many: int,
    *,
    spread: bool,
    dots: bool,
) -> None:
    made = await workers(world, many)
    mine = await evenings(world, made[1])
    assert (mine["spread"] is not None, mine["others_bp"] is not None) == (spread, dots)
    assert mine["own_bp"] == 500
    if not spread:
        assert (mine["even_bp"], mine["next"]) == (500, "even")


async def test_dots_are_everybody_elses_figure_in_order_of_size(world: World) -> None:
    made = await workers(world, 8)
    mine = await evenings(world, made[3])
    assert mine["others_bp"] == [0, 500, 1000, 2000, 2500, 3000, 3500]
    assert mine["spread"] == {
        "low_bp": 0, "quarter_bp": 875, "middle_bp": 1750, "three_quarter_bp": 2625, "high_bp": 3500,
    }  # fmt: skip
    assert (mine["own_bp"], mine["even_bp"], mine["next"]) == (1500, 1750, "sooner")


async def test_among_fewer_than_eight_the_ends_are_nobodys_figure(world: World) -> None:
    made = await workers(world, 6)
    spread = (await evenings(world, made[0]))["spread"]
    assert (spread["low_bp"], spread["high_bp"]) == (spread["quarter_bp"], spread["three_quarter_bp"])


async def test_who_could_not_do_a_kind_does_not_share_it(world: World) -> None:
    made = await workers(world, 4)
    for _ in range(6):
        await enter(world, await world.a_worker(), evenings=0, able_evenings=0)
    assert (await evenings(world, made[0]))["spread"] is None


async def test_who_left_is_not_counted(world: World) -> None:
    made = await workers(world, 5)
    async with world.writing() as session:
        await session.execute(update(MemberRow).where(MemberRow.id == made[4]).values(left_at=world.now))
    assert (await evenings(world, made[0]))["spread"] is None


async def test_who_just_joined_stands_at_the_median(world: World) -> None:
    await workers(world, 5)
    mine = await evenings(world, await world.a_worker("Noor"))
    assert (mine["own_bp"], mine["own_minutes"], mine["next"]) == (mine["spread"]["middle_bp"], 0, "even")


async def test_what_is_long_ago_counts_by_half_life(world: World) -> None:
    asha = await world.a_worker()
    await enter(world, asha, WEEK_ON - timedelta(weeks=8), evenings=600, able_evenings=1200)
    await enter(world, asha, WEEK_ON, evenings=100, able_evenings=1200)
    mine = await evenings(world, asha)
    assert (mine["own_minutes"], mine["own_bp"]) == (400, ratio_bp(400, 1800))


async def test_the_last_of_eight_weeks_is_this_one(world: World) -> None:
    asha = await world.a_worker()
    await enter(world, asha, WEEK_ON, hours_given=300, hours_wanted=600)
    await enter(world, asha, WEEK_ON + timedelta(weeks=1), hours_given=1, hours_wanted=1)
    found = (await get(world, asha, "/api/my/balance"))["weeks"]
    assert [week["week_on"] for week in found] == [str(WEEK_ON - timedelta(weeks=back)) for back in range(7, -1, -1)]
    assert found[-1] == {"week_on": str(WEEK_ON), "given_minutes": 300, "wanted_minutes": 600, "planned": True}


async def test_members_and_coordinators_see_the_same_distribution(world: World) -> None:
    made = await workers(world, 8)
    ruth = await world.a_coordinator()
    seen = [await get(world, member, "/api/fairness?weeks=12") for member in (made[0], made[7], ruth)]
    assert seen[0] == seen[1] == seen[2]
    hours = seen[0]["hours"]
    assert (hours["workers"], hours["worst_bp"]) == (8, 5000)
    assert [(one["from_bp"], one["workers"]) for one in hours["buckets"]] == [
        (5000, 1), (5500, 1), (6000, 1), (6500, 1), (7000, 1), (7500, 1), (8000, 1), (8500, 1),
    ]  # fmt: skip
    turns = next(one for one in seen[0]["burdens"] if one["kind"] == "evenings")
    assert len(turns["weeks"]) == 12
    assert [one for one in turns["weeks"] if one["fresh"] or one["again"]] == [
        {"week_on": str(LAST_WEEK), "fresh": 7, "again": 0}
    ]


async def test_who_carried_it_in_the_three_weeks_before_carries_it_again(world: World) -> None:
    made = await workers(world, 5)
    await enter(world, made[0], WEEK_ON, evenings=30)
    await enter(world, made[1], WEEK_ON, evenings=30)
    turns = next(o for o in (await get(world, made[0], "/api/fairness?weeks=2"))["burdens"] if o["kind"] == "evenings")
    assert turns["weeks"][-1] == {"week_on": str(WEEK_ON), "fresh": 1, "again": 1}


@pytest.mark.parametrize("many", [1, 4])
async def test_a_small_cooperative_is_told_nothing_that_is_somebody(world: World, many: int) -> None:
    made = await workers(world, many)
    found = await get(world, made[0], "/api/fairness")
    assert found["hours"] == {"buckets": [], "worst_bp": None, "mean_bp": None, "workers": many}
    assert {(len(one["weeks"]), one["spread"]) for one in found["burdens"]} == {(0, None)}


async def test_a_small_team_hides_behind_no_large_cooperative(world: World) -> None:
    made = await workers(world, 8)
    hillside = await world.another_team()
    small = await world.a_worker("Fatou", team_id=hillside)
    await enter(world, small, hours_given=60, hours_wanted=1200)
    found = await get(world, small, f"/api/fairness?team={hillside}")
    assert (found["hours"]["workers"], found["hours"]["worst_bp"]) == (1, None)
    async with await world.sign_in(made[0]) as browser:
        assert (await browser.get(f"/api/fairness?team={hillside}")).status_code == 404


async def test_coverage_and_continuity_are_counted_over_published_weeks(world: World) -> None:
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    clients = [await world.a_client(f"C{number}") for number in range(5)]
    visits = [await a_visit(world, client, day=0, at=f"{9 + n:02}:00") for n, client in enumerate(clients)]
    open_one = await a_visit(world, clients[0], day=1, workers=2)
    await publish(world, [(visit, asha) for visit in visits] + [(open_one, denise)])
    world.clock.pass_time(days=2)
    found = await get(world, asha, "/api/fairness")
    assert found["coverage"] == [{"week_on": str(WEEK_ON), "places": 7, "covered": 6}]
    assert found["continuity"]["clients"] == [
        {"different_workers": 1, "clients": 4},
        {"different_workers": 2, "clients": 1},
    ]


async def test_uncovered_places_are_counted_by_client_and_names_none(world: World) -> None:
    asha = await world.a_worker("Asha")
    clients = [await world.a_client(f"C{number}") for number in range(4)]
    visits = [await a_visit(world, client, day=0, at=f"{9 + n:02}:00") for n, client in enumerate(clients)]
    await publish(world, [(visit, asha) for visit in visits])
    world.clock.pass_time(days=2)
    assert (await get(world, asha, "/api/fairness"))["uncovered_by_client"] == []  # four are too few to hide in
    left_without = await world.a_client("C4")
    for number in range(3):
        await a_visit(world, left_without, day=number, workers=2)
    await a_visit(world, clients[0], day=4)
    found = (await get(world, asha, "/api/fairness"))["uncovered_by_client"]
    assert [(row["uncovered"], row["clients"]) for row in found] == [(0, 3), (1, 1), (2, 0), (3, 0), (4, 1)]


async def test_no_answer_has_a_name_or_an_id_of_somebody_else(world: World) -> None:
    made = await workers(world, 9)
    clients = [await world.a_client() for _ in range(5)]
    await publish(world, [(await a_visit(world, c, at=f"{9 + n:02}:00"), made[1]) for n, c in enumerate(clients)])
    world.clock.pass_time(days=1)
    for path in ("/api/my/balance", "/api/fairness"):
        said = json.dumps(await get(world, made[0], path))
        for other in (*made[1:], *clients):
            assert str(other) not in said
        assert "W1" not in said


async def test_the_functions_tell_the_app_nothing_below_their_floors(world: World, database: TestDatabase) -> None:
    await workers(world, 4)
    connection = await asyncpg.connect(database.app_url)
    try:
        async with connection.transaction():
            await connection.execute("select set_config('app.cooperative', $1, true)", str(world.cooperative_id))
            day = LAST_WEEK
            assert await connection.fetch("select * from burden_spread('evenings', $1, 52, 8, null)", day) == []
            assert await connection.fetch("select * from burden_turns('evenings', $1, 12, null)", day) == []
            row = await connection.fetchrow("select * from hours_spread($1, 52, 8, null)", day)
            assert tuple(row) == (4, None, None, None)
            assert await connection.fetch("select * from burden_ratios('evenings', $1, 52, 8, null)", day) == []
    finally:
        await connection.close()


@pytest.mark.parametrize(("own", "even", "turn"), [(0, 100, "sooner"), (90, 100, "even"), (110, 100, "even"),
                                                    (111, 100, "later"), (0, 0, "even")])  # fmt: skip
def test_turns_come_by_the_even_share(own: int, even: int, turn: str) -> None:
    assert next_turn(own, even) == turn


def test_after_a_half_life_a_minute_counts_half() -> None:
    assert (weight(0, 8), weight(8, 8), weight(16, 8)) == (1_000_000, 500_000, 250_000)
