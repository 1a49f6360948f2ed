"""Jobs on many machines: queued inside the business transaction, run at least once, by pgqueuer.

Handlers must be safe to run twice. pgqueuer's own command line is not used: its loop ends with its
connection, ours starts it again.

Long jobs have a lane of their own, where each process takes so many at once and leaves the others to other machines.
The queue counts that by process; a limit by entry point it counts over all machines, so that one of those would let
a single machine work.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any, NamedTuple

import asyncpg
import msgspec
from pgqueuer import AsyncpgDriver, PgQueuer
from pgqueuer.errors import RetryRequested
from pgqueuer.models import Job, Schedule
from pgqueuer.queries import Queries
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

Payload = dict[str, str]
Handler = Callable[[Payload], Coroutine[Any, Any, None]]
Nightly = Callable[[], Coroutine[Any, Any, None]]

_HEARTBEAT = timedelta(seconds=30)
_PATIENCE = timedelta(seconds=3)
_SEATS = 2  # the least that the queue lets a process be limited to
_LONG_NAME = "commonrota long jobs"
_FREE_SEATS = text("""
    select :seats * (select count(*) from pg_stat_activity
        where datname = current_database() and application_name = :name)
      - (select count(*) from pgqueuer where status = 'picked' and entrypoint = any(:entrypoints)
        and position(:mine in convert_from(payload, 'utf8')) = 0)
""")
log = logging.getLogger(__name__)


async def enqueue(
    session: AsyncSession,
    entrypoint: str,
    payload: Mapping[str, str],
    *,
    delay: timedelta | None = None,
    dedupe_key: str | None = None,
) -> None:
    """Queues a job in the caller's transaction: the job exists iff the transaction commits."""
    connection = await session.connection()
    raw = (await connection.get_raw_connection()).driver_connection
    if not isinstance(raw, asyncpg.Connection):
        raise TypeError("jobs need asyncpg")
    await Queries(AsyncpgDriver(raw)).enqueue(
        entrypoint, msgspec.json.encode(payload), execute_after=delay, dedupe_key=dedupe_key, on_conflict="skip"
    )


async def free_seats(session: AsyncSession, entrypoints: Sequence[str], mine: str) -> int:
    """How many long jobs all workers could run at once, less those of `entrypoints` that run and do not name `mine`."""
    asked = {"seats": _SEATS, "name": _LONG_NAME, "entrypoints": list(entrypoints), "mine": mine}
    found = await session.scalar(_FREE_SEATS, asked)
    return max(0, int(found or 0))


class _Lane(NamedTuple):
    """One run of the queue: how many jobs are fetched at a time, how many at most run in this process, its name."""

    batch: int
    most: int | None
    name: str


_QUICK, _LONG = _Lane(10, None, "commonrota jobs"), _Lane(1, _SEATS, _LONG_NAME)


