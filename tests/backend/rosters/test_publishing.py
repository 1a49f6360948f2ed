"""Publishing: what is the same is left alone, nobody is in two places, and of many who publish one does."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from backend.kit.db import Context, transaction
from backend.kit.delivery import deliver
from backend.privacy.door import Access, program_context
from backend.rosters.listeners import LISTENERS
from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import WEEK, Week, a_week

TIMES = Access(purpose="Scheduling", recipient="Solver", categories=("VisitTimes",))


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def live(week: Week) -> dict[UUID, dict[str, Any]]:
    """The live assignments, by visit."""
    context: Context = await program_context(
        week.world.engine, "solver", week.world.cooperative_id, (TIMES,), now=week.world.now
    )
    async with transaction(week.world.engine, context) as session:
        rows = await session.execute(
            text("select id, visit_id, worker_id, confirmed_at, roster_id from assignment where state = 'live'")
        )
        return {row.visit_id: dict(row._mapping) for row in rows}


async def test_publishing_makes_the_draft_hold(week: Week) -> None:
    published = await week.published()
    assert published["published_at"] is not None
    assert set(await live(week)) == set(week.visits)


async def test_an_assignment_that_stays_keeps_its_confirmation(week: Week) -> None:
    await week.published()
    before = await live(week)
    asha = before[week.visits[0]]["worker_id"]
    async with await week.world.sign_in(asha) as hers:
        assert (await hers.post(f"/api/my/weeks/{WEEK}/confirm", json={"assignment_ids": None})).status_code == 200
    await week.published()
    after = await live(week)
    kept = [visit for visit in before if before[visit]["id"] == after[visit]["id"]]
    assert len(kept) == 6
    assert after[week.visits[0]]["confirmed_at"] is not None


async def test_what_changes_ends_and_begins_and_both_are_told(week: Week) -> None:
    await week.published()
    before = await live(week)
    draft = await week.a_draft()
    was = before[week.visits[0]]["worker_id"]
    free = next(worker for worker in week.workers if worker != was)
    place = {"visit_id": str(week.visits[0]), "worker_id": str(free), "replaces": str(was)}
    changed = await week.post(draft["id"], "assign", **place, version=draft["version"])
    assert changed.status_code == 200, changed.text
    answer = await week.post(draft["id"], "publish", version=changed.json()["version"])
    assert answer.status_code == 200, answer.text
    after = await live(week)
    assert after[week.visits[0]]["worker_id"] == free
    assert {visit for visit in before if before[visit]["id"] != after[visit]["id"]} == {week.visits[0]}
    async with week.world.writing() as session:
        payload = await session.scalar(
            text("select payload from event where kind = 'roster_published' order by id desc limit 1")
        )
    assert set(payload["worker_ids"]) == {str(was), str(free)}
    assert payload["client_ids"] == [str(week.clients[0])]


async def test_a_draft_made_before_something_else_was_published_is_refused(week: Week) -> None:
    first, second = await week.a_draft(), await week.a_draft()
    assert (await week.post(first["id"], "publish", version=first["version"])).status_code == 200
    late = await week.post(second["id"], "publish", version=second["version"])
    assert (late.status_code, late.json()["code"]) == (409, "week_changed")


async def test_a_rule_that_came_to_be_broken_since_the_draft_keeps_it_from_being_published(week: Week) -> None:
    draft = await week.a_draft()
    rows = (await week.ruth.get(f"/api/rosters/{draft['id']}/difference")).json()["rows"]
    async with await week.world.sign_in(UUID(rows[0]["added"][0])) as hers:
        stands = (await hers.get("/api/my/availability")).json()
        body = {"spans": [], "version": stands["version"]}
        assert (await hers.put("/api/my/availability/usual", json=body)).status_code == 200
    answer = await week.post(draft["id"], "publish", version=draft["version"])
    assert (answer.status_code, answer.json()["code"]) == (409, "rule_broken")
    assert {one["code"] for one in answer.json()["params"]["violations"]} == {"availability"}


async def test_of_fifty_who_publish_one_does_and_nobody_is_in_two_places(week: Week) -> None:
    for _ in range(2):
        drafts = [await week.a_draft() for _ in range(5)]
        await week.ruth.get(f"/api/rosters/{drafts[0]['id']}")
        tries = [week.post(draft["id"], "publish", version=draft["version"]) for draft in drafts * 10]
        answers = await asyncio.gather(*tries)
        said = Counter((answer.status_code, answer.json().get("code")) for answer in answers)
        assert said[200, None] == 1, said
        assert set(said) <= {(200, None), (409, "not_a_draft"), (409, "week_changed")}, said
    assert set(await live(week)) == set(week.visits)


async def test_two_members_who_publish_the_same_key_get_one_effect(week: Week) -> None:
    draft = await week.a_draft()
    headers = {"idempotency-key": draft["id"]}
    body = {"version": draft["version"]}
    url = f"/api/rosters/{draft['id']}/publish"
    first, again = [await week.ruth.post(url, json=body, headers=headers) for _ in range(2)]
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert first.status_code == 200


async def test_nobody_stays_on_a_visit_that_was_cancelled(week: Week) -> None:
    await week.published()
    async with await week.world.sign_in(week.clients[0]) as margaret:
        assert (await margaret.post(f"/api/visits/{week.visits[0]}/cancel")).status_code == 200
    async with week.world.writing() as session:
        event_id = await session.scalar(
            text("select id from event where kind = 'visit_cancelled' order by id desc limit 1")
        )
    job = {"cooperative_id": str(week.world.cooperative_id), "event_id": str(event_id)}
    for _ in range(2):
        await deliver(week.world.engine, (LISTENERS,), job, week.world.clock)
    assert set(await live(week)) == set(week.visits[1:])


async def test_a_week_under_way_keeps_what_has_begun(week: Week) -> None:
    await week.published()
    before = await live(week)
    week.world.clock.pass_time(days=7, hours=2)
    draft = await week.a_draft()
    answer = await week.post(draft["id"], "publish", version=draft["version"])
    assert answer.status_code == 200, answer.text
    after = await live(week)
    assert after[week.visits[0]] == before[week.visits[0]]
    assert set(after) == set(before)
