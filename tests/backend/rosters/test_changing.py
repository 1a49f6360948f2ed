"""People change a draft: what they try changes nothing, what they do is judged, what they override stays on record."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from backend.kit.ids import new_id
from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import Week, a_week


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def holder(week: Week, roster_id: str, visit: int) -> str:
    """Who is on the visit in the draft."""
    rows = (await week.ruth.get(f"/api/rosters/{roster_id}/difference")).json()["rows"]
    found: str = next(row["added"][0] for row in rows if row["visit_id"] == str(week.visits[visit]))
    return found


async def other(week: Week, roster_id: str, visit: int) -> tuple[str, str]:
    """Who is on the visit, and somebody who is not."""
    on_it = await holder(week, roster_id, visit)
    return on_it, next(str(worker) for worker in week.workers if str(worker) != on_it)


async def assign(week: Week, draft: dict[str, Any], visit: int, **body: Any) -> httpx.Response:  # noqa: ANN401
    return await week.post(draft["id"], "assign", visit_id=str(week.visits[visit]), version=draft["version"], **body)


async def test_trying_tells_what_would_be_and_changes_nothing(week: Week) -> None:
    draft = await week.a_draft()
    on_it, free = await other(week, draft["id"], 0)
    body = {"visit_id": str(week.visits[0]), "worker_id": free, "replaces": on_it}
    answer = await week.post(draft["id"], "try", **body)
    assert answer.status_code == 200, answer.text
    trial = answer.json()
    assert trial["fairness"]["share_after_bp"] > trial["fairness"]["share_before_bp"]
    assert await week.head(draft["id"]) == draft


async def test_a_worker_put_for_another_is_pinned_and_counted(week: Week) -> None:
    draft = await week.a_draft()
    on_it, free = await other(week, draft["id"], 0)
    answer = await assign(week, draft, 0, worker_id=free, replaces=on_it)
    assert answer.status_code == 200, answer.text
    assert answer.json()["version"] == draft["version"] + 1
    assert await holder(week, draft["id"], 0) == free


async def test_a_broken_rule_is_refused_and_named_until_somebody_gives_a_reason(week: Week) -> None:
    draft = await week.a_draft()
    on_it, free = await other(week, draft["id"], 0)
    body = {"worker_id": free, "replaces": on_it, "starts_at": "2026-11-30T05:00:00Z"}
    refused = await assign(week, draft, 0, **body)
    assert (refused.status_code, refused.json()["code"]) == (409, "rule_broken")
    assert {one["code"] for one in refused.json()["params"]["violations"]} == {"availability", "window"}
    wordless = await assign(week, draft, 0, **body, override=True)
    assert [(one["field"], one["code"]) for one in wordless.json()["errors"]] == [("reason", "missing")]
    done = await assign(week, draft, 0, **body, override=True, reason="She asked for it herself.")
    assert (done.status_code, done.json()["violations"]) == (200, 2)
    published = await week.post(draft["id"], "publish", version=done.json()["version"])
    assert published.status_code == 200, published.text


async def test_what_is_pinned_stays_when_it_is_solved_again(week: Week) -> None:
    draft = await week.a_draft()
    on_it, free = await other(week, draft["id"], 0)
    await assign(week, draft, 0, worker_id=free, replaces=on_it, reason="Margaret knows her.")
    again = str(new_id())
    answer = await week.post(draft["id"], "solve-again", id=again, seconds=2)
    assert (answer.status_code, answer.json()["based_on_id"]) == (202, draft["id"])
    assert (await week.solve(again))["state"] == "draft"
    assert await holder(week, again, 0) == free


async def test_a_pin_is_set_and_taken_away(week: Week) -> None:
    draft = await week.a_draft()
    on_it = await holder(week, draft["id"], 0)
    body = {"visit_id": str(week.visits[0]), "worker_id": on_it}
    pinned = await week.post(draft["id"], "pin", **body, pinned=True, version=draft["version"])
    assert pinned.status_code == 200, pinned.text
    freed = await week.post(draft["id"], "pin", **body, pinned=False, version=pinned.json()["version"])
    assert freed.json()["version"] == draft["version"] + 2


async def test_a_change_to_what_somebody_else_changed_is_a_conflict(week: Week) -> None:
    draft = await week.a_draft()
    on_it, free = await other(week, draft["id"], 0)
    assert (await assign(week, draft, 0, worker_id=free, replaces=on_it)).status_code == 200
    late = await assign(week, draft, 0, worker_id=on_it, replaces=free)
    assert (late.status_code, late.json()["code"], late.json()["params"]) == (
        409,
        "version_conflict",
        {"current": draft["version"] + 1},
    )


async def test_a_visit_of_another_team_and_one_that_is_not_there_are_the_same(week: Week) -> None:
    draft = await week.a_draft()
    hill = await week.world.another_team()
    async with await week.world.sign_in(await week.world.a_coordinator("Sam", team_id=hill)) as sam:
        body = {"visit_id": str(week.visits[0]), "worker_id": str(week.workers[0])}
        theirs = await sam.post(f"/api/rosters/{draft['id']}/try", json=body)
        nowhere = await sam.post(f"/api/rosters/{draft['id']}/try", json={**body, "visit_id": draft["id"]})
    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.json() == nowhere.json()


async def test_uncovered_visits_say_how_many_each_rule_ruled_out(week: Week) -> None:
    draft = await week.a_draft()
    on_it = await holder(week, draft["id"], 0)
    answer = await assign(week, draft, 0, worker_id=None, replaces=on_it)
    assert answer.json()["certificate"]["uncovered"] == 1
    found = await week.ruth.get(f"/api/rosters/{draft['id']}/visits/{week.visits[0]}/uncovered")
    assert found.status_code == 200, found.text
    assert {row["worker_id"] for row in found.json()["candidates"] if row["free"]} >= {on_it}


async def test_a_coordinator_who_also_works_sees_their_own_place_in_the_draft(week: Week) -> None:
    async with week.world.writing() as session:
        await session.execute(
            text(
                "update member set classes = array['worker', 'supporter'] where id = any (select member_id from "
                "team_membership where role = 'coordinator' and cooperative_id = member.cooperative_id)"
            )
        )
    draft = await week.a_draft()
    assert draft["certificate"]["uncovered"] == 0
    assert (await week.ruth.get(f"/api/rosters/{draft['id']}/difference")).json()["uncovered"] == []


async def test_a_pin_says_who_and_why_and_keeps_its_words_until_it_is_taken_away(week: Week) -> None:
    draft = await week.a_draft()
    on_it = await holder(week, draft["id"], 0)
    body = {"visit_id": str(week.visits[0]), "worker_id": on_it}
    assert await pin_of(week, 0) is None
    pinned = await week.post(
        draft["id"], "pin", **body, pinned=True, reason="Margaret knows her.", version=draft["version"]
    )
    assert await pin_of(week, 0) == {"by_given_name": "Ruth", "reason": "Margaret knows her."}
    again = await week.post(draft["id"], "pin", **body, pinned=True, version=pinned.json()["version"])
    assert await pin_of(week, 0) == {"by_given_name": "Ruth", "reason": "Margaret knows her."}
    await week.post(draft["id"], "pin", **body, pinned=False, version=again.json()["version"])
    assert await pin_of(week, 0) is None


async def pin_of(week: Week, visit: int) -> dict[str, Any] | None:
    visits = (await week.ruth.get("/api/weeks/2026-11-30")).json()["visits"]
    drafted: list[dict[str, Any]] = next(one["drafted"] for one in visits if one["id"] == str(week.visits[visit]))
    pin: dict[str, Any] | None = drafted[0]["pin"]
    return pin


async def test_a_pin_by_somebody_of_another_team_says_no_name(week: Week) -> None:
    draft = await week.a_draft()
    on_it = await holder(week, draft["id"], 0)
    sam = await week.world.a_coordinator("Sam", team_id=await week.world.another_team())
    async with week.world.writing() as session:
        where = {"key": week.world.cooperative_id, "team": week.world.team_id, "sam": sam}
        await session.execute(
            text(
                "insert into team_membership (cooperative_id, id, team_id, member_id, role, since_at) "
                "values (:key, gen_random_uuid(), :team, :sam, 'coordinator', now())"
            ),
            where,
        )
    async with await week.world.sign_in(sam) as browser:
        body = {"visit_id": str(week.visits[0]), "worker_id": on_it, "pinned": True, "version": draft["version"]}
        assert (await browser.post(f"/api/rosters/{draft['id']}/pin", json=body)).status_code == 200
    assert await pin_of(week, 0) == {"by_given_name": "Sam", "reason": None}
    async with week.world.writing() as session:
        await session.execute(
            text("update team_membership set ended_at = now() where member_id = :sam and team_id = :team"), where
        )
    assert await pin_of(week, 0) == {"by_given_name": None, "reason": None}


async def test_a_covered_visit_says_who_else_could_come(week: Week) -> None:
    draft = await week.a_draft()
    on_it, free = await other(week, draft["id"], 0)
    found = await week.ruth.get(f"/api/rosters/{draft['id']}/visits/{week.visits[0]}/uncovered")
    assert found.status_code == 200, found.text
    assert free in {row["worker_id"] for row in found.json()["candidates"]}
    assert on_it not in {row["worker_id"] for row in found.json()["candidates"]}
