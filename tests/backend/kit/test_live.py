"""What members hear while they look: that something changed which they could read, never whose it is."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast
from uuid import UUID

import asyncpg
import msgspec
import pytest
from litestar.types import Message, Scope
from sqlalchemy import update

from backend.kit.bus import RESYNC, Bus
from backend.kit.db import Context, transaction
from backend.kit.events import CHANNEL, announce, record
from backend.kit.ids import new_id
from backend.kit.web.cookies import SESSION
from backend.live import MOST_STREAMS
from backend.members.tables import MemberSessionRow, TeamMembershipRow
from tests.database import TestDatabase
from tests.world import World

_PATIENCE_SECONDS = 20


class Screen:
    """A browser's open stream."""

    def __init__(self) -> None:
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self.task: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Takes in what the server says."""
        await self._sent.put(message)

    async def status(self) -> int:
        """How the request was answered."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            started = await self._sent.get()
        return int(cast("Any", started)["status"])

    async def next(self) -> dict[str, Any] | None:
        """The next change; None where the stream has ended."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            said = cast("Any", await self._sent.get())["body"].decode()
        return msgspec.json.decode(said.partition("data: ")[2]) if "data: " in said else None


@asynccontextmanager
async def looking(world: World, secret: str) -> AsyncIterator[Screen]:
    """A screen at the stream, as the session with this secret."""
    screen, hang = Screen(), asyncio.Event()

    async def receive() -> Message:
        await hang.wait()
        return {"type": "http.disconnect"}

    headers = [(b"host", b"rota.example"), (b"cookie", f"{SESSION}={secret}".encode())]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": "/api/events",
        "raw_path": b"/api/events", "query_string": b"", "headers": headers, "client": ("192.0.2.1", 1),
        "server": ("rota.example", 443), "scheme": "https", "root_path": "", "state": {},
    }  # fmt: skip
    task = asyncio.create_task(cast("Any", world.app)(cast("Scope", scope), receive, screen.send))
    try:
        yield screen
    finally:
        hang.set()
        await asyncio.wait_for(task, _PATIENCE_SECONDS)


async def until_heard(world: World, screen: Screen, **about: UUID) -> None:
    """Says something (about somebody) until the screen hears it: the database takes a moment to be listened to."""
    for _ in range(200):
        async with world.writing() as session:
            await announce(session, world.cooperative_id, "first", about)
        try:
            async with asyncio.timeout(0.1):
                assert (await screen.next() or {})["kind"] == "first"
                break
        except TimeoutError:
            continue


async def ask(world: World, client_id: UUID) -> None:
    """A care request of a client, as its command records it."""
    payload = {"id": client_id, "client_id": client_id, "asked_by_id": client_id, "week_on": "2026-11-23"}
    async with world.writing() as session:
        await record(session, world.cooperative_id, "care_request_made", payload, actor_id=client_id, now=world.now)


async def heard_after(screen: Screen, kind: str) -> dict[str, Any] | None:
    """The next change of another kind than the first ones'."""
    while (said := await screen.next()) is not None and said["kind"] == "first":
        pass
    assert said is None or said["kind"] == kind
    return said


async def test_a_change_says_its_kind_and_id_and_not_whose_it_is(world: World) -> None:
    _session_id, secret = await world.a_session(await world.a_coordinator())
    client_id = await world.a_client()
    async with looking(world, secret) as screen:
        assert await screen.status() == 200
        await until_heard(world, screen)
        await ask(world, client_id)
        said = await heard_after(screen, "care_request_made")
        assert said == {"kind": "care_request_made", "id": str(client_id), "week_on": "2026-11-23"}


@pytest.mark.parametrize("ending", ["session", "role"])
async def test_who_signed_out_or_coordinates_no_more_hears_nothing_more(world: World, ending: str) -> None:
    ruth = await world.a_coordinator()
    session_id, secret = await world.a_session(ruth)
    client_id = await world.a_client()
    s, t = MemberSessionRow, TeamMembershipRow
    ended = {
        "session": update(s).where(s.id == session_id).values(ended_at=world.now),
        "role": update(t).where(t.member_id == ruth, t.role == "coordinator").values(ended_at=world.now),
    }
    async with looking(world, secret) as screen:
        assert await screen.status() == 200
        await until_heard(world, screen)
        context = Context(cooperative_id=world.cooperative_id, member_id=ruth, now=world.now)
        async with transaction(world.engine, context) as session:
            await session.execute(ended[ending])
        await ask(world, client_id)
        assert await heard_after(screen, "") is None


async def test_nobody_listens_without_a_session(world: World) -> None:
    async with looking(world, "x" * 43) as screen:
        assert await screen.status() == 401


async def test_one_session_has_six_streams_and_another_its_own(world: World) -> None:
    ruth = await world.a_coordinator()
    (_, first), (_, second) = await world.a_session(ruth), await world.a_session(ruth)
    async with AsyncExitStack() as stack:
        for _ in range(MOST_STREAMS):
            screen = await stack.enter_async_context(looking(world, first))
            assert await screen.status() == 200
        for secret, status in ((first, 429), (second, 200)):
            assert await (await stack.enter_async_context(looking(world, secret))).status() == status
    async with looking(world, first) as screen:
        assert await screen.status() == 200, "who closed one may open another"


async def test_after_the_way_to_the_database_was_lost_every_screen_is_told_to_ask_again(database: TestDatabase) -> None:
    made: list[asyncpg.Connection] = []
    failures: list[Exception] = [OSError(), asyncpg.InternalClientError("not understood")]

    async def connect() -> asyncpg.Connection:
        if failures:
            raise failures.pop()
        made.append(await asyncpg.connect(_plain(database.worker_url)))
        return made[-1]

    bus, here = Bus(connect), new_id()
    await bus.start()
    try:
        with bus.screen(here, new_id()) as mine, bus.screen(new_id(), new_id()) as other:
            await _said_until_heard(database, here, mine)
            await made[0].close()
            async with asyncio.timeout(_PATIENCE_SECONDS):
                assert (await other.get()).kind == RESYNC
                while (await mine.get()).kind != RESYNC:
                    pass
            assert len(made) == 2
    finally:
        await bus.stop()


async def test_a_screen_too_slow_for_what_is_said_is_told_to_ask_again(database: TestDatabase) -> None:
    bus, here = Bus(lambda: asyncpg.connect(_plain(database.worker_url))), new_id()
    with bus.screen(here, new_id()) as queue:
        for _ in range(queue.maxsize + 1):
            bus._hear(None, None, None, msgspec.json.encode({"cooperative_id": here, "kind": "first"}).decode())
        assert [queue.get_nowait().kind for _ in range(queue.qsize())] == [RESYNC]


async def _said_until_heard(database: TestDatabase, here: UUID, queue: asyncio.Queue[Any]) -> None:
    speaker = await asyncpg.connect(_plain(database.worker_url))
    said = msgspec.json.encode({"cooperative_id": here, "kind": "first"}).decode()
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while queue.empty():
                await speaker.execute("select pg_notify($1, $2)", CHANNEL, said)
                await asyncio.sleep(0.02)
    finally:
        await speaker.close()


def _plain(url: str) -> str:
    return url.replace("+asyncpg", "")
