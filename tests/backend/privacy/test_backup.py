"""A dump brought back by PostgreSQL's own tools has every right it had, and nobody in it who was forgotten since."""

import asyncio
import re
import subprocess
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest

from backend.__main__ import main
from backend.kit.ids import new_id
from backend.kit.postgres import identity, places
from backend.privacy.erasing import jobs
from backend.privacy.proof import command
from backend.settings import Settings
from backend.worker import crew
from tests.database import Server, TestDatabase
from tests.schema import ASPECTS, aspect
from tests.world import World, a_world, settings_for
from tests.world_ledger import ask


@pytest.fixture
def tools() -> Path:
    """The folder of `pg_dump` and `pg_restore`."""
    folder = places.binaries(identity.server_identity()) / "bin"
    if not all((folder / name).exists() for name in ("pg_dump", "pg_restore")):
        pytest.skip("this PostgreSQL came without pg_dump and pg_restore")
    return folder


async def does(*words: str | Path) -> None:
    """Runs one of PostgreSQL's programs."""
    done = await asyncio.to_thread(subprocess.run, words, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


async def test_a_restored_dump_has_every_right_forgets_again_and_its_ledger_holds(
    postgres: Server, fresh_database: TestDatabase, tools: Path, tmp_path: Path
) -> None:
    dump, before, after = tmp_path / "dump", tmp_path / "before.json", tmp_path / "after.json"
    async with a_world(fresh_database) as world:
        gone, stays = await world.a_client("Margaret"), await world.a_worker("Asha")
        settings = settings_for(fresh_database, data=tmp_path)
        await written(settings, world, before)
        await does(tools / "pg_dump", "--format=custom", f"--file={dump}", fresh_database.backup_url)
        await leaves_and_is_forgotten(world, settings, gone)
        assert await names(fresh_database, gone) == []
        with postgres.empty_database() as restored:
            await does(tools / "pg_restore", "--exit-on-error", f"--dbname={restored.admin_url}", dump)
            assert await _made_of(restored) == await _made_of(fresh_database)
            assert await unread(restored) == 0
            await in_the_restored_one(restored, world, gone, stays, after)
    assert main(["verify", str(before), str(after)]) == 0


async def _made_of(database: TestDatabase) -> dict[str, dict[str, str]]:
    """All kinds of objects; without parentheses, of which a dump has fewer where they say nothing."""
    return {
        kind: {name: re.sub(r"[()]", "", text) for name, text in (await aspect(database, query)).items()}
        for kind, query in ASPECTS.items()
    }


async def in_the_restored_one(restored: TestDatabase, world: World, gone: UUID, stays: UUID, after: Path) -> None:
    """Who was forgotten is known until a worker begins; who was not is a member as before."""
    settings = settings_for(restored, data=after.parent)
    async with a_world(restored) as again:
        again.cooperative_id, again.clock.now = world.cooperative_id, world.now
        assert await names(restored, gone) == ["Margaret"]
        await a_worker_begins(again, settings)
        assert await names(restored, gone) == []
        await written(settings, again, after)
        async with await again.sign_in(stays) as browser:
            assert (await browser.get("/api/me")).json()["given_name"] == "Asha"


async def leaves_and_is_forgotten(world: World, settings: Settings, who: UUID) -> None:
    async with await world.sign_in(who) as browser:
        asked = await browser.post("/api/my/erasure", json={"id": str(new_id())})
        assert asked.status_code == 201, asked.text
        left = await browser.post(f"/api/members/{who}/leave", json={"on": world.now.date().isoformat()})
        assert left.status_code == 200, left.text
    await jobs.erasing(world.engine, settings, world.clock)()


async def a_worker_begins(world: World, settings: Settings) -> None:
    """What it does before any other work, and what its clock does within a quarter of an hour."""
    await jobs.at_start(world.engine, settings, world.clock)
    working = crew(world.engine, settings, world.clock)
    for name in ("end_memberships", "erase"):
        await working.nightly(name)()


async def names(database: TestDatabase, who: UUID) -> list[str]:
    found = await ask(database, "select given_name from member_identity where member_id = $1", who)
    return [row["given_name"] for row in found]


async def unread(database: TestDatabase) -> int:
    """How many names the application finds that says neither who asks nor why."""
    connection = await asyncpg.connect(database.app_url)
    try:
        return int(await connection.fetchval("select count(*) from member_identity"))
    finally:
        await connection.close()


async def written(settings: Settings, world: World, file: Path) -> None:
    """What `commonrota ledger` writes."""
    assert await asyncio.to_thread(command.write_ledger, settings, world.cooperative_id.hex, file) == 0
