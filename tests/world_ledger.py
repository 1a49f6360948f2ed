"""Asking a ledger as anybody may, and a database as nobody should."""

from typing import Any
from uuid import UUID

import asyncpg
import httpx

from backend.kit.ids import new_id
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


async def asks_to_be_forgotten(browser: httpx.AsyncClient) -> dict[str, Any]:
    answered = await browser.post("/api/my/erasure", json={"id": str(new_id())})
    assert answered.status_code == 201, answered.text
    found: dict[str, Any] = answered.json()
    return found


async def signs_in_and_asks_to_be_forgotten(world: World, who: UUID) -> None:
    async with await world.sign_in(who) as browser:
        await asks_to_be_forgotten(browser)


async def rewrite(world: World, database: TestDatabase, size: int) -> None:
    """Somebody with all rights writes another past of as many entries, so that the tree fits it; checkpoints go."""
    for table in ("proof_node", "proof_checkpoint"):
        await ask(database, f"delete from {table} where cooperative_id = $1", world.cooperative_id)  # noqa: S608
    await ask(
        database,
        "update proof_leaf set entry = replace(entry, 'a', 'b') where cooperative_id = $1",
        world.cooperative_id,
    )
    await ask(
        database,
        "insert into proof_node select cooperative_id, 0, leaf_index, "
        "sha256('\\x00'::bytea || convert_to(entry, 'utf8')) from proof_leaf where cooperative_id = $1",
        world.cooperative_id,
    )
    for level in range(1, size.bit_length()):
        await ask(
            database,
            "insert into proof_node select l.cooperative_id, l.level + 1, l.node_index / 2, "
            "sha256('\\x01'::bytea || l.hash || r.hash) from proof_node l "
            "join proof_node r using (cooperative_id, level) "
            "where cooperative_id = $1 and level = $2 and l.node_index % 2 = 0 and r.node_index = l.node_index + 1",
            world.cooperative_id,
            level - 1,
        )
