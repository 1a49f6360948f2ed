"""Two installations on loopback: one cosigns the other's ledger over HTTP, and never a past that was rewritten."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import uvicorn

from backend.__main__ import main
from backend.privacy.proof import command, jobs, log, witnessing
from backend.privacy.proof.notes import WITNESS
from backend.settings import Settings
from tests.database import Server, TestDatabase
from tests.world import World, a_world, settings_for
from tests.world_ledger import ask, rewrite


@asynccontextmanager
async def served(world: World) -> AsyncIterator[str]:
    """The application at an address; it is started already."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(world.app, lifespan="off", log_level="warning")
        server = uvicorn.Server(config)
        answers = asyncio.create_task(server.serve([listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await answers


async def test_another_installation_cosigns_over_http_verify_accepts_it_and_a_rewritten_past_is_refused(
    database: TestDatabase, postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, later = tmp_path / "ledger.json", tmp_path / "later.json"
    async with a_world(database) as willow:
        await willow.a_worker("Asha")
        key = log.signer(settings_for(database), willow.cooperative_id).key()
        with postgres.database() as second:
            async with a_world(second, witnessed=(str(key),)) as union, served(union) as url:
                by = witnessing.witness(settings_for(second)).key(WITNESS)
                settings = settings_for(database, witnesses=(f"{by} {url}/api/ledger/add-checkpoint",))
                assert await _cosigned(willow, database, settings) == [by.name]
                await willow.a_worker("Ben")
                assert await _cosigned(willow, database, settings) == [by.name] * 2
                assert await _written(settings, willow, file)
                assert main(["verify", str(file), "--witness", str(by)]) == 0

                (seen,) = await ask(second, "select size, root, note from witnessed_log")
                await rewrite(willow, database, seen["size"])
                assert await _cosigned(willow, database, settings) == [by.name] * 2
                await willow.a_worker("Chloe")
                assert await _cosigned(willow, database, settings) == [by.name] * 2
                assert await ask(second, "select size, root, note from witnessed_log") == [seen]
                assert await _written(settings, willow, later)
    assert main(["verify", str(file), str(later), "--witness", str(by)]) == 1
    assert "two different trees" in capsys.readouterr().out


async def _cosigned(world: World, database: TestDatabase, settings: Settings) -> list[str]:
    """Whose signatures are kept after a night."""
    await jobs.signing(world.engine, settings, world.clock)()
    kept = "select witness from proof_cosignature where cooperative_id = $1 order by size"
    return [row["witness"] for row in await ask(database, kept, world.cooperative_id)]


async def _written(settings: Settings, world: World, file: Path) -> bool:
    """What `commonrota ledger` writes."""
    return await asyncio.to_thread(command.write_ledger, settings, world.cooperative_id.hex, file) == 0
