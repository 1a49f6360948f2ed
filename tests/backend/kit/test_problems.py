"""A database that is busy or away is said to be so, however it was asked."""

import asyncpg
import httpx
import pytest
from litestar import Litestar, get
from sqlalchemy.exc import TimeoutError as NoConnectionError

from backend.kit.web.problems import HANDLERS
from tests.database import TestDatabase
from tests.world import a_world


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (asyncpg.LockNotAvailableError("relation"), "busy"),
        (asyncpg.DeadlockDetectedError("deadlock"), "busy"),
        (asyncpg.QueryCanceledError("timeout"), "too_slow"),
        (asyncpg.AdminShutdownError("terminating"), "unknown_outcome"),
        (asyncpg.ConnectionDoesNotExistError("closed in the middle"), "unknown_outcome"),
        (asyncpg.InterfaceError("connection is closed"), "unknown_outcome"),
        (NoConnectionError("QueuePool limit"), "busy"),
    ],
)
async def test_what_the_driver_raises_is_a_problem_that_says_whether_to_try_again(error: Exception, code: str) -> None:
    @get("/", sync_to_thread=False)
    def handler() -> None:
        raise error

    app = Litestar([handler], exception_handlers=HANDLERS, openapi_config=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://rota.example") as browser:  # type: ignore[arg-type]
        answer = await browser.get("/")
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, code, "2")


async def test_a_week_that_waits_too_long_for_a_lock_is_busy_and_no_fault(database: TestDatabase) -> None:
    async with a_world(database) as world, await world.sign_in(await world.a_worker()) as browser:
        lock = await asyncpg.connect(database.admin_url)
        try:
            async with lock.transaction():
                await lock.execute("lock table assignment in access exclusive mode")
                answer = await browser.get("/api/my/week")
        finally:
            await lock.close()
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
