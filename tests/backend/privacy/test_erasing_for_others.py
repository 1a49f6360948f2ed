"""To be forgotten is asked by oneself: nobody asks it for another, however much they are trusted; nothing is told."""

from uuid import UUID

import pytest

from backend.kit.ids import new_id
from tests.database import TestDatabase
from tests.world import World
from tests.world_ledger import ask


@pytest.mark.parametrize("topics", [("data",), ("times", "requests", "notes", "data"), ()], ids=["data", "all", "none"])
async def test_nobody_asks_it_for_a_client_nor_looks_what_would_go(
    world: World, database: TestDatabase, topics: tuple[str, ...]
) -> None:
    margaret, dev = await world.a_client("Margaret"), await world.a_member("Dev", "supporter")
    if topics:
        await world.trusts(margaret, dev, *topics)
    for client_id in (margaret, new_id()):
        await refused(world, dev, client_id)
    assert await ask(database, "select id from erasure where cooperative_id = $1", world.cooperative_id) == []


async def refused(world: World, member_id: UUID, client_id: UUID) -> None:
    """Whether there is such a client or not, the answer is the same."""
    async with await world.sign_in(member_id) as browser:
        looked = await browser.get("/api/my/erasure", params={"client_id": str(client_id)})
        asked = await browser.post("/api/my/erasure", json={"id": str(new_id()), "client_id": str(client_id)})
    for answer in (looked, asked):
        assert (answer.status_code, answer.json()["code"]) == (403, "erasure_is_ones_own"), answer.text
        assert answer.json()["detail"].startswith("To be forgotten is asked by oneself")


async def test_a_client_who_names_themselves_asks_for_themselves(world: World, database: TestDatabase) -> None:
    margaret = await world.a_client("Margaret")
    async with await world.sign_in(margaret) as browser:
        assert (await browser.get("/api/my/erasure", params={"client_id": str(margaret)})).status_code == 200
        body = {"id": str(new_id()), "client_id": str(margaret)}
        assert (await browser.post("/api/my/erasure", json=body)).status_code == 201
    (row,) = await ask(database, "select member_id from erasure where cooperative_id = $1", world.cooperative_id)
    assert row["member_id"] == margaret
