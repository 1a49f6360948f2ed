"""Asking a ledger as anybody may, and a database as nobody should."""

from typing import Any
from uuid import UUID

import asyncpg
import httpx

from backend.privacy.proof.verifying import Evidence
from tests.database import TestDatabase
from tests.world import World


async def ask(database: TestDatabase, query: str, *values: object) -> list[asyncpg.Record]:
    """What a superuser may do, whom no right stops."""
    connection = await asyncpg.connect(database.admin_url)
    try:
        found: list[asyncpg.Record] = await connection.fetch(query, *values)
        return found
    finally:
        await connection.close()


async def taken(browser: httpx.AsyncClient, path: str) -> Any:  # noqa: ANN401 -- JSON
    answer = await browser.get(f"/api/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json() if "json" in answer.headers["content-type"] else answer.text


async def evidence(browser: httpx.AsyncClient, *checkpoints: str, whole: bool = True) -> Evidence:
    """All there is to check, as any member can collect it."""
    note = await taken(browser, "ledger/checkpoint")
    key = await taken(browser, "ledger/key")
    entries = (await taken(browser, "ledger/entries"))["entries"]
    return Evidence(key=key["key"], checkpoints=(*checkpoints, note), entries=tuple(entries) if whole else None)


async def a_look(world: World) -> tuple[UUID, UUID]:
    """A client looks at who is in the team, a worker among them."""
    asha, ruth = await world.a_worker("Asha"), await world.a_coordinator("Ruth")
    async with await world.sign_in(ruth) as browser:
        await taken(browser, "weeks/2026-11-23")
    return asha, ruth
