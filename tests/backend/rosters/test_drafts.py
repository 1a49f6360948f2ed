"""From asking for a roster to a draft, with the real solver in its own process; whoever is killed on the way."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from backend.kit.ids import new_id
from backend.rosters import solve
from backend.rosters.child import solver
from backend.rosters.commands.recording import claim, fail, say_progress
from backend.rosters.solving import Problem
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_rosters import NEXT, WEEK, Week, a_week, many_visits, until
from tests.world_rosters_views import a_visit, publish

ROOT = Path(__file__).parents[3]


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def test_a_week_is_asked_for_and_solved(week: Week) -> None:
    draft = await week.a_draft()
    assert (draft["state"], draft["complete"], draft["violations"], draft["failure_code"]) == ("draft", True, 0, None)
    assert draft["certificate"]["uncovered"] == 0
    assert draft["progress"]["covered"] == 6
    difference = (await week.ruth.get(f"/api/rosters/{draft['id']}/difference")).json()
    assert (difference["visits"], difference["uncovered"], difference["violations"]) == (6, [], [])
    assert all(len(row["added"]) == 1 for row in difference["rows"])


async def test_a_week_without_a_visit_is_an_empty_draft(week: Week) -> None:
    asked = str(new_id())
    answer = await week.ruth.post("/api/weeks/2027-01-04/drafts", json={"id": asked, "seconds": 2})
    assert answer.status_code == 202, answer.text
    draft = await week.solve(asked)
    assert (draft["state"], draft["certificate"]["uncovered"]) == ("draft", 0)
    assert (await week.post(asked, "publish", version=draft["version"])).status_code == 200


async def test_the_same_request_twice_is_one_solve(week: Week) -> None:
    asked = new_id()
    assert await week.ask(roster_id=asked) == await week.ask(roster_id=asked)
    async with week.world.writing() as session:
        jobs = await session.scalar(
            text("select count(*) from pgqueuer where convert_from(payload, 'UTF8') like :id"), {"id": f"%{asked}%"}
        )
    assert jobs == 1


async def test_a_second_solve_of_a_running_week_is_refused_and_named_the_first(week: Week) -> None:
    first = await week.ask()
    body = {"id": str(new_id()), "seconds": 2}
    answer = await week.ruth.post(f"/api/weeks/{WEEK}/drafts", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "solve_running")
    assert answer.json()["params"] == {"roster_id": first}


@pytest.mark.parametrize(("on", "code"), [("2026-12-01", "not_a_monday"), ("2026-11-16", "week_over")])
async def test_only_a_week_that_is_not_over_is_planned_by_its_monday(week: Week, on: str, code: str) -> None:
    answer = await week.ruth.post(f"/api/weeks/{on}/drafts", json={"id": str(new_id()), "seconds": 2})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


async def test_who_coordinates_nothing_asks_for_no_roster(week: Week) -> None:
    async with await week.world.sign_in(week.workers[0]) as asha:
        answer = await asha.post(f"/api/weeks/{WEEK}/drafts", json={"id": str(new_id()), "seconds": 2})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_coordinator")


async def test_cancelling_keeps_the_best_so_far(week: Week) -> None:
    await many_visits(week)
    roster_id = await week.ask(seconds=10)
    solving = asyncio.create_task(week.solve(roster_id))
    await until(lambda: _has_best(week, roster_id))
    assert (await week.post(roster_id, "cancel")).status_code == 200
    draft = await asyncio.wait_for(solving, 10)
    assert (draft["state"], draft["complete"], draft["failure_code"]) == ("draft", False, None)
    assert draft["progress"]["covered"] > 6
    picture = draft["progress"]["picture"]
    assert sum(day["covered"] for day in picture["days"]) > 6
    assert (len(picture["days"]), sum(picture["hours"])) == (7, len(week.workers))


async def test_one_that_no_worker_has_begun_is_put_aside_when_cancelled(week: Week) -> None:
    roster_id = await week.ask()
    assert (await week.post(roster_id, "cancel")).json()["state"] == "discarded"
    assert (await week.solve(roster_id))["state"] == "discarded"


async def test_a_discarded_solve_writes_nothing(week: Week) -> None:
    await many_visits(week)
    roster_id = await week.ask(seconds=10)
    solving = asyncio.create_task(week.solve(roster_id))
    await until(lambda: _has_best(week, roster_id))
    assert (await week.post(roster_id, "discard")).json()["state"] == "discarded"
    assert (await asyncio.wait_for(solving, 10))["state"] == "discarded"


async def test_a_solver_killed_midway_leaves_its_best_as_a_draft_that_says_so(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    await many_visits(week)
    pids = _watch_children(monkeypatch)
    roster_id = await week.ask(seconds=10)
    solving = asyncio.create_task(week.solve(roster_id))
    await until(lambda: _has_best(week, roster_id))
    os.kill(pids[0], signal.SIGKILL)
    draft = await asyncio.wait_for(solving, 10)
    assert (draft["state"], draft["complete"], draft["failure_code"]) == ("draft", False, "solver_died")
    assert draft["certificate"]["uncovered"] >= 0


async def test_a_solver_killed_before_it_found_anything_fails_the_roster(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = _watch_children(monkeypatch)
    solving = asyncio.create_task(week.solve(await week.ask(seconds=60)))
    await until(lambda: _true(bool(pids)))
    os.kill(pids[0], signal.SIGKILL)
    failed = await asyncio.wait_for(solving, 10)
    assert (failed["state"], failed["failure_code"]) == ("failed", "solver_died")


async def test_a_worker_killed_midway_is_followed_by_another(week: Week, database: TestDatabase) -> None:
    await many_visits(week)
    await _forget_jobs(week.world)
    async with _a_worker(week.world, database) as first:
        roster_id = await week.ask(seconds=4)
        await until(lambda: _is(week, roster_id, "solving"))
        await until(lambda: _true(bool(_children(first.pid))))
        children = _children(first.pid)
        first.kill()
        await first.wait()
        await until(lambda: _true(not any(_runs(pid) for pid in children)))
    async with _a_worker(week.world, database):
        await until(lambda: _is(week, roster_id, "draft"), seconds=40)
    async with week.world.writing() as session:
        row = (
            await session.execute(text("select fence, attempts from roster where id = :id"), {"id": roster_id})
        ).one()
    assert (row.fence, row.attempts) == (2, 2)


async def test_a_worker_that_was_thought_lost_changes_nothing(week: Week) -> None:
    roster_id = UUID(await week.ask())
    async with week.world.writing() as session:
        late = await claim(session, roster_id)
    assert late is not None
    draft = await week.solve(str(roster_id))
    async with week.world.writing() as session:
        assert await say_progress(session, late, None) is None
        await fail(session, late, "unexpected")
    assert (await week.head(str(roster_id)))["version"] == draft["version"]


async def test_a_roster_is_not_tried_for_ever(week: Week) -> None:
    roster_id = UUID(await week.ask())
    for _ in range(5):
        async with week.world.writing() as session:
            assert await claim(session, roster_id) is not None
    assert (await week.solve(str(roster_id)))["failure_code"] == "too_many_attempts"


async def test_a_week_that_changes_under_the_solver_is_solved_again(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = []

    @asynccontextmanager
    async def changing(problem: Problem, seconds: float) -> AsyncIterator[object]:
        problems.append(problem)
        if len(problems) == 1:
            async with week.world.writing() as session:
                await session.execute(text("update team set name = name"))
            await _never_again(week)
        async with solver(problem, seconds) as child:
            yield child

    monkeypatch.setattr(solve, "solver", changing)
    draft = await week.a_draft()
    assert (draft["state"], len(problems)) == ("draft", 2)
    assert [len(problem.visits) for problem in problems] == [6, 5]


async def _never_again(week: Week) -> None:
    """One of the visits is cancelled."""
    async with await week.world.sign_in(week.clients[0]) as margaret:
        answer = await margaret.post(f"/api/visits/{week.visits[0]}/cancel")
    assert answer.status_code == 200, answer.text


def _watch_children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    pids: list[int] = []

    @asynccontextmanager
    async def watched(problem: Problem, seconds: float) -> AsyncIterator[object]:
        async with solver(problem, seconds) as child:
            pids.append(child.pid)
            yield child

    monkeypatch.setattr(solve, "solver", watched)
    return pids


@asynccontextmanager
async def _a_worker(world: World, database: TestDatabase, *more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    script = Path(__file__).with_name("worker_process.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    arguments = [str(script), database.worker_url, world.now.isoformat(), *more]
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, env=environment)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _has_best(week: Week, roster_id: str) -> bool:
    head = await week.head(roster_id)
    return head["state"] == "solving" and bool((head["progress"] or {}).get("best"))


async def _forget_jobs(world: World) -> None:
    """What other tests of this database asked for is not taken on first."""
    async with world.writing() as session:
        await session.execute(text("delete from pgqueuer where entrypoint = 'solve_roster'"))


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _runs(pid: int) -> bool:
    """True for a process that is there and not merely unburied."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def _is(week: Week, roster_id: str, state: str) -> bool:
    return bool((await week.head(roster_id))["state"] == state)


async def _true(value: bool) -> bool:  # noqa: FBT001
    return value


async def test_a_draft_of_an_unchanged_published_week_is_the_week_that_was_published(week: Week) -> None:
    """Also once the week after is published."""
    await week.published()
    visit = await a_visit(week.world, week.clients[0], day=2 * NEXT)
    await publish(week.world, [(visit, week.workers[0])], week_on=date(2026, 12, 7))
    draft = await week.a_draft()
    difference = (await week.ruth.get(f"/api/rosters/{draft['id']}/difference")).json()
    assert (draft["certificate"]["changed"], difference["visits"], difference["violations"]) == (0, 0, [])
