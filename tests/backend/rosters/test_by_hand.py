"""A draft by hand: what is published, at once, and everything that a solved draft can do."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backend.kit.ids import new_id
from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import WEEK, Week, a_week


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def by_hand(week: Week) -> dict[str, Any]:
    """A draft that nobody solved."""
    return await week.head(await week.ask(seconds=0))


async def board(week: Week) -> dict[str, dict[str, Any]]:
    """The week's visits by id."""
    answer = await week.ruth.get(f"/api/weeks/{WEEK}")
    assert answer.status_code == 200, answer.text
    return {visit["id"]: visit for visit in answer.json()["visits"]}


async def test_it_is_a_copy_of_what_is_published(week: Week) -> None:
    await week.published()
    draft = await by_hand(week)
    assert (draft["state"], draft["complete"], draft["violations"]) == ("draft", True, 0)
    assert draft["certificate"]["uncovered"] == 0
    difference = (await week.ruth.get(f"/api/rosters/{draft['id']}/difference")).json()
    assert (difference["visits"], difference["rows"], difference["violations"]) == (0, [], [])
    assert difference["fairness"]["before"] == difference["fairness"]["after"]


async def test_one_swap_is_tried_done_and_published_without_a_solver(week: Week) -> None:
    await week.published()
    draft, visit = await by_hand(week), str(week.visits[0])
    on_it = (await board(week))[visit]["published"][0]["worker_id"]
    free = next(str(worker) for worker in week.workers if str(worker) != on_it)
    body = {"visit_id": visit, "worker_id": free, "replaces": on_it}
    assert (await week.post(draft["id"], "try", **body)).status_code == 200
    changed = await week.post(draft["id"], "assign", **body, version=draft["version"])
    assert changed.status_code == 200, changed.text
    published = await week.post(draft["id"], "publish", version=changed.json()["version"])
    assert published.status_code == 200, published.text
    assert [one["worker_id"] for one in (await board(week))[visit]["published"]] == [free]


async def test_where_nothing_is_published_it_is_empty(week: Week) -> None:
    draft = await by_hand(week)
    assert (draft["state"], draft["certificate"]["uncovered"]) == ("draft", 6)
    assert {len(visit["drafted"]) for visit in (await board(week)).values()} == {0}
    body = {"visit_id": str(week.visits[0]), "worker_id": str(week.workers[0])}
    assert (await week.post(draft["id"], "assign", **body, version=draft["version"])).status_code == 200


async def test_what_was_set_aside_with_a_reason_stays_on_record(week: Week) -> None:
    draft, visit = await by_hand(week), str(week.visits[0])
    body = {"visit_id": visit, "worker_id": str(week.workers[0]), "starts_at": "2026-11-30T05:00:00Z"}
    words = {"override": True, "reason": "She asked for it."}
    done = (await week.post(draft["id"], "assign", **body, **words, version=draft["version"])).json()
    assert (await week.post(draft["id"], "publish", version=done["version"])).status_code == 200
    again = await by_hand(week)
    assert again["violations"] == done["violations"] > 0
    pin = (await board(week))[visit]["drafted"][0]["pin"]
    assert pin == {"by_given_name": "Ruth", "reason": "She asked for it."}
    assert (await week.post(again["id"], "publish", version=again["version"])).status_code == 200


async def test_asked_twice_it_is_made_once(week: Week) -> None:
    asked = new_id()
    await week.ask(seconds=0, roster_id=asked)
    first = await week.head(str(asked))
    await week.ask(seconds=0, roster_id=asked)
    assert await week.head(str(asked)) == first


async def test_a_running_solve_is_not_overtaken_by_hand(week: Week) -> None:
    running = await week.ask()
    answer = await week.ruth.post(f"/api/weeks/{WEEK}/drafts", json={"id": str(new_id()), "seconds": 0})
    assert (answer.status_code, answer.json()["params"]) == (409, {"roster_id": running})


@pytest.mark.parametrize("seconds", [-1, 1, 601])
async def test_a_solver_needs_two_seconds_and_gets_ten_minutes_at_most(week: Week, seconds: int) -> None:
    answer = await week.ruth.post(f"/api/weeks/{WEEK}/drafts", json={"id": str(new_id()), "seconds": seconds})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "seconds")


async def test_solving_again_from_it_keeps_what_was_pinned_in_it(week: Week) -> None:
    draft, visit, asha = await by_hand(week), str(week.visits[0]), str(week.workers[0])
    await week.post(draft["id"], "assign", visit_id=visit, worker_id=asha, version=draft["version"])
    again = str(new_id())
    assert (await week.post(draft["id"], "solve-again", id=again, seconds=2)).status_code == 202
    assert (await week.solve(again))["state"] == "draft"
    assert [one["worker_id"] for one in (await board(week))[visit]["drafted"]] == [asha]
