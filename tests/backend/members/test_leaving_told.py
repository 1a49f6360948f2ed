"""Who is told that somebody leaves, and what goes on where they stay after all."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from tests.backend.members.test_leaving import asked, heard, says, stays, told
from tests.database import TestDatabase
from tests.world import World
from tests.world_care import AGREED, fill
from tests.world_care import asked as care_asked
from tests.world_rosters import NEXT, Week, a_week
from tests.world_rosters_views import a_visit, publish


@pytest.fixture
async def week(world: World) -> AsyncIterator[Week]:
    """A small week, not published."""
    async with a_week(world) as made:
        yield made


async def test_that_somebody_leaves_this_very_day_is_told_to_who_coordinated_their_team(
    world: World, database: TestDatabase
) -> None:
    asha, margaret, ruth = await world.a_worker(), await world.a_client(), await world.a_coordinator()
    other = await world.a_coordinator("Sam", team_id=await world.another_team())
    for who in (asha, margaret):
        assert (await says(world, who, who, "2026-11-23")).json()["left"] is True
    await heard(world, database)
    assert (await told(world, ruth), await told(world, other)) == (["member_leaves"] * 2, [])


async def test_a_client_whose_times_the_program_may_not_read_is_told_too_that_somebody_else_will_come(
    week: Week, database: TestDatabase
) -> None:
    world, margaret = week.world, week.clients[0]
    visit = await a_visit(world, margaret, day=NEXT + 5)
    await publish(world, [(visit, week.workers[0])], week_on=date(2026, 12, 7))
    await asked(
        database,
        "update agreement set withdrawn_at = now() where subject_id = $1 and category = 'VisitTimes' "
        "and recipient = 'Solver'",
        margaret,
    )
    await heard(world, database)
    before = await told(world, margaret)
    assert (await says(world, week.workers[0], week.workers[0], "2026-12-05")).status_code == 200
    await heard(world, database)
    assert (await told(world, margaret))[: -len(before) or None] == ["coming_changed"]


async def test_what_is_agreed_while_a_client_leaves_goes_on_too_if_they_stay(
    world: World, database: TestDatabase
) -> None:
    margaret, ruth = await world.a_client(), await world.a_coordinator()
    assert (await says(world, margaret, margaret, "2026-12-14")).status_code == 200
    async with await world.sign_in(margaret) as hers:
        request = await care_asked(hers, margaret)
    async with await world.sign_in(ruth) as desk:
        answer = await desk.post(f"/api/care-requests/{request['id']}/agree", json=AGREED)
        assert answer.status_code == 200, answer.text
    until = "select until_on from standing_visit where client_id = $1"
    assert [row["until_on"] for row in await asked(database, until, margaret)] == [date(2026, 12, 13)]
    assert (await stays(world, margaret, margaret)).status_code == 200
    assert [row["until_on"] for row in await asked(database, until, margaret)] == [None]
    await fill(world, date(2026, 12, 20))
    visits = "select visit_on from visit where client_id = $1 and visit_on between '2026-12-10' and '2026-12-18'"
    assert [row["visit_on"].day for row in await asked(database, visits + " order by 1", margaret)] == [10, 14, 17]
