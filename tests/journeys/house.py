"""One installation as it runs: uvicorn and a worker on a port of their own, a mail server, a push service."""

import asyncio
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import uvicorn

from backend import serving, worker
from backend.app import create_app
from backend.settings import Settings
from tests.database import TestDatabase
from tests.world import MONDAY, Now, settings_for
from tests.world_notifications import Letters, PushService, a_mail_server, a_push_service

_PATIENCE_SECONDS = 30


class RunningClock(Now):
    """A clock that began on a Monday morning and goes on from there."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self._ahead = now - datetime.now(UTC)

    @property
    def now(self) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) + self._ahead

    @property
    def ahead_milliseconds(self) -> int:
        """How far a browser's clock must be moved to agree."""
        return round(self._ahead.total_seconds() * 1000)

    def __call__(self) -> datetime:
        return self.now


class House:
    """What the journeys need to know of the installation."""

    def __init__(self, database: TestDatabase) -> None:
        self.database = database
        self.clock = RunningClock()
        self.letters = Letters()
        self.push = PushService()
        self.settings = settings_for(database)
        self.url = ""
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._failure: BaseException | None = None

    def run(self) -> None:
        """Serves until stopped; what goes wrong is kept for who waits."""
        try:
            asyncio.run(self._serve())
        except BaseException as failure:  # noqa: BLE001 -- told to the thread that waits
            self._failure = failure
        finally:
            self._ready.set()

    def wait(self) -> None:
        """Returns when requests are answered."""
        if not self._ready.wait(_PATIENCE_SECONDS) or self._failure is not None:
            raise RuntimeError("the server did not start") from self._failure

    def stop(self) -> None:
        """Asks the server and the worker to end."""
        if self._loop is not None and self._stop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stop.set)

    async def _serve(self) -> None:
        logging.getLogger("mail.log").setLevel(logging.WARNING)
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with a_push_service() as self.push, a_mail_server() as (smtp_url, self.letters):
            with socket.create_server(("127.0.0.1", 0)) as listening:
                self.url = f"http://localhost:{listening.getsockname()[1]}"
                self.settings = self._settings(smtp_url)
                await self._work(listening)

    def _settings(self, smtp_url: str) -> Settings:
        more: dict[str, Any] = {"smtp_url": smtp_url, "public_url": self.url, "push_hosts": (self.push.host,)}
        return settings_for(self.database, mail_from="rota@willow.example", **more)

    async def _work(self, listening: socket.socket) -> None:
        server = uvicorn.Server(serving._config(create_app(self.settings, clock=self.clock), self.settings))
        resting = asyncio.Event()
        jobs = asyncio.create_task(worker.run(self.settings, resting, clock=self.clock))
        answers = asyncio.create_task(server.serve([listening]))
        while not server.started and not answers.done():  # noqa: ASYNC110 -- uvicorn has no event for it
            await asyncio.sleep(0.02)
        self._ready.set()
        assert self._stop is not None
        await asyncio.wait({asyncio.create_task(self._stop.wait()), jobs, answers}, return_when="FIRST_COMPLETED")
        server.should_exit = True
        resting.set()
        await asyncio.gather(jobs, answers)


@contextmanager
def a_house(database: TestDatabase) -> Iterator[House]:
    """The installation, up."""
    house = House(database)
    thread = threading.Thread(target=house.run, name="house")
    thread.start()
    try:
        house.wait()
        yield house
    finally:
        house.stop()
        thread.join(_PATIENCE_SECONDS)
