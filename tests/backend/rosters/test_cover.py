"""A sick day at the desk: a draft without somebody, somebody else on what is open, and nobody told before it holds."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from backend.kit.ids import new_id
from tests.world import World
from tests.world_care import a_standing_visit, fill
from tests.world_rosters import WEEK, Week, a_week
from tests.world_rosters_views import publish


@pytest.fixture
async def week(world: World) -> AsyncIterator[Week]:
    """The small week, all of Monday's and Tuesday's visits Asha's, the rest Ben's; it is Monday morning."""
    async with a_week(world) as made:
        asha, ben = made.workers[:2]
        pairs = [(visit, asha if number < 4 else ben) for number, visit in enumerate(made.visits)]
        await publish(world, pairs, week_on=world.now.date() + timedelta(days=7))
        world.clock.pass_time(days=6, hours=22, minutes=40)
        yield made


async def without(week: Week, worker: UUID, *, hours: float = 17, roster_id: UUID | None = None) -> dict[str, Any]:
    """A draft without the worker from now on, for so many hours."""
    now = week.world.now
    body = {
        "id": str(roster_id or new_id()),
        "worker_id": str(worker),
        "from_at": now.isoformat(),
        "until_at": (now + timedelta(hours=hours)).isoformat(),
    }
    answer = await week.ruth.post(f"/api/weeks/{WEEK}/cover", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def board(week: Week) -> dict[str, Any]:
    """The week as the coordinator's screen shows it."""
    found: dict[str, Any] = (await week.ruth.get(f"/api/weeks/{WEEK}")).json()
    return found


async def held(week: Week, view: str) -> list[set[str]]:
    """Who is on each visit, in their order."""
    visits = {visit["id"]: {row["worker_id"] for row in visit[view]} for visit in (await board(week))["visits"]}
    return [visits[str(visit)] for visit in week.visits]


async def test_a_draft_without_somebody_is_what_is_published_without_their_visits_of_that_time(week: Week) -> None:
    asha, ben = map(str, week.workers[:2])
    head = await without(week, week.workers[0])
    assert (head["state"], head["complete"]) == ("draft", True)
    assert await held(week, "drafted") == [set(), set(), {asha}, {asha}, {ben}, {ben}]
    assert await held(week, "published") == [{asha}, {asha}, {asha}, {asha}, {ben}, {ben}]


async def test_it_can_be_asked_for_again_and_is_made_once(week: Week) -> None:
    roster_id = new_id()
    first = await without(week, week.workers[0], roster_id=roster_id)
    again = await without(week, week.workers[0], roster_id=roster_id)
    assert (first["id"], first["version"]) == (again["id"], again["version"])


async def test_somebody_free_is_found_for_each_with_reasons_and_nobody_is_moved_and_no_rule_broken(week: Week) -> None:
    asha, ben = map(str, week.workers[:2])
    head = await without(week, week.workers[0])
    answer = await week.post(head["id"], "cover", version=head["version"], visit_ids=None)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["left"], found["head"]["violations"]) == ([], 0)
    assert {given["visit_id"] for given in found["given"]} == {str(visit) for visit in week.visits[:2]}
    assert all({reason["code"] for reason in given["reasons"]} >= {"own_share"} for given in found["given"])
    now = await held(week, "drafted")
    assert now[2:] == [{asha}, {asha}, {ben}, {ben}]
    assert all(len(one) == 1 and asha not in one for one in now[:2])


async def test_whoever_has_least_of_their_hours_is_found_first(week: Week) -> None:
    head = await without(week, week.workers[0])
    found = (await week.post(head["id"], "cover", version=head["version"])).json()
    got = {given["worker_id"] for given in found["given"]}
    assert got <= {str(worker) for worker in week.workers[2:]}  # Ben has hours, they have none
    assert len(got) == 2  # and the second visit goes to who did not get the first


async def test_what_was_found_is_published_as_any_draft_and_only_what_changed_is_touched(week: Week) -> None:
    head = await without(week, week.workers[0])
    head = (await week.post(head["id"], "cover", version=head["version"])).json()["head"]
    answer = await week.post(head["id"], "publish", version=head["version"])
    assert answer.status_code == 200, answer.text
    now = await held(week, "published")
    assert [str(week.workers[0]) in one for one in now] == [False, False, True, True, False, False]
    assert all(len(one) == 1 for one in now)


