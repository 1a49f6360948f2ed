"""A large week is solved in parts by whichever workers take them: the same roster, whoever is lost on the way."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
import pytest
from sqlalchemy import text

import scheduler
from backend.kit.db import Context, transaction
from backend.rosters import part, queries
from backend.rosters.child import Child, solver
from backend.rosters.commands.parts import PartClaim, claim_part, fail_part, record_part, say_part
from backend.rosters.jobs import Solve
from backend.rosters.part import PartSolve
from backend.rosters.solve import Sharing
from backend.rosters.solving import Answer, Problem, read_problem, write_answer
from scheduler import federation
from tests.backend.rosters.test_drafts import _a_worker, _children, _forget_jobs, _has_best, _is, _true
from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import NEXT, Week, a_week, many_visits, until
from tests.world_rosters_views import a_visit

SMALL = Sharing(most_visits=3, moves=300)
NOTHING = write_answer(Answer(assignments=(), reasons=(), wanted={}, bound=None, seconds=0))


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def share(week: Week, roster_id: str, sharing: Sharing = SMALL) -> list[UUID]:
    """Does what a worker does with the roster's job; the parts there are afterwards."""
    world = week.world
    await Solve(world.engine, world.clock, world.cooperative_id, sharing).run(UUID(roster_id))
    return [row.id for row in await parts(week, roster_id)]


async def parts(week: Week, roster_id: str) -> list[Any]:
    async with week.world.writing() as session:
        rows = await session.execute(
            text("select id, solve, state, fence from roster_part where roster_id = :id order by name"),
            {"id": roster_id},
        )
        return list(rows.all())


async def solve_parts(week: Week, roster_id: str, ids: list[UUID]) -> None:
    """Two workers beside each other, each with every other part."""
    world = week.world

    async def work(own: list[UUID]) -> None:
        for part_id in own:
            await PartSolve(world.engine, world.clock, world.cooperative_id).run(UUID(roster_id), part_id)

    await asyncio.gather(work(ids[::2]), work(ids[1::2]))


async def take(week: Week, roster_id: str, part_id: UUID) -> PartClaim:
    async with week.world.writing() as session:
        taken = await claim_part(session, UUID(roster_id), part_id, now=week.world.now)
    assert taken is not None
    return taken


async def done(week: Week, claimed: PartClaim) -> bool:
    async with week.world.writing() as session:
        return await record_part(session, claimed, NOTHING, progress=None, failure_code=None, now=week.world.now)


async def joinings(week: Week, roster_id: str) -> int:
    """How often the roster's own job was queued."""
    async with week.world.writing() as session:
        found = await session.scalar(
            text(
                "select count(*) from pgqueuer where entrypoint = 'solve_roster' "
                "and position(:id in convert_from(payload, 'utf8')) > 0"
            ),
            {"id": roster_id},
        )
    return int(found or 0)


async def test_parts_solved_by_two_workers_give_the_roster_that_one_process_gives_and_reasons_for_what_is_open(
    week: Week, database: TestDatabase
) -> None:
    hoist = await a_visit(week.world, week.clients[2], day=NEXT + 4, tasks=("hoist",))
    roster_id = await week.ask()
    ids = await share(week, roster_id)
    assert len(ids) > 2
    await solve_parts(week, roster_id, ids)
    assert await share(week, roster_id) == []
    draft = await week.head(roster_id)
    assert (draft["state"], draft["complete"], draft["violations"]) == ("draft", True, 0)
    assert (draft["certificate"]["uncovered"], draft["progress"]["covered"], draft["progress"]["uncovered"]) == (
        1,
        6,
        1,
    )
    told = (await week.ruth.get(f"/api/rosters/{roster_id}/visits/{hoist}/uncovered")).json()
    assert [row["code"] for row in told["rows"]] == ["everyone", "rule_skills"]
    async with week.world.writing() as session:
        stored = await queries.stored(session, UUID(roster_id))
    assert stored is not None
    problem = read_problem(stored.problem)
    alone = federation.solve(problem, budget=SMALL.moves, processes=1, most_visits=3)
    figures = scheduler.certificate(problem, alone.roster.assignments)
    assert msgspec.convert(draft["certificate"], scheduler.Certificate) == figures
    assert await _planned(database, roster_id) == {(a.visit, a.worker) for a in alone.roster.assignments}


async def test_a_killed_workers_parts_are_taken_over(week: Week, database: TestDatabase) -> None:
    await many_visits(week)
    await _forget_jobs(week.world)
    async with _a_worker(week.world, database, "200") as first:
        roster_id = await week.ask(seconds=2)
        await until(lambda: _at_work(week, roster_id))
        await until(lambda: _true(bool(_children(first.pid))))
        first.kill()
        await first.wait()
    lost = {row.id: row.fence for row in await parts(week, roster_id) if row.state == "solving"}
    async with _a_worker(week.world, database, "200"):
        await until(lambda: _taken_over(week, roster_id, lost), seconds=40)
        await until(lambda: _is(week, roster_id, "draft"), seconds=40)
    assert await parts(week, roster_id) == []


