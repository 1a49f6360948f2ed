"""A worker's week of 28 visits through session, row-level security and serialisation, beside a bare query of 28 rows.

Both are answered by the same process, one uvicorn, in turn; only the ratio means something on a shared machine.
"""

import asyncio
import multiprocessing
import os
import socket
import statistics
from pathlib import Path
from uuid import UUID

import asyncpg
import msgspec
import uvicorn
from litestar import Request, Response, get

from backend.app import create_app
from backend.kit import roles
from backend.kit.web.cookies import SESSION
from tests import database as databases
from tests.bench.load import Load, load
from tests.world import MONDAY, Now, World, a_world, settings_for
from tests.world_rosters_views import a_home, a_visit, publish

_VISITS = 28
_TICKS = os.sysconf("SC_CLK_TCK")
_BARE = "select id, visit_on, starts_at, minutes from bench order by starts_at"


async def run(seconds: float, rounds: int, at_once: int) -> None:
    """Prints requests a second, milliseconds and CPU a request of both, and their ratio."""
    with databases.serve() as server, server.database() as database:
        token = await _prepare(database)
        port = _free_port()
        child = multiprocessing.get_context("spawn").Process(target=_serve, args=(database, port), daemon=True)
        child.start()
        try:
            await _reachable(port)
            await _measure(port, token, child.pid or 0, (seconds, rounds, at_once))
        finally:
            child.terminate()
            child.join(10)


async def _measure(port: int, token: str, pid: int, how: tuple[float, int, int]) -> None:
    seconds, rounds, at_once = how
    paths = {
        "bare asyncpg, 28 rows": ("/bare", {}),
        "the worker's week": ("/api/my/week?from=2026-11-23", {"cookie": f"{SESSION}={token}"}),
    }
    for path, headers in paths.values():
        await load(port, path, headers, 1.0, at_once)
    found: dict[str, list[tuple[Load, float, float]]] = {name: [] for name in paths}
    for _ in range(rounds):
        for name, (path, headers) in paths.items():
            before = _cpu(pid), _postgres_cpu()
            one = await load(port, path, headers, seconds, at_once)
            found[name].append((one, _cpu(pid) - before[0], _postgres_cpu() - before[1]))
    _print(found, at_once)


def _print(found: dict[str, list[tuple[Load, float, float]]], at_once: int) -> None:
    heads = f"{'requests/s':>12}{'p50 ms':>9}{'p99 ms':>9}{'server CPU us':>15}{'database CPU us':>17}"
    print(f"{at_once} at once".ljust(24) + heads)
    rates = {}
    for name, rows in found.items():
        rates[name] = statistics.median(one.requests / one.seconds for one, _, _ in rows)
        server = statistics.median(cpu / one.requests * 1e6 for one, cpu, _ in rows)
        postgres = statistics.median(cpu / one.requests * 1e6 for one, _, cpu in rows)
        p50 = statistics.median(one.p50_milliseconds for one, _, _ in rows)
        p99 = statistics.median(one.p99_milliseconds for one, _, _ in rows)
        print(f"{name:24}{rates[name]:12.0f}{p50:9.2f}{p99:9.2f}{server:15.0f}{postgres:17.0f}")
    bare, whole = rates.values()
    print(f"ratio of requests a second: {whole / bare:.3f}")


async def _prepare(database: databases.TestDatabase) -> str:
    async with a_world(database) as world:
        worker_id = await world.a_worker()
        await _a_full_week(world, worker_id)
        browser = await world.sign_in(worker_id)
        token = browser.cookies[SESSION]
    connection = await asyncpg.connect(database.owner_url)
    await connection.execute(
        "create table bench (id uuid primary key, visit_on date, starts_at timestamptz, minutes int)"
    )
    rows = "select gen_random_uuid(), current_date, now() + n * interval '3 hours', 45 from generate_series(1, $1) n"
    await connection.execute(f"insert into bench {rows}", _VISITS)
    await connection.execute(f"grant select on bench to {roles.APP}")
    await connection.close()
    return token


async def _a_full_week(world: World, worker_id: UUID) -> None:
    clients = [await world.a_client(f"Client{n}") for n in range(4)]
    for client_id in clients:
        await a_home(world, client_id)
    planned = []
    for day in range(7):
        for n, client_id in enumerate(clients):
            planned.append((await a_visit(world, client_id, day=day, at=f"{8 + 2 * n:02}:00"), worker_id))
    await publish(world, planned)


def _serve(database: databases.TestDatabase, port: int) -> None:
    app = create_app(settings_for(database), clock=Now(MONDAY))

    @get("/bare", opt={"anybody": True})
    async def bare(request: Request) -> Response[bytes]:  # type: ignore[type-arg]
        pool: asyncpg.Pool = request.app.state["pool"]
        rows = await pool.fetch(_BARE)
        return Response(msgspec.json.encode([dict(row) for row in rows]), media_type="application/json")

    async def start() -> None:
        app.state["pool"] = await asyncpg.create_pool(database.app_url, min_size=8, max_size=8)

    app.register(bare)
    app.on_startup.append(start)
    uvicorn.run(app, port=port, log_level="error", access_log=False, loop="uvloop")


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _postgres_cpu() -> float:
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            line = stat.read_text()
        except OSError:
            continue
        if "(postgres)" in line:
            total += _cpu(int(stat.parent.name))
    return total


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _reachable(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return
