"""A server that is asked to end does so in seconds, whatever it is solving: another takes it over, nothing is left."""

import asyncio
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from backend.rosters.child import Child
from tests.backend.rosters.test_drafts import ROOT, _children, _forget_jobs, _is, _runs
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_rosters import Week, a_week, many_visits, until

ENDS_WITHIN_SECONDS = 6.5


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A week that takes long to solve."""
    async with a_world(database) as world, a_week(world) as made:
        await many_visits(made)
        await _forget_jobs(world)
        yield made


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@asynccontextmanager
async def serving(world: World, database: TestDatabase, port: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """A server process, once it answers or has ended."""
    script = Path(__file__).with_name("serve_process.py")
    arguments = [str(script), database.admin_url, world.now.isoformat(), str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        await asyncio.wait_for(process.stdout.readline(), 30)
        yield process
    finally:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGKILL)
        await process.communicate()


async def status_of(week: Week, roster_id: str) -> tuple[str, int]:
    """How its job stands in the queue, and how often a worker took it on."""
    async with week.world.writing() as session:
        row = await session.execute(
            text(
                "select q.status::text, r.attempts from roster r join pgqueuer q "
                "on position(r.id::text in convert_from(q.payload, 'utf8')) > 0 where r.id = :id"
            ),
            {"id": roster_id},
        )
        found = row.one()
    return found.status, found.attempts


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_server_ends_in_seconds_and_leaves_its_solve_to_another(
    week: Week, database: TestDatabase, number: signal.Signals
) -> None:
    port = a_free_port()
    async with serving(week.world, database, port) as first:
        roster_id = await week.ask(seconds=60)
        await until(lambda: _is(week, roster_id, "solving"))
        await until(lambda: _has_children(first.pid))
        solvers = _children(first.pid)
        began = time.monotonic()
        first.send_signal(number)
        assert await asyncio.wait_for(first.wait(), 20) == 0
        assert time.monotonic() - began < ENDS_WITHIN_SECONDS
        assert not any(_runs(pid) for pid in solvers)
    assert await status_of(week, roster_id) == ("queued", 1)
    async with serving(week.world, database, port) as second:
        await until(lambda: _taken_over(week, roster_id))
        assert (await week.post(roster_id, "cancel")).status_code == 200
        await until(lambda: _is(week, roster_id, "draft"), seconds=40)
        second.send_signal(number)
        assert await asyncio.wait_for(second.wait(), 20) == 0


async def test_a_server_with_an_open_stream_ends_in_seconds_too(week: Week, database: TestDatabase) -> None:
    port = a_free_port()
    async with serving(week.world, database, port) as server:
        cookies = dict(week.ruth.cookies)
        async with (
            httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", cookies=cookies) as browser,
            browser.stream("GET", "/api/events") as stream,
        ):
            assert stream.status_code == 200
            began = time.monotonic()
            server.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(server.wait(), 20) == 0
            assert time.monotonic() - began < ENDS_WITHIN_SECONDS


async def test_a_second_server_on_the_same_port_says_so_and_ends(week: Week, database: TestDatabase) -> None:
    port = a_free_port()
    async with serving(week.world, database, port), serving(week.world, database, port) as second:
        assert await asyncio.wait_for(second.wait(), 20) != 0
        assert second.stderr is not None
        assert "address already in use" in (await second.stderr.read()).decode()


async def test_how_a_solver_ended_is_learned_from_the_loop_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="asyncio"):
        for pause in range(20):
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-S", "-c", "", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
            )
            child = Child(process)
            hearing = asyncio.create_task(child.hear())
            await (child.done.wait() if pause % 2 else asyncio.sleep(0.002 * pause))
            await child.end()
            await hearing
            assert process.returncode in {0, -signal.SIGKILL}
    assert not caplog.records


async def _has_children(pid: int) -> bool:
    return bool(_children(pid))


async def _taken_over(week: Week, roster_id: str) -> bool:
    return await status_of(week, roster_id) == ("picked", 2)