async def test_only_named_visits_are_filled_where_some_are_named_and_an_old_version_is_refused(week: Week) -> None:
    head = await without(week, week.workers[0])
    first = await week.post(head["id"], "cover", version=head["version"], visit_ids=[str(week.visits[1])])
    assert [given["visit_id"] for given in first.json()["given"]] == [str(week.visits[1])]
    old = await week.post(head["id"], "cover", version=head["version"])
    assert (old.status_code, old.json()["code"]) == (409, "version_conflict")


async def test_where_nobody_can_a_visit_stays_open_and_is_named(week: Week) -> None:
    for worker in reversed(week.workers):
        head = await without(week, worker)
    found = (await week.post(head["id"], "cover", version=head["version"], visit_ids=[str(week.visits[0])])).json()
    assert (found["given"], found["left"]) == ([], [str(week.visits[0])])


async def test_a_visit_whose_agreed_time_has_come_is_given_from_now_on_while_it_still_fits(week: Week) -> None:
    margaret = week.clients[0]
    pattern = await a_standing_visit(week.world, margaret, at="07:00", flexible_minutes=30)
    await fill(week.world, week.world.now.date())
    week.world.clock.pass_time(minutes=7)  # 06:47, and it may begin from 06:30 on
    body = {"id": str(new_id()), "seconds": 0}
    head = (await week.ruth.post(f"/api/weeks/{WEEK}/drafts", json=body)).json()
    early = [v["id"] for v in (await board(week))["visits"] if v["earliest_at"].endswith("-30T06:30:00Z")]
    answer = await week.post(head["id"], "cover", version=head["version"], visit_ids=early)
    assert (len(early), bool(pattern)) == (1, True)
    assert [given["starts_at"] >= "2026-11-30T06:50:00Z" for given in answer.json()["given"]] in ([True], [])


async def test_who_can_come_after_all_could_be_asked_again(week: Week) -> None:
    now = week.world.now
    for worker in week.workers:
        await without(week, worker)
    when = {"from_at": now.isoformat(), "until_at": (now + timedelta(hours=17)).isoformat()}
    answer = await week.ruth.post("/api/cover/after-all", json={"worker_id": str(week.workers[3]), **when})
    assert answer.status_code == 204, answer.text
    head = await without(week, week.workers[0])
    found = (await week.post(head["id"], "cover", version=head["version"])).json()
    assert {given["worker_id"] for given in found["given"]} == {str(week.workers[3])}


async def said(week: Week) -> list[dict[str, Any]]:
    """What Asha reads of her own days."""
    async with await week.world.sign_in(week.workers[0]) as hers:
        found: list[dict[str, Any]] = (await hers.get("/api/my/availability")).json()["exceptions"]
        return found


async def comes_after_all(week: Week, *, hours: float) -> None:
    now = week.world.now
    when = {"from_at": now.isoformat(), "until_at": (now + timedelta(hours=hours)).isoformat()}
    answer = await week.ruth.post("/api/cover/after-all", json={"worker_id": str(week.workers[0]), **when})
    assert answer.status_code == 204, answer.text


async def test_what_a_worker_said_themselves_no_desk_takes_back(week: Week) -> None:
    now = week.world.now
    body = {"from_at": now.isoformat(), "until_at": (now + timedelta(hours=5)).isoformat()}
    async with await week.world.sign_in(week.workers[0]) as hers:
        assert (await hers.post("/api/my/away", json=body)).status_code == 200
    own = await said(week)
    await comes_after_all(week, hours=5)
    assert await said(week) == own
    await without(week, week.workers[0], hours=5)
    await comes_after_all(week, hours=5)
    assert await said(week) == own != []


async def test_a_draft_asked_for_again_says_nothing_anew_of_who_can_come_after_all(week: Week) -> None:
    roster_id = new_id()
    await without(week, week.workers[0], roster_id=roster_id)
    assert await said(week)
    await comes_after_all(week, hours=17)
    await without(week, week.workers[0], roster_id=roster_id)
    assert await said(week) == []


async def test_somebody_of_no_team_of_mine_or_no_worker_is_not_there(week: Week) -> None:
    stranger = await week.world.a_worker("Zoe", team_id=await week.world.another_team())
    now = week.world.now
    for nobody in (stranger, week.clients[0], new_id()):
        when = {"from_at": now.isoformat(), "until_at": (now + timedelta(hours=2)).isoformat()}
        body = {"id": str(new_id()), "worker_id": str(nobody), **when}
        assert (await week.ruth.post(f"/api/weeks/{WEEK}/cover", json=body)).status_code == 404
