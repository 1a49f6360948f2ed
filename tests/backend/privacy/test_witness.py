"""One installation cosigns another's ledger while it only grows, and never two that contradict each other."""

from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from backend.__main__ import main
from backend.kit.db import Context, transaction
from backend.privacy.proof import command, jobs, log, notes, tree, verifying, witnessing
from backend.privacy.proof.jobs import Witness
from backend.privacy.proof.notes import WITNESS, Checkpoint, Signer
from backend.privacy.proof.witnessing import Asked, write_request
from tests.database import TestDatabase
from tests.world import World, a_world, settings_for

LOG = Signer("willow.example/ledger/willow", bytes(range(32)))
TREE = verifying._levels([bytes([number]) * 32 for number in range(8)])


@pytest.fixture
async def world(database: TestDatabase) -> AsyncIterator[World]:
    async with a_world(database, witnessed=(str(LOG.key()),)) as made:
        yield made


def node(level: int, index: int) -> bytes:
    return TREE[level][index]


def signed(size: int, *, origin: str = "willow.example/ledger/willow", by: Signer = LOG, root: bytes = b"") -> str:
    return by.sign(Checkpoint(origin, size, root or tree.root(size, node)))


async def shown(world: World, old: int, size: int, note: str = "", proof: list[bytes] | None = None) -> httpx.Response:
    path = tree.consistency(old, size, node) if proof is None else proof
    asked = Asked(old, tuple(path), note or signed(size))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(world.app), base_url="https://rota.example") as program:  # type: ignore[arg-type]
        return await program.post("/api/ledger/add-checkpoint", content=write_request(asked))


async def forgotten(database: TestDatabase) -> None:
    import asyncpg  # noqa: PLC0415

    connection = await asyncpg.connect(database.admin_url)
    await connection.execute("delete from witnessed_log")
    await connection.close()


async def test_a_ledger_that_grows_is_cosigned(world: World, database: TestDatabase) -> None:
    await forgotten(database)
    for old, size in ((0, 3), (3, 3), (3, 8)):
        answer = await shown(world, old, size)
        assert answer.status_code == 200, answer.text
        key = witnessing.witness(settings_for(database)).key(WITNESS)
        assert notes.cosigned_at(signed(size) + answer.text, key) == world.now


async def test_a_ledger_that_forks_shrinks_or_is_a_strangers_is_not(world: World, database: TestDatabase) -> None:
    await forgotten(database)
    assert (await shown(world, 0, 5)).status_code == 200
    behind = await shown(world, 3, 8)
    assert (behind.status_code, behind.text) == (HTTPStatus.CONFLICT, "5\n")
    assert behind.headers["content-type"].startswith("text/x.tlog.size")
    forked = signed(8, root=bytes(32))
    assert (await shown(world, 5, 8, forked)).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert (await shown(world, 5, 5, signed(5, root=bytes(32)))).status_code == HTTPStatus.CONFLICT
    assert (await shown(world, 5, 4, signed(4), [])).status_code == HTTPStatus.BAD_REQUEST
    assert (await shown(world, 0, 4, signed(4))).status_code == HTTPStatus.CONFLICT
    stranger = Signer("stranger.example", bytes(32))
    assert (await shown(world, 5, 8, signed(8, origin="stranger.example", by=stranger))).status_code == 404
    liar = Signer("willow.example/ledger/willow", bytes(32))
    assert (await shown(world, 5, 8, signed(8, by=liar))).status_code == HTTPStatus.FORBIDDEN
    assert (await shown(world, 5, 8)).status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"old 1", b"old -1\n\nx\n", b"old 0\n!!\n\nx\n", b"\xff\xfe", b"old 1\n\n" + b"x" * 50]
)
async def test_what_is_no_request_is_refused(world: World, body: bytes) -> None:
    async with world.browser() as program:
        answer = await program.post("/api/ledger/add-checkpoint", content=body)
    assert answer.status_code == HTTPStatus.BAD_REQUEST


async def test_what_a_witness_said_stands_under_the_checkpoint(world: World, database: TestDatabase) -> None:
    await world.a_worker("Asha")
    settings, union = settings_for(database), Signer("union.example", bytes(32))
    context = Context(cooperative_id=world.cooperative_id, program="ledger", now=world.now)
    async with transaction(world.engine, context) as session:
        note = await log.checkpoint(session, settings, world.cooperative_id, now=world.now)
        line = union.cosign(notes.read_checkpoint(note), now=world.now)
        size = notes.read_checkpoint(note).size
        await session.execute(
            jobs._KEEP, {"cooperative": world.cooperative_id, "size": size, "witness": "union.example", "line": line}
        )
    async with transaction(world.engine, context) as session:
        again = await log.checkpoint(session, settings, world.cooperative_id, now=world.now)
    assert notes.cosigned_at(again, union.key(WITNESS)) == world.now


async def test_a_witness_that_cannot_be_reached_stops_nothing(world: World, database: TestDatabase) -> None:
    await world.a_worker("Asha")
    settings = settings_for(
        database, witnesses=(f"{Signer('union.example', bytes(32)).key(WITNESS)} http://127.0.0.1:9/",)
    )
    (nobody,) = jobs.read_witnesses(settings.witnesses)
    assert isinstance(nobody, Witness)
    await jobs.signing(world.engine, settings, world.clock)()


async def test_the_command_finds_a_file_whole_and_another_rewritten(
    world: World, database: TestDatabase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import asyncio  # noqa: PLC0415

    await world.a_worker("Asha")
    file, other = tmp_path / "ledger.json", tmp_path / "other.json"
    write = command.write_ledger
    assert await asyncio.to_thread(write, settings_for(database), world.cooperative_id.hex, file) == 0
    assert main(["verify", str(file)]) == 0
    other.write_text(file.read_text().replace("agreement_made", "agreement_mode"))
    assert main(["verify", str(other)]) == 1
    assert main(["verify", str(file), "--key", str(LOG.key())]) == 1
    assert main(["verify", str(tmp_path / "nothing.json")]) == 1
    assert await asyncio.to_thread(write, settings_for(database), "nobody", file) == 1
    assert "not those that were signed" in capsys.readouterr().out
