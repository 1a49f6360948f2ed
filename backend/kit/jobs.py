"""Jobs on many machines: queued inside the business transaction, run at least once, by pgqueuer.

Handlers must be safe to run twice. pgqueuer's own command line is not used: its loop ends with its
connection, ours starts it again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

import asyncpg
import msgspec
from pgqueuer import AsyncpgDriver, PgQueuer
from pgqueuer.errors import RetryRequested
from pgqueuer.models import Job, Schedule
from pgqueuer.queries import Queries
from sqlalchemy.ext.asyncio import AsyncSession

Payload = dict[str, str]
Handler = Callable[[Payload], Coroutine[Any, Any, None]]
Nightly = Callable[[], Coroutine[Any, Any, None]]

_HEARTBEAT = timedelta(seconds=30)
_PATIENCE = timedelta(seconds=3)
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


class Crew:
    """What a worker process does: handlers by entry point and programs by cron expression."""

    def __init__(self) -> None:
        self._handlers: dict[str, tuple[Handler, int]] = {}
        self._nightly: dict[str, tuple[str, Nightly]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def on(self, entrypoint: str, handler: Handler, *, at_once: int = 4) -> None:
        """Runs `handler` for every job of `entrypoint`, at most `at_once` of them in this process."""
        self._handlers[entrypoint] = (handler, at_once)

    def every(self, name: str, cron: str, program: Nightly) -> None:
        """Runs `program` at `cron`, once among all workers."""
        self._nightly[name] = (cron, program)

    def nightly(self, name: str) -> Nightly:
        """The program of that name."""
        return self._nightly[name][1]

    def man(self, queue: PgQueuer) -> None:
        """Registers everything with one run of the queue."""
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
    pause = 0.2
    while not stop.is_set():
        try:
            await _shift(connect, crew, _Ending(crew, stop, patience), heartbeat)
            pause = 0.2
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
            log.warning("queue: %s; trying again in %.1f s", type(error).__name__, pause)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 2, 10)


async def _shift(
    connect: Callable[[], Awaitable[asyncpg.Connection]], crew: Crew, end: "_Ending", heartbeat: timedelta
) -> None:
    connection = await connect()
    try:
        queue = PgQueuer(AsyncpgDriver(connection))
        crew.man(queue)
        ending = asyncio.create_task(end.watch(queue))
        try:
            await queue.run(shutdown_on_listener_failure=True, heartbeat_timeout=heartbeat)
        finally:
            ending.cancel()
    finally:
        await connection.close(timeout=5)


class _Ending:
    """How a shift ends when the program is asked to: no new job, some patience, then the rest is abandoned."""

    def __init__(self, crew: Crew, stop: asyncio.Event, patience: timedelta) -> None:
        self._crew = crew
        self._stop = stop
        self._patience = patience

    async def watch(self, queue: PgQueuer) -> None:
        await self._stop.wait()
        queue.shutdown.set()
        await asyncio.sleep(self._patience.total_seconds())
        self._crew.abandon()
