"""The way between a phone and the server, as bad as it is told to be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

# clear; cut before the server hears of it; cut after the server has done it; both and no end of it; late; heard twice.
Way = Literal["clear", "dead", "deaf", "silent", "slow", "twice"]
_SLOW_SECONDS = 0.4
_CUT = 65_536


class Network:
    """Hands on HTTP requests one connection each; what is asked under /api/ goes the `way` that is set."""

    def __init__(self, upstream: str) -> None:
        at = urlsplit(upstream)
        self._upstream = (at.hostname or "localhost", at.port or 80)
        self.url = ""
        self._way: Way = "clear"
        self._changed = asyncio.Event()
        # What the server said yes to, whether or not the phone heard of it: key, method and path, body; once each time.
        self.done: list[tuple[str, str, Any]] = []
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def way(self) -> Way:
        """How the next request goes."""
        return self._way

    @way.setter
    def way(self, way: Way) -> None:
        self._way = way
        self._changed.set()
        self._changed = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers one request of a browser, or does not."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                head = await reader.readuntil(b"\r\n\r\n")
                request = _once(head) + await reader.readexactly(_length(head))
                writer.write(await self._answer(request))
                await writer.drain()
        finally:
            await _closed(writer)
            self._tasks.discard(task)

    async def close(self) -> None:
        """Ends what is still on its way."""
        self.way = "dead"
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _answer(self, request: bytes) -> bytes:
        way = self._way if request.split(b" ", 2)[1].startswith(b"/api/") else "clear"
        changed = self._changed
        if way == "dead":
            return b""
        if way == "slow":
            await asyncio.sleep(_SLOW_SECONDS)
        answer = await self._ask(request)
        if way == "twice":
            answer = await self._ask(request)
        if way == "silent":
            await changed.wait()
        return b"" if way in {"deaf", "silent"} else answer

    def _note(self, request: bytes, answer: bytes) -> None:
        head, _empty, body = answer.partition(b"\r\n\r\n")
        key = _header(request, b"idempotency-key")
        if key and head.split(b" ", 2)[1].startswith(b"2"):
            what = b" ".join(request.split(b" ", 2)[:2]).decode()
            self.done.append((key, what, msgspec.json.decode(body) if body else None))

    async def _ask(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(*self._upstream)
        try:
            writer.write(request)
            answer = b"".join([part async for part in _parts(reader)])
            self._note(request, answer)
            return answer
        finally:
            await _closed(writer)


def _header(head: bytes, name: bytes) -> str:
    found = [line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(name + b":")]
    return found[0].strip().decode() if found else ""


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def _parts(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while part := await reader.read(_CUT):
        yield part


def _once(head: bytes) -> bytes:
    """The same head, for a connection that ends with the answer, in plain text."""
    hop = (b"connection:", b"accept-encoding:")
    lines = [line for line in head[:-4].split(b"\r\n") if not line.lower().startswith(hop)]
    return b"\r\n".join([*lines, b"connection: close", b"", b""])


def _length(head: bytes) -> int:
    return int(_header(head, b"content-length") or 0)


@asynccontextmanager
async def a_network(upstream: str) -> AsyncIterator[Network]:
    """A way to the server on a port of its own."""
    network = Network(upstream)
    async with await asyncio.start_server(network.serve, "127.0.0.1", 0) as server:
        network.url = f"http://localhost:{server.sockets[0].getsockname()[1]}"
        yield network
        await network.close()
