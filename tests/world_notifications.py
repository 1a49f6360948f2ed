"""A push service, browsers and a queue, as real as loopback allows, for tests of what members are told."""

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import http_ece
import msgspec
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import text

from backend.fairness import listeners as fairness
from backend.kit.db import Context, transaction
from backend.kit.delivery import deliver
from backend.kit.events import record
from backend.kit.jobs import Handler, Payload
from backend.notifications import cover, data, jobs
from backend.notifications import listeners as notices
from backend.rosters import listeners as rosters
from backend.settings import Settings
from tests.world import World

LISTENERS = (rosters.LISTENERS, fairness.LISTENERS, notices.LISTENERS, cover.LISTENERS, data.LISTENERS)


class Phone:
    """A browser with keys of its own, that can open what is sealed for it."""

    def __init__(self, service: "PushService") -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._auth = uuid4().bytes
        self.id = uuid4()
        self.path = f"/push/{uuid4()}"
        self.service = service

    @property
    def endpoint(self) -> str:
        return f"http://{self.service.host}{self.path}"

    def subscription(self) -> dict[str, Any]:
        """What the browser tells the server."""
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "keys": {"p256dh": _base64(point), "auth": _base64(self._auth)}}

    def shown(self) -> list[dict[str, str]]:
        """What this phone was sent, opened."""
        return [
            msgspec.json.decode(
                http_ece.decrypt(body, private_key=self._key, auth_secret=self._auth, version="aes128gcm").strip(),
                type=dict[str, str],
            )
            for path, _, body in self.service.got
            if path == self.path
        ]


def _base64(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


class PushService:
    """Takes pushes on loopback and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.port = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer, and the connection ends."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        status, more = self.answers.pop(0) if self.answers else (201, {})
        if status in {200, 201, 202}:
            self.got.append((head[0].split(" ")[1], headers, body))
        lines = [f"HTTP/1.1 {status} Answer", "content-length: 0", "connection: close"]
        lines += [f"{name}: {value}" for name, value in more.items()]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def a_push_service() -> AsyncIterator[PushService]:
    """A push service that is up."""
    service = PushService()
    server = await asyncio.start_server(service.take, "127.0.0.1", 0)
    service.port = server.sockets[0].getsockname()[1]
    try:
        yield service
    finally:
        server.close()
        await server.wait_closed()


class Letters:
    """A mail server's handler: keeps what it is given, refuses as it is told."""

    def __init__(self) -> None:
        self.got: list[Envelope] = []
        self.refusals: list[str] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        if self.refusals:
            return self.refusals.pop(0)
        self.got.append(envelope)
        return "250 OK"


@asynccontextmanager
async def a_mail_server() -> AsyncIterator[tuple[str, Letters]]:
    """A mail server that is up, and its address."""
    letters = Letters()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(letters, loop=loop, hostname="mail.example"), "127.0.0.1", 0)
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", letters
    finally:
        server.close()
        await server.wait_closed()


class Worker:
    """Runs the queue's jobs as the worker would, one after the other."""

    def __init__(self, world: World, settings: Settings) -> None:
        self.world = world
        self.handlers: dict[str, Handler] = jobs.handlers(world.engine, settings, world.clock)
        self.handlers["deliver_event"] = self._deliver

    async def _deliver(self, payload: Payload) -> None:
        await deliver(self.world.engine, LISTENERS, payload, self.world.clock)

    async def run(self, *entrypoints: str) -> int:
        """Runs every job of these kinds (all we know, if none is named) of this cooperative until none is left."""
        ran = 0
        while (found := await self._take(entrypoints or tuple(self.handlers))) is not None:
            await self.handlers[found[0]](found[1])
            ran += 1
        return ran

    async def _take(self, entrypoints: tuple[str, ...]) -> tuple[str, Payload] | None:
        async with self.world.writing() as session:
            rows = (await session.execute(text("select id, entrypoint, payload from pgqueuer order by id"))).all()
            for row in rows:
                payload = msgspec.json.decode(row.payload, type=dict[str, str])
                if row.entrypoint in entrypoints and payload["cooperative_id"] == str(self.world.cooperative_id):
                    await session.execute(text("delete from pgqueuer where id = :id"), {"id": row.id})
                    return row.entrypoint, payload
        return None


async def happen(world: World, kind: str, payload: Mapping[str, object], actor_id: UUID | None = None) -> UUID:
    """Records an event as a command would."""
    async with world.writing() as session:
        return await record(session, world.cooperative_id, kind, payload, actor_id=actor_id, now=world.now)


async def rows(world: World, member_id: UUID, query: str) -> list[Any]:
    """What a member's own rows hold, for looking at from outside."""

    context = Context(cooperative_id=world.cooperative_id, member_id=member_id, now=world.now)
    async with transaction(world.engine, context) as session:
        return list((await session.execute(text(query))).all())
