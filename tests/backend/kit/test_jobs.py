"""The queue over several worker processes: long jobs are shared between them."""

import asyncio
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import asyncpg
from pgqueuer import AsyncpgDriver
from pgqueuer.queries import Queries

from backend.health import look
from backend.kit.clock import utc_now
from backend.kit.db import Context, connect, transaction
from backend.kit.jobs import Crew, Payload, free_seats, work
from tests.database import TestDatabase
from tests.world_rosters import until

JOB = "a_long_job"


async def test_a_worker_takes_two_long_jobs_at_once_and_leaves_the_others_to_other_workers(
    database: TestDatabase,
) -> None:
    started, may_end, stop = list[str](), asyncio.Event(), asyncio.Event()

    def crew(name: str) -> Crew:
        async def handle(_payload: Payload) -> None:
            started.append(name)
            await may_end.wait()

        made = Crew()
        made.on_long(JOB, handle)
        return made

    async def have_started(count: int) -> bool:
        return len(started) == count

    workers = [asyncio.create_task(work(lambda: asyncpg.connect(database.worker_url), crew(n), stop)) for n in "ab"]
    try:
        await _enqueue(database, 5)
        await until(lambda: have_started(4))
        assert await _seats(database, "week") == 4
        assert await _seats(database, "another") == 0
        assert Counter(started) == {"a": 2, "b": 2}
        may_end.set()
        await until(lambda: have_started(5))
    finally:
        stop.set()
        await asyncio.gather(*workers)


async def _enqueue(database: TestDatabase, count: int) -> None:
    connection = await asyncpg.connect(database.worker_url)
    for _ in range(count):
        await Queries(AsyncpgDriver(connection)).enqueue(JOB, b'{"week": "1"}')
    await connection.close()


async def _seats(database: TestDatabase, mine: str) -> int:
    engine = connect(database.worker_url, name="tests")
    async with transaction(engine, Context(cooperative_id=uuid4(), now=utc_now())) as session:
        found = await free_seats(session, (JOB,), mine)
    await engine.dispose()
    return found


async def test_a_long_job_that_waits_behind_others_is_no_illness_and_one_that_nobody_takes_is(
    fresh_database: TestDatabase,
) -> None:
    connection = await asyncpg.connect(fresh_database.worker_url)
    engine = connect(fresh_database.app_url, name="tests")
    await Queries(AsyncpgDriver(connection)).enqueue("solve_part", b"{}")
    await connection.execute("update pgqueuer set execute_after = now() - interval '1 hour'")
    assert (await look(engine)).queue == "stuck"
    await Queries(AsyncpgDriver(connection)).enqueue("solve_roster", b"{}")
    beat = "update pgqueuer set status = 'picked', heartbeat = now() - $1::interval where entrypoint = 'solve_roster'"
    await connection.execute(beat, timedelta(seconds=10))
    assert (await look(engine)).queue == "waiting"
    await connection.execute(beat, timedelta(minutes=10))
    assert (await look(engine)).queue == "stuck"
    await engine.dispose()
    await connection.close()
