"""What was appended to the ledger, nobody changes, deletes, makes up or holds back: by rights, not by habit."""

import asyncpg
import pytest

from backend.kit import roles
from tests.database import TestDatabase
from tests.world import World
from tests.world_ledger import ask, evidence


@pytest.mark.parametrize("table", ["proof_leaf", "proof_node", "proof_checkpoint", "proof_cosignature"])
@pytest.mark.parametrize("role", [roles.APP, roles.WORKER, roles.DOOR])
async def test_no_role_may_change_or_delete_what_was_appended(database: TestDatabase, table: str, role: str) -> None:
    connection = await asyncpg.connect(database.admin_url)
    try:
        rights = ("update", "delete", "truncate", *(() if role == roles.DOOR else ("insert",)))
        for right in rights:
            assert not await connection.fetchval("select has_table_privilege($1, $2, $3)", role, table, right), right
    finally:
        await connection.close()


async def test_who_owns_the_tables_changes_and_deletes_nothing_of_what_was_appended(
    world: World, database: TestDatabase
) -> None:
    await world.a_worker("Asha")
    async with await world.sign_in(await world.a_client("Margaret")) as browser:
        await evidence(browser)
    witnessed = "insert into proof_cosignature (cooperative_id, size, witness, line) select $1, size, 'x', 'x'"
    await ask(database, witnessed + " from proof_checkpoint where cooperative_id = $1 limit 1", world.cooperative_id)
    columns = {"proof_leaf": "entry", "proof_node": "level", "proof_checkpoint": "note", "proof_cosignature": "line"}
    connection = await asyncpg.connect(database.admin_url)
    try:
        for table, column in columns.items():
            count = f"select count(*) from {table}"  # noqa: S608
            before = await connection.fetchval(count)
            await connection.execute(f"set role {roles.OWNER}")
            assert await connection.execute(f"delete from {table}") == "DELETE 0"  # noqa: S608
            assert await connection.execute(f"update {table} set {column} = {column}") == "UPDATE 0"  # noqa: S608
            await connection.execute("reset role")
            assert await connection.fetchval(count) == before > 0, table
    finally:
        await connection.close()


async def test_a_program_cannot_make_up_an_entry_or_hold_one_back(world: World, database: TestDatabase) -> None:
    await world.a_worker("Asha")
    for query in (
        "select log_entry(app_cooperative(), uuidv7(), 'agreement_made', now(), '{}', '{}')",
        "delete from proof_pending",
        "update proof_pending set kind = 'nothing'",
        "select * from proof_opening",
    ):
        connection = await asyncpg.connect(database.app_url)
        try:
            await connection.execute("select set_config('app.cooperative', $1, false)", str(world.cooperative_id))
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(query)
        finally:
            await connection.close()
