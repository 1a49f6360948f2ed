"""Whoever was forgotten stays so, whatever backup is brought back."""

from pathlib import Path

import msgspec
import pytest

from backend.kit.ids import new_id
from backend.privacy.erasing import jobs, stones
from backend.settings import Settings
from tests.database import TestDatabase
from tests.world import World
from tests.world_ledger import ask, signs_in_and_asks_to_be_forgotten


async def test_a_restored_backup_forgets_again_whom_it_still_knew(
    database: TestDatabase, world: World, settings: Settings
) -> None:
    gone = await world.a_client("Margaret")
    forget = jobs.erasing(world.engine, settings, world.clock)
    tables = ("member_identity", "member_contact", "agreement", "erasure")
    for table in tables:
        await ask(database, f"create table copy_of_{table} as select * from {table}")  # noqa: S608
    await signs_in_and_asks_to_be_forgotten(world, gone)
    await forget()
    await ask(database, "update member set left_at = $2 where id = $1", gone, world.now)
    await forget()
    name = "select given_name from member_identity where member_id = $1"
    assert await ask(database, name, gone) == []
    await ask(database, "delete from erasure where member_id = $1", gone)
    for table in tables:
        await ask(database, f"insert into {table} select * from copy_of_{table} on conflict do nothing")  # noqa: S608
        await ask(database, f"drop table copy_of_{table}")
    assert await ask(database, name, gone)
    await forget()
    assert await ask(database, name, gone) == []
    assert [stone.left for stone in stones.read(settings.data)] == [False, True]


async def test_a_backup_from_before_they_left_lets_them_leave_again(
    database: TestDatabase, world: World, settings: Settings
) -> None:
    gone = await world.a_client("Margaret")
    stone = stones.Stone(
        cooperative_id=world.cooperative_id, member_id=gone, erasure_id=new_id(), asked_at=world.now, left=True
    )
    stones.keep(settings.data, stone)
    stones.keep(settings.data, stone)
    await jobs.erasing(world.engine, settings, world.clock)()
    (row,) = await ask(database, "select leaves_on, left_at from member where id = $1", gone)
    assert (row["leaves_on"], row["left_at"]) == (world.now.date(), None)
    assert len(stones.read(settings.data)) == 1


@pytest.mark.parametrize("knew_they_asked", [False, True], ids=["before they asked", "after they asked"])
async def test_who_asked_as_a_member_and_left_after_the_backup_leaves_again(
    database: TestDatabase, world: World, settings: Settings, *, knew_they_asked: bool
) -> None:
    gone = await world.a_client("Margaret")
    await signs_in_and_asks_to_be_forgotten(world, gone)
    forget = jobs.erasing(world.engine, settings, world.clock)
    await forget()
    (while_a_member,) = stones.read(settings.data)
    stones.keep(settings.data, msgspec.structs.replace(while_a_member, left=True))
    if not knew_they_asked:
        await ask(database, "delete from erasure where member_id = $1", gone)
    await forget()
    (row,) = await ask(database, "select leaves_on from member where id = $1", gone)
    assert row["leaves_on"] == world.now.date()


def test_a_stone_half_written_by_a_power_cut_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / stones.FILE).write_bytes(b'{"half": \n{"cooperative')
    assert stones.read(tmp_path) == []
