"""Hearing of committed changes over LISTEN/NOTIFY, for screens that stay open; ids only travel here."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import asyncpg
import msgspec

from backend.kit.events import CHANNEL

log = logging.getLogger(__name__)
_QUEUE = 256
RESYNC = "resync"
_LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change as an open screen is told it; it then asks the API again, under its own grants.

    RESYNC says that changes may have been missed: everything on the screen is asked for again.
    """

    cooperative_id: UUID
    kind: str
    payload: dict[str, object]


class Bus:
    """One LISTEN connection a process, handed out to any number of screens; it comes back when it is lost."""

    def __init__(self, connect: Callable[[], Awaitable[asyncpg.Connection]]) -> None:
        self._connect = connect
        self._screens: dict[asyncio.Queue[Change], UUID] = {}
        self._owners: dict[asyncio.Queue[Change], UUID] = {}
        self._task: asyncio.Task[None] | None = None
        self._listened = False

    async def start(self) -> None:
        """Begins to listen, in the background."""
        self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Ends listening."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    @contextmanager
    def screen(self, cooperative_id: UUID, owner_id: UUID) -> Iterator[asyncio.Queue[Change]]:
        """A queue of one cooperative's changes while the block runs; a slow screen is told to ask again."""
        queue: asyncio.Queue[Change] = asyncio.Queue(_QUEUE)
        self._screens[queue], self._owners[queue] = cooperative_id, owner_id
        try:
            yield queue
        finally:
            del self._screens[queue], self._owners[queue]

    def open_by(self, owner_id: UUID) -> int:
        """How many screens of one owner are open."""
        return sum(1 for each in self._owners.values() if each == owner_id)

    async def _listen(self) -> None:
        pause = 0.2
        while True:
            try:
                await self._until_lost()
                pause = 0.2
            except _LOST as error:
                log.warning("bus: %s; trying again in %.1f s", type(error).__name__, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 10)

    async def _until_lost(self) -> None:
        connection = await self._connect()
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _connection: lost.set())
        try:
            await connection.add_listener(CHANNEL, self._hear)
            self._told_again()
            await lost.wait()
        finally:
            connection.terminate()

    def _told_again(self) -> None:
        """Nobody knows what was said while nobody listened."""
        if self._listened:
            for queue, cooperative_id in self._screens.items():
                _put(queue, Change(cooperative_id=cooperative_id, kind=RESYNC, payload={}))
        self._listened = True

    def _hear(self, _connection: object, _pid: object, _channel: object, message: object) -> None:
        data = msgspec.json.decode(str(message), type=dict[str, object])
        change = Change(cooperative_id=UUID(str(data.pop("cooperative_id"))), kind=str(data.pop("kind")), payload=data)
        for queue, cooperative_id in self._screens.items():
            if cooperative_id == change.cooperative_id:
                _put(queue, change)


def _put(queue: asyncio.Queue[Change], change: Change) -> None:
    """A slow screen that lost changes is told so, in place of the rest of what it did not take."""
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        change = Change(cooperative_id=change.cooperative_id, kind=RESYNC, payload={})
    queue.put_nowait(change)


async def changes(queue: asyncio.Queue[Change], *, ping_seconds: float) -> AsyncIterator[Change | None]:
    """Changes as they come; None after `ping_seconds` of silence, so that a dead connection is noticed."""
    while True:
        try:
            yield await asyncio.wait_for(queue.get(), ping_seconds)
        except TimeoutError:
            yield None
