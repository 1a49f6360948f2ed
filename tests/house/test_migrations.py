"""The migrations arrive at the schema that the code says: built both ways and compared, object by object."""

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from backend.kit.db import asyncpg_url
from backend.kit.migrate import upgrade
from backend.migrations.whole import build
from tests.database import Server, TestDatabase, run

ASPECTS = {
    "columns": """
        select table_name || '.' || column_name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '')
          || ' ' || udt_name
        from information_schema.columns where table_schema = 'public' and table_name <> 'alembic_version'""",
    "constraints": """
        select conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'alembic_version'""",
    "indexes": """
        select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'alembic_version'""",
    "policies": """
        select tablename || ' ' || policyname, cmd || ' ' || roles::text || ' ' || coalesce(qual, '') || ' '
          || coalesce(with_check, '') from pg_policies where schemaname = 'public'""",
    "row security": """
        select relname::text, relrowsecurity::text || relforcerowsecurity::text from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'alembic_version'""",
    "functions": """
        select p.oid::regprocedure::text, pg_get_functiondef(p.oid) || r.rolname || coalesce(p.proacl::text, '')
        from pg_proc p join pg_roles r on r.oid = p.proowner
        where pronamespace = 'public'::regnamespace and prokind = 'f'
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')""",
    "triggers": """
        select tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal""",
    "rights": """
        select table_name || ' ' || grantee || ' ' || privilege_type, is_grantable
        from information_schema.table_privileges where table_schema = 'public' and table_name <> 'alembic_version'""",
}


async def aspect(database: TestDatabase, query: str) -> dict[str, str]:
    """One kind of object by name, with its definition."""
    connection = await asyncpg.connect(database.admin_url)
    try:
        return dict(await connection.fetch(query))
    finally:
        await connection.close()


async def build_from_code(database: TestDatabase) -> None:
    """The schema as the code says it, made by the owner role as migrations are."""
    engine = create_async_engine(asyncpg_url(database.owner_url))
    async with engine.begin() as connection:
        await connection.run_sync(build)
    await engine.dispose()


@pytest.mark.parametrize("kind", ASPECTS)
def test_migrations_arrive_at_what_the_code_says(postgres: Server, module_database: TestDatabase, kind: str) -> None:
    with postgres.empty_database() as from_code:
        run(build_from_code(from_code))
        by_code = run(aspect(from_code, ASPECTS[kind]))
    by_migrations = run(aspect(module_database, ASPECTS[kind]))
    assert by_code
    assert by_migrations == by_code


def test_migrating_again_changes_nothing(empty_database: TestDatabase) -> None:
    upgrade(empty_database.owner_url)
    before = run(aspect(empty_database, ASPECTS["functions"]))
    upgrade(empty_database.owner_url)
    assert run(aspect(empty_database, ASPECTS["functions"])) == before