async def test_a_part_that_was_taken_over_is_no_longer_the_first_workers(week: Week) -> None:
    roster_id = await week.ask()
    part_id = (await share(week, roster_id))[0]
    late, now = await take(week, roster_id, part_id), await take(week, roster_id, part_id)
    assert not await done(week, late)
    async with week.world.writing() as session:
        assert await say_part(session, late, None, now=week.world.now) is None
        await fail_part(session, late, "unexpected")
    assert await done(week, now)
    assert not await done(week, now)
    assert [row.state for row in await parts(week, roster_id)] == ["done", "waiting", "waiting"]
    assert (await week.head(roster_id))["state"] == "solving"


async def test_the_last_part_alone_queues_the_joining_and_a_job_that_comes_too_early_does_nothing(week: Week) -> None:
    roster_id = await week.ask()
    ids = await share(week, roster_id)
    claims = [await take(week, roster_id, part_id) for part_id in ids]
    for claimed in claims[:-1]:
        assert await done(week, claimed)
    assert await share(week, roster_id) == ids
    assert await joinings(week, roster_id) == 1
    assert await done(week, claims[-1])
    assert await joinings(week, roster_id) == 2


async def test_a_part_is_not_tried_for_ever(week: Week) -> None:
    roster_id = await week.ask()
    part_id = (await share(week, roster_id))[0]
    for _ in range(5):
        await take(week, roster_id, part_id)
    async with week.world.writing() as session:
        assert await claim_part(session, UUID(roster_id), part_id, now=week.world.now) is None
    assert (await week.head(roster_id))["failure_code"] == "too_many_attempts"
    assert await parts(week, roster_id) == []


async def test_a_week_that_changed_under_its_parts_is_shared_out_again_and_once_only(week: Week) -> None:
    roster_id = await week.ask()
    for solve in (1, 2):
        ids = await share(week, roster_id)
        assert {row.solve for row in await parts(week, roster_id)} == {solve}
        for part_id in ids:
            assert await done(week, await take(week, roster_id, part_id))
        await a_visit(week.world, week.clients[0], day=NEXT + 3, at=f"1{solve}:00")
    assert await share(week, roster_id) == []
    assert (await week.head(roster_id))["failure_code"] == "week_changed"


async def test_putting_a_roster_aside_ends_its_parts_in_the_same_moment(week: Week) -> None:
    roster_id = await week.ask()
    taken = await take(week, roster_id, (await share(week, roster_id))[0])
    assert (await week.post(roster_id, "discard")).json()["state"] == "discarded"
    assert await parts(week, roster_id) == []
    assert not await done(week, taken)


async def test_cancelling_stops_every_part_and_keeps_the_best_so_far_also_of_a_solver_that_was_killed(
    week: Week, monkeypatch: pytest.MonkeyPatch
) -> None:
    await many_visits(week)
    sharing = Sharing(most_visits=200)
    roster_id = await week.ask(seconds=60)
    ids = await share(week, roster_id, sharing)
    children = _watch_children(monkeypatch)
    solving = asyncio.create_task(solve_parts(week, roster_id, ids))
    await until(lambda: _has_best(week, roster_id))
    await until(lambda: _true(children[0].best is not None))
    os.kill(children[0].pid, signal.SIGKILL)
    assert (await week.post(roster_id, "cancel")).status_code == 200
    await asyncio.wait_for(solving, 40)
    await share(week, roster_id, sharing)
    draft = await week.head(roster_id)
    assert (draft["state"], draft["complete"], draft["failure_code"]) == ("draft", False, "solver_died")
    assert draft["progress"]["covered"] > 200
    assert (len(draft["progress"]["picture"]["days"]), sum(draft["progress"]["picture"]["hours"])) == (
        7,
        len(week.workers),
    )


async def test_nobodys_request_sees_a_part(week: Week) -> None:
    roster_id = await week.ask()
    assert await share(week, roster_id)
    world = week.world
    hers = Context(cooperative_id=world.cooperative_id, member_id=week.ruth_id, now=world.now)
    async with transaction(world.engine, hers) as session:
        assert (await session.execute(text("select id from roster_part"))).all() == []


def _watch_children(monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    children: list[Child] = []

    @asynccontextmanager
    async def watched(problem: Problem, seconds: float, **more: Any) -> AsyncIterator[Child]:  # noqa: ANN401
        async with solver(problem, seconds, **more) as child:
            children.append(child)
            yield child

    monkeypatch.setattr(part, "solver", watched)
    return children


async def _planned(database: TestDatabase, roster_id: str) -> set[tuple[str, str]]:
    connection = await asyncpg.connect(database.backup_url)
    rows = await connection.fetch("select visit_id, worker_id from planned_visit where roster_id = $1", UUID(roster_id))
    await connection.close()
    return {(str(row["visit_id"]), str(row["worker_id"])) for row in rows}


async def _at_work(week: Week, roster_id: str) -> bool:
    return any(row.state == "solving" for row in await parts(week, roster_id))


async def _taken_over(week: Week, roster_id: str, lost: dict[UUID, int]) -> bool:
    now = {row.id: row.fence for row in await parts(week, roster_id)}
    return bool(lost) and all(now.get(part_id, 0) > fence for part_id, fence in lost.items())
