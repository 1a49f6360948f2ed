"""Serving an installation: uvicorn for requests and, beside it, a worker for jobs."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec
import uvicorn
from litestar import Litestar

from backend import worker
from backend.app import create_app
from backend.kit.clock import Clock, utc_now
from backend.kit.web.press import pressed
from backend.kit.web.routes import document
from backend.settings import Settings


def end_as_by_ctrl_c() -> None:
    """From here on whoever asks us to end in another way gets the same orderly end."""
    signal.signal(signal.SIGTERM, _as_ctrl_c)


def _as_ctrl_c(_number: int, _frame: FrameType | None) -> None:
    signal.raise_signal(signal.SIGINT)


class _Server(uvicorn.Server):
    """A server that says when it can be reached, and at once when it is asked to end."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], stop: asyncio.Event) -> None:
        super().__init__(config)
        self._ready = ready
        self._stop = stop
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The worker beside us is told at once: both end in the same few seconds."""
        super().handle_exit(sig, frame)
        self._loop.call_soon_threadsafe(self._stop.set)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """A signal that was answered is not raised again: it would end the program before its worker has ended."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listens, then says so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _nothing() -> None:
    """Says nothing."""


def serve(settings: Settings, *, working: bool, clock: Clock = utc_now, ready: Callable[[], None] = _nothing) -> None:
    """Answers requests until the process is asked to end, which it then does in seconds; `ready`: once it listens."""
    end_as_by_ctrl_c()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    asyncio.run(_serve(settings, ready, working=working, clock=clock))


async def _serve(settings: Settings, ready: Callable[[], None], *, working: bool, clock: Clock) -> None:
    stop = asyncio.Event()
    server = _Server(_config(create_app(settings, clock=clock), settings), ready, stop)
    jobs = asyncio.create_task(worker.run(settings, stop, clock=clock)) if working else None
    try:
        await server.serve()
    finally:
        stop.set()
        if jobs is not None:
            await jobs


def _config(app: Litestar, settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        pressed(app),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=3,
        proxy_headers=True,
        forwarded_allow_ips=settings.proxies,
    )


def description() -> str:
    """The OpenAPI document as JSON, the same bytes for the same code."""
    settings = Settings(data=Path(), secret=bytes(32), database_url="postgresql://nobody@/none")
    return msgspec.json.format(msgspec.json.encode(document(create_app(settings)), order="sorted"), indent=1).decode()
