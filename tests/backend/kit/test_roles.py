"""Each role may do its own work and no more, with nothing configured but one secret."""

import asyncpg
import pytest

from backend.kit import roles
from tests.database import SECRET, Server, TestDatabase


async def _value(url: str, question: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_every_role_logs_in_with_the_password_that_follows_from_the_secret(empty_database: TestDatabase) -> None:
    found = empty_database
    for url in (found.owner_url, found.app_url, found.worker_url, found.backup_url):
        assert await _value(url, "select 1") == 1


@pytest.mark.parametrize("role", roles.LOGINS)
async def test_no_role_logs_in_without_a_password_or_with_a_wrong_one(
    postgres: Server, empty_database: TestDatabase, role: str
) -> None:
    for word in (None, "wrong", roles.password(b"the secret of another installation", role)):
        with pytest.raises((asyncpg.InvalidPasswordError, asyncpg.InterfaceError)):
            await asyncpg.connect(postgres.embedded.url(role, word, empty_database.name))


async def test_the_door_is_entered_by_nobody(postgres: Server, empty_database: TestDatabase) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres.embedded.url(roles.DOOR, "any", empty_database.name))


async def test_only_the_owner_makes_tables_and_only_the_backup_passes_row_level_security(
    empty_database: TestDatabase,
) -> None:
    found = empty_database
    await _value(found.owner_url, "create table kept (id int)")
    await _value(found.owner_url, "alter table kept enable row level security")
    await _value(found.owner_url, "insert into kept values (1), (2)")
    for url in (found.app_url, found.worker_url, found.backup_url):
        with pytest.raises((asyncpg.InsufficientPrivilegeError, asyncpg.ReadOnlySQLTransactionError)):
            await _value(url, "create table mine (id int)")
    assert await _value(found.backup_url, "select count(*) from kept") == 2
    for url in (found.app_url, found.worker_url):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await _value(url, "select count(*) from kept")


async def test_the_owner_makes_temporal_constraints_without_a_superuser(empty_database: TestDatabase) -> None:
    made = "create table taken (worker_id int, during tstzrange, exclude using gist (worker_id with =, during with &&))"
    await _value(empty_database.owner_url, made)


async def test_setting_up_twice_changes_nothing_and_another_secret_locks_the_old_passwords_out(
    postgres: Server, empty_database: TestDatabase
) -> None:
    connection = await asyncpg.connect(empty_database.admin_url)
    try:
        await roles.ensure_roles(connection, SECRET)
        await roles.prepare_database(connection)
        assert await _value(empty_database.app_url, "select 1") == 1
        await roles.ensure_roles(connection, b"a secret from which other passwords follow")
        with pytest.raises(asyncpg.InvalidPasswordError):
            await _value(empty_database.app_url, "select 1")
    finally:
        await roles.ensure_roles(connection, SECRET)
        await connection.close()


async def test_a_role_that_is_no_superuser_sets_everything_up_from_one_address(postgres: Server) -> None:
    setup = await asyncpg.connect(postgres.embedded.admin_dsn)
    await setup.execute("create role operator login password 'given' createrole createdb bypassrls")
    await setup.execute("create database outside owner operator")
    url = postgres.embedded.url("operator", "given", "outside")
    try:
        # The roles of this run belong to its superuser, so the operator is let in as their maker would be.
        for role in (*roles.LOGINS, roles.DOOR):
            await setup.execute(f"grant {role} to operator with admin true")
        connection = await asyncpg.connect(url)
        await roles.ensure_roles(connection, SECRET)
        await roles.ensure_database(connection, "outside")
        await roles.prepare_database(connection)
        await connection.close()
        assert await _value(roles.role_url(url, roles.APP, SECRET), "select current_user") == roles.APP
        assert await _value(roles.role_url(url, roles.OWNER, SECRET), "create table made (id int)") is None
    finally:
        await setup.execute("drop database outside with (force)")
        await setup.execute("drop owned by operator cascade")
        await setup.execute("drop role operator")
        await setup.close()


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("postgresql://boss:p%40ss@db.example:5433/rota?sslmode=require", "@db.example:5433/rota?sslmode=require"),
        ("postgresql://database/rota", "@database/rota"),
        ("postgresql://postgres@/rota?host=/run/rota", "@/rota?host=/run/rota"),
    ],
)
def test_the_address_of_a_role_keeps_the_place_and_changes_who_comes(given: str, made: str) -> None:
    login = f"postgresql://commonrota_app:{roles.password(SECRET, roles.APP)}"
    assert roles.role_url(given, roles.APP, SECRET) == login + made