class Crew:
    """What a worker process does: handlers by entry point and programs by cron expression."""

    def __init__(self) -> None:
        self._handlers: dict[str, tuple[Handler, int]] = {}
        self._long: dict[str, Handler] = {}
        self._nightly: dict[str, tuple[str, Nightly]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def on(self, entrypoint: str, handler: Handler, *, at_once: int = 4) -> None:
        """Runs `handler` for every job of `entrypoint`, at most `at_once` of them among all workers."""
        self._handlers[entrypoint] = (handler, at_once)

    def on_long(self, entrypoint: str, handler: Handler) -> None:
        """Runs `handler` for jobs that take long: two of all those at once in this process, of whatever entry point."""
        self._long[entrypoint] = handler

    def every(self, name: str, cron: str, program: Nightly) -> None:
        """Runs `program` at `cron`, once among all workers."""
        self._nightly[name] = (cron, program)

    def nightly(self, name: str) -> Nightly:
        """The program of that name."""
        return self._nightly[name][1]

    @property
    def lanes(self) -> list[_Lane]:
        """The runs of the queue it takes."""
        return [_QUICK, _LONG] if self._long else [_QUICK]

    def man(self, queue: PgQueuer, lane: _Lane) -> None:
        """Registers with one run of the queue what it is for."""
        if lane is _LONG:
            for entrypoint, handler in self._long.items():
                self._take(queue, entrypoint, handler, 0)
            return
        for entrypoint, (handler, at_once) in self._handlers.items():
            self._take(queue, entrypoint, handler, at_once)
        for name, (cron, program) in self._nightly.items():
            self._schedule(queue, name, cron, program)

    def abandon(self) -> None:
        """Stops what still runs: a job goes back into the queue for another worker, a program waits for its time."""
        for task in self._running:
            task.cancel()

    def _take(self, queue: PgQueuer, entrypoint: str, handler: Handler, at_once: int) -> None:
        async def run(job: Job) -> None:
            work = handler(msgspec.json.decode(job.payload or b"{}", type=Payload))
            if not await self._finishes(work):
                log.info("%s is left to another worker", entrypoint)
                raise RetryRequested(reason="the worker ended")

        queue.entrypoint(entrypoint, concurrency_limit=at_once, on_failure="hold")(run)

    def _schedule(self, queue: PgQueuer, name: str, cron: str, program: Nightly) -> None:
        async def run(_schedule: Schedule) -> None:
            if not await self._finishes(program()):
                log.warning("%s was not finished", name)

        queue.schedule(name, cron)(run)

    async def _finishes(self, work: Coroutine[Any, Any, None]) -> bool:
        """Sees `work` through; False where it was stopped on the way, with whatever it had begun put away."""
        task = asyncio.create_task(work)
        self._running.add(task)
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.wait({task})
        finally:
            self._running.discard(task)
        if task.cancelled():
            return False
        task.result()
        return True


async def work(
    connect: Callable[[], Awaitable[asyncpg.Connection]],
    crew: Crew,
    stop: asyncio.Event,
    *,
    heartbeat: timedelta = _HEARTBEAT,
    patience: timedelta = _PATIENCE,
) -> None:
    """Takes jobs until `stop` is set; a lost database is waited for.

    Jobs that run then are finished if they are in time, and go back into the queue if not.
    A job whose worker has not been heard of for a `heartbeat` is taken over by another.
    """
    ending = asyncio.create_task(_abandon(crew, stop, patience))
    lanes = [asyncio.create_task(_work(connect, crew, lane, stop, heartbeat)) for lane in crew.lanes]
    try:
        await asyncio.gather(*lanes)
    finally:
        for task in (ending, *lanes):
            task.cancel()


async def _work(
    connect: Callable[[], Awaitable[asyncpg.Connection]],
    crew: Crew,
    lane: _Lane,
    stop: asyncio.Event,
    heartbeat: timedelta,
) -> None:
    pause = 0.2
    while not stop.is_set():
        try:
            await _shift(connect, crew, lane, stop, heartbeat)
            pause = 0.2
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
            log.warning("queue: %s; trying again in %.1f s", type(error).__name__, pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 2, 10)


async def _shift(
    connect: Callable[[], Awaitable[asyncpg.Connection]],
    crew: Crew,
    lane: _Lane,
    stop: asyncio.Event,
    heartbeat: timedelta,
) -> None:
    connection = await connect()
    try:
        await connection.execute("select set_config('application_name', $1, false)", lane.name)
        queue = PgQueuer(AsyncpgDriver(connection))
        crew.man(queue, lane)
        ending = asyncio.create_task(_close(queue, stop))
        try:
            await queue.run(
                batch_size=lane.batch,
                max_concurrent_tasks=lane.most,
                shutdown_on_listener_failure=True,
                heartbeat_timeout=heartbeat,
            )
        finally:
            ending.cancel()
    finally:
        await connection.close(timeout=5)


async def _close(queue: PgQueuer, stop: asyncio.Event) -> None:
    """Asked to end, a run of the queue takes no new job."""
    await stop.wait()
    queue.shutdown.set()


async def _abandon(crew: Crew, stop: asyncio.Event, patience: timedelta) -> None:
    """Asked to end, what runs is given some patience, and then left to others."""
    await stop.wait()
    await asyncio.sleep(patience.total_seconds())
    crew.abandon()
