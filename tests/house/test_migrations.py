"""The migrations arrive at the schema that the code says: built both ways and compared, object by object."""

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from backend.kit.db import asyncpg_url
from backend.kit.migrate import upgrade
from backend.migrations.whole import build
from tests.database import Server, TestDatabase, run
from tests.schema import ASPECTS, aspect


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
