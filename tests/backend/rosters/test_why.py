"""Why a visit is mine, or is not: true of what was published, the same when asked again, telling on nobody."""

from collections.abc import AsyncIterator
from datetime import date
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import NEXT, Week, a_week
from tests.world_rosters_views import a_visit, publish


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def the_holder(week: Week, draft_id: str, visit: int = 0) -> UUID:
    rows = (await week.ruth.get(f"/api/rosters/{draft_id}/difference")).json()["rows"]
    return next(UUID(row["added"][0]) for row in rows if row["visit_id"] == str(week.visits[visit]))


async def test_who_has_a_visit_is_told_why_and_told_the_same_again(week: Week) -> None:
    draft = await week.a_draft()
    asha = await the_holder(week, draft["id"])
    await week.post(draft["id"], "publish", version=draft["version"])
    async with await week.world.sign_in(asha) as hers:
        first, again = [await hers.get(f"/api/visits/{week.visits[0]}/why-me") for _ in range(2)]
    assert first.status_code == 200, first.text
    assert first.json() == again.json()
    told = first.json()
    assert (told["mine"], told["roster_id"]) == (True, draft["id"])
    assert told["rows"]


async def test_who_has_it_not_is_told_the_rule_or_the_aim_that_decided(week: Week) -> None:
    draft = await week.a_draft()
    asha = await the_holder(week, draft["id"])
    await week.post(draft["id"], "publish", version=draft["version"])
    ben = next(worker for worker in week.workers if worker != asha)
    async with await week.world.sign_in(ben) as his:
        told = (await his.get(f"/api/visits/{week.visits[0]}/why-not-me")).json()
        assert (await his.get(f"/api/visits/{week.visits[0]}/why-me")).status_code == 404
    assert told["mine"] is False
    assert any(row["stops"] for row in told["rows"])


async def test_where_few_are_left_neither_they_nor_who_went_are_counted(week: Week) -> None:
    draft = await week.a_draft()
    asha = await the_holder(week, draft["id"])
    await week.post(draft["id"], "publish", version=draft["version"])
    async with await week.world.sign_in(asha) as hers:
        rows = (await hers.get(f"/api/visits/{week.visits[0]}/why-me")).json()["rows"]
    assert all(row["left"] is None and "out" not in row["params"] for row in rows)


async def test_what_a_person_placed_is_said_to_be_placed_by_a_person(week: Week) -> None:
    draft = await week.a_draft()
    asha = await the_holder(week, draft["id"])
    ben = next(worker for worker in week.workers if worker != asha)
    body = {"visit_id": str(week.visits[0]), "worker_id": str(ben), "replaces": str(asha)}
    changed = await week.post(draft["id"], "assign", **body, version=draft["version"])
    await week.post(draft["id"], "publish", version=changed.json()["version"])
    async with await week.world.sign_in(ben) as his:
        told = (await his.get(f"/api/visits/{week.visits[0]}/why-me")).json()
    assert [row["code"] for row in told["rows"]] == ["placed_by_person"]


async def test_what_history_says_was_placed_by_a_person_too(week: Week) -> None:
    visit = await a_visit(week.world, week.clients[0], day=NEXT + 4)
    await publish(week.world, [(visit, week.workers[0])], week_on=date(2026, 11, 30))
    async with await week.world.sign_in(week.workers[0]) as asha:
        told = (await asha.get(f"/api/visits/{visit}/why-me")).json()
    assert [row["code"] for row in told["rows"]] == ["placed_by_person"]


async def test_a_worker_of_another_team_is_told_nothing(week: Week) -> None:
    await week.published()
    hill = await week.world.another_team()
    stranger = await week.world.a_worker("Stella", team_id=hill)
    async with await week.world.sign_in(stranger) as hers:
        answers = [await hers.get(f"/api/visits/{week.visits[0]}/{why}") for why in ("why-me", "why-not-me")]
    assert [answer.status_code for answer in answers] == [404, 404]


async def test_the_look_at_everybodys_times_that_an_answer_needs_is_in_their_ledgers(week: Week) -> None:
    draft = await week.a_draft()
    asha = await the_holder(week, draft["id"])
    await week.post(draft["id"], "publish", version=draft["version"])
    ben = next(worker for worker in week.workers if worker != asha)
    async with await week.world.sign_in(asha) as hers, await week.world.sign_in(ben) as his:
        week.world.clock.pass_time(minutes=1)
        before = await _looks_by_the_solver(his)
        await hers.get(f"/api/visits/{week.visits[0]}/why-me")
        week.world.clock.pass_time(minutes=1)
        assert await _looks_by_the_solver(his) == before + 1


async def _looks_by_the_solver(browser: httpx.AsyncClient) -> int:
    looks = (await browser.get("/api/my/data/looks")).json()
    return sum(look["reads"] for look in looks if look["actor"]["program"] == "solver")


async def test_a_coordinator_is_told_why_of_a_draft_and_of_what_is_published(week: Week) -> None:
    draft = await week.a_draft()
    asha = await the_holder(week, draft["id"])
    ben = next(worker for worker in week.workers if worker != asha)
    place = f"/api/rosters/{draft['id']}/visits/{week.visits[0]}/why"
    drafted = {who: (await week.ruth.get(place, params={"worker_id": str(who)})).json() for who in (asha, ben)}
    assert (drafted[asha]["mine"], drafted[ben]["mine"]) == (True, False)
    assert all(told["rows"] and told["roster_id"] == draft["id"] for told in drafted.values())
    assert any(row["stops"] for row in drafted[ben]["rows"])
    await week.post(draft["id"], "publish", version=draft["version"])
    published = (await week.ruth.get(place, params={"worker_id": str(asha)})).json()
    assert published["rows"] == drafted[asha]["rows"]
    async with await week.world.sign_in(asha) as hers:
        assert (await hers.get(f"/api/visits/{week.visits[0]}/why-me")).json()["rows"] == published["rows"]


async def test_what_is_private_to_a_client_is_not_told_to_a_coordinator(week: Week) -> None:
    async with week.world.writing() as session:
        row = {"coop": week.world.cooperative_id, "client": week.clients[0], "worker": week.workers[0]}
        await session.execute(
            text(
                "insert into declined_pair (cooperative_id, id, said_by_id, client_id, worker_id) "
                "values (:coop, gen_random_uuid(), :client, :client, :worker)"
            ),
            row,
        )
    draft = await week.a_draft()
    place = f"/api/rosters/{draft['id']}/visits/{week.visits[0]}/why"
    told = await week.ruth.get(place, params={"worker_id": str(week.workers[0])})
    assert "declined" not in told.text
    assert [(row["code"], row["params"]) for row in told.json()["rows"] if row["stops"]] == [("rule_matching", {})]


async def test_only_visits_and_workers_of_ones_teams_are_explained(week: Week) -> None:
    draft = await week.a_draft()
    hill = await week.world.another_team()
    stella = await week.world.a_worker("Stella", team_id=hill)
    sam = await week.world.a_coordinator("Sam", team_id=hill)
    place = f"/api/rosters/{draft['id']}/visits/{week.visits[0]}/why"
    assert (await week.ruth.get(place, params={"worker_id": str(stella)})).status_code == 404
    async with await week.world.sign_in(sam) as his:
        assert (await his.get(place, params={"worker_id": str(stella)})).status_code == 404
    await week.post(draft["id"], "discard")
    again = await week.ruth.get(place, params={"worker_id": str(week.workers[0])})
    assert (again.status_code, again.json()["code"]) == (409, "not_a_draft")
