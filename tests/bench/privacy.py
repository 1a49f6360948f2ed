"""The worker's week with everything on, beside the same request where row-level security is off.

Two databases of one server hold the same week; in one of them every table's row-level security is disabled, and nothing
else is different. Each has a process of its own, asked in turn; what counts is processor time, server and database.
"""

import multiprocessing
import os
import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import asyncpg
import uvicorn

from backend.app import create_app
from backend.kit.web.cookies import SESSION
from tests import database as databases
from tests.bench.api import _a_full_week, _cpu, _free_port, _reachable
from tests.bench.load import load
from tests.world import MONDAY, Now, a_world, settings_for

MOST = 1.5
_PATH = "/api/my/week?from=2026-11-23"
_OFF = "select format('alter table %I disable row level security', relname) from pg_class where relrowsecurity"


async def run(seconds: float, rounds: int, at_once: int) -> None:
    """Prints microseconds of processor a request of both, and their ratio; SystemExit where that is above the bar."""
    with databases.serve() as server, ExitStack() as stack:
        on, off = (stack.enter_context(server.database()) for _ in range(2))
        tokens = {"on": await _prepare(on), "off": await _prepare(off)}
        await _switch_off(off)
        postmaster = _postmaster(server)
        ports = {"on": stack.enter_context(_serving(on)), "off": stack.enter_context(_serving(off))}
        for port, _ in ports.values():
            await _reachable(port)
        found = await _measure(ports, tokens, postmaster, (seconds, rounds, at_once))
    _print(found)


async def _measure(
    ports: dict[str, tuple[int, int]], tokens: dict[str, str], postmaster: int, how: tuple[float, int, int]
) -> dict[str, list[tuple[float, float]]]:
    seconds, rounds, at_once = how
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ports}
    for number in range(rounds + 1):
        for name, (port, pid) in ports.items():
            before = _cpu(pid), _tree(postmaster)
            one = await load(port, _PATH, {"cookie": f"{SESSION}={tokens[name]}"}, seconds, at_once)
            spent = (_cpu(pid) - before[0]) / one.requests, (_tree(postmaster) - before[1]) / one.requests
            if number:  # the first round warms both
                found[name].append(spent)
    return found


def _print(found: dict[str, list[tuple[float, float]]]) -> None:
    print(f"{'row-level security':20}{'server us':>12}{'database us':>14}{'together us':>14}")
    whole = {}
    for name, rows in found.items():
        server, database = (statistics.median(row[part] for row in rows) * 1e6 for part in (0, 1))
        whole[name] = statistics.median(sum(row) for row in rows) * 1e6
        print(f"{name:20}{server:12.0f}{database:14.0f}{whole[name]:14.0f}")
    ratio = whole["on"] / whole["off"]
    print(f"ratio of processor time: {ratio:.2f} (at most {MOST})")
    if ratio > MOST:
        raise SystemExit(1)


async def _prepare(database: databases.TestDatabase) -> str:
    async with a_world(database) as world:
        worker_id = await world.a_worker()
        await _a_full_week(world, worker_id)
        return str((await world.sign_in(worker_id)).cookies[SESSION])


async def _switch_off(database: databases.TestDatabase) -> None:
    connection = await asyncpg.connect(database.admin_url)
    try:
        for row in await connection.fetch(_OFF):
            await connection.execute(row[0])
    finally:
        await connection.close()


@contextmanager
def _serving(database: databases.TestDatabase) -> Iterator[tuple[int, int]]:
    """Its port and its process."""
    port = _free_port()
    child = multiprocessing.get_context("spawn").Process(target=_serve, args=(database, port), daemon=True)
    child.start()
    try:
        yield port, child.pid or 0
    finally:
        child.terminate()
        child.join(10)


def _serve(database: databases.TestDatabase, port: int) -> None:
    app = create_app(settings_for(database), clock=Now(MONDAY))
    uvicorn.run(app, port=port, log_level="error", access_log=False, loop="uvloop")


def _postmaster(server: databases.Server) -> int:
    return int((server.embedded.cluster / "postmaster.pid").read_text().splitlines()[0])


def _tree(postmaster: int) -> float:
    """Processor time of this server's processes alone: others may run on the machine."""
    total = _cpu(postmaster)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == postmaster:
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total
