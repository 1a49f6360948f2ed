"""One request is one transaction, committed before the answer leaves; a command with a key is done once.

The answer is held back until the commit has succeeded. An answer of 400 or more rolls everything back. An answer that
is kept for a repeat is closed with the asker's own session: it repeats words that are sealed where they belong.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from uuid import UUID

from litestar.enums import ScopeType
from litestar.types import (
    ASGIApp,
    HTTPDisconnectEvent,
    HTTPRequestEvent,
    HTTPScope,
    Message,
    Receive,
    ReceiveMessage,
    Scope,
    Send,
)
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.errors import Problem
from backend.kit.tokens import close, reopen, sha256
from backend.kit.web.cookies import SESSION, cookies

MOST_BODY_BYTES = 1_000_000
_SAFE = {"GET", "HEAD", "OPTIONS"}
_BEGIN = text("select * from begin_command(:owner, :key, :request, :now)")
_END = text("select end_command(:owner, :key, :status, :content_type, :body)")
_STILL_SIGNED_IN = text("select session_id from open_session(:token_hash, :now, '')")


class _Held:
    """An answer not yet sent."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.bodies: list[bytes] = []

    async def take(self, message: Message) -> None:
        """Stands in for `send`."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            self.bodies.append(message["body"])

    async def give(self, send: Send) -> None:
        """Sends it on."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})

    @property
    def failed(self) -> bool:
        """True where nothing may stay behind."""
        return self.status >= HTTPStatus.BAD_REQUEST

    @property
    def body(self) -> bytes:
        """The whole body."""
        return b"".join(self.bodies)

    @property
    def content_type(self) -> str:
        """The answer's media type."""
        found = [value.decode("latin-1") for name, value in self.headers if name.lower() == b"content-type"]
        return found[0] if found else "application/json"


def one_transaction(engine: AsyncEngine, clock: Clock, most_bytes: Mapping[str, int]) -> "type[_Work]":
    """The middleware, bound to a database and a clock; `most_bytes` of a body at paths where more is usual."""
    return type("Work", (_Work,), {"engine": engine, "clock": staticmethod(clock), "most_bytes": most_bytes})


class _Work:
    engine: AsyncEngine
    clock: Clock
    most_bytes: Mapping[str, int]

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or not scope["path"].startswith("/api/") or scope["path"] == "/api/events":
            await self.app(scope, receive, send)
            return
        async with _session(self.engine) as session:
            scope["state"]["session"] = session
            scope["state"]["now"] = self.clock()
            key = None if scope["method"] in _SAFE else _key(scope)
            limited = _limited(receive, self.most_bytes.get(scope["path"], MOST_BODY_BYTES))
            if key is None:
                held = await self._answer(scope, limited, session)
            else:
                held = await self._once(scope, await _whole(limited), key, session)
        await held.give(send)

    async def _answer(self, scope: Scope, receive: Receive, session: AsyncSession) -> _Held:
        held = _Held()
        await self.app(scope, receive, held.take)
        if session.in_transaction():
            await (session.rollback() if held.failed else session.commit())
        return held

    async def _once(self, scope: HTTPScope, body: bytes, key: UUID, session: AsyncSession) -> _Held:
        """The first call with this key is done and remembered; a repeat gets the same answer, or 422 if it differs."""
        now = scope["state"]["now"]
        token = cookies(scope).get(SESSION, "")
        token_hash = sha256(token)
        signed_in = await session.execute(_STILL_SIGNED_IN, {"token_hash": token_hash, "now": now})
        if signed_in.first() is None:
            return await self._answer(scope, _replay(body), session)
        place = f"{scope['method']} {scope['path']} ".encode()
        command = {"owner": token_hash, "key": key}
        row = (
            await session.execute(_BEGIN, {**command, "request": hashlib.sha256(place + body).digest(), "now": now})
        ).one()
        if not row.fresh:
            if not row.same:
                raise Problem("idempotency_key_reused", 422)
            return _again(row.status, row.content_type, reopen(token, key.bytes, row.body))
        held = _Held()
        await self.app(scope, _replay(body), held.take)
        if held.failed:
            await session.rollback()
            return held
        answer = {"status": held.status, "content_type": held.content_type, "body": close(token, key.bytes, held.body)}
        await session.execute(_END, {**command, **answer})
        await session.commit()
        return held


@asynccontextmanager
async def _session(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """A session that is closed only if something is still open: its own way of closing costs a task each request."""
    session = AsyncSession(engine, expire_on_commit=False)
    try:
        yield session
    finally:
        if session.in_transaction():
            await asyncio.shield(session.close())


def _again(status: int, content_type: str, body: bytes) -> _Held:
    held = _Held()
    held.status = status
    held.headers = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
    held.bodies = [body]
    return held


def _key(scope: HTTPScope) -> UUID | None:
    for name, value in scope["headers"]:
        if name == b"idempotency-key":
            try:
                return UUID(value.decode("latin-1"))
            except ValueError:
                raise Problem("bad_idempotency_key", 400) from None
    return None


def _limited(receive: Receive, most_bytes: int) -> Receive:
    """Reads on, up to the most a body may be."""
    read = 0

    async def limited() -> ReceiveMessage:
        nonlocal read
        message = await receive()
        if message["type"] == "http.request":
            read += len(message.get("body", b""))
            if read > most_bytes:
                raise Problem("too_large", 413, {"most_bytes": most_bytes})
        return message

    return limited


async def _whole(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _replay(body: bytes) -> Receive:
    sent = False

    async def receive() -> ReceiveMessage:
        nonlocal sent
        if sent:
            return HTTPDisconnectEvent(type="http.disconnect")
        sent = True
        return HTTPRequestEvent(type="http.request", body=body, more_body=False)

    return receive
