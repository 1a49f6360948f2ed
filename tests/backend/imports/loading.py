"""A folder loaded into a test's database, and what is in there afterwards, whatever its guard."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg

from backend.imports.load import load, rows_of
from backend.imports.loading.rows import Rows
from backend.imports.schemas import CooperativeFolder
from backend.kit.db import connect
from tests.database import TestDatabase

FRIDAY = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
Plain = dict[str, list[tuple[object, ...]]]


async def loaded(database: TestDatabase, folder: CooperativeFolder, *, now: datetime = FRIDAY) -> Rows:
    engine = connect(database.worker_url, name="tests", pool=1)
    try:
        return await load(engine, folder, now=now)
    finally:
        await engine.dispose()


async def fetch(database: TestDatabase, sql: str, *arguments: object) -> Sequence[Any]:
    connection = await asyncpg.connect(database.backup_url)
    try:
        found: Sequence[Any] = await connection.fetch(sql, *arguments)
        return found
    finally:
        await connection.close()


async def count(database: TestDatabase, table: str, where: str = "true") -> int:
    return int((await fetch(database, f"select count(*) as many from {table} where {where}"))[0]["many"])  # noqa: S608


async def row_counts(database: TestDatabase) -> dict[str, int]:
    """Every table of ours that has a row."""
    tables = await fetch(database, "select tablename from pg_tables where schemaname = 'public'")
    names = [row["tablename"] for row in tables if row["tablename"] not in {"alembic_version", "installation"}]
    found = {name: await count(database, name) for name in names if not name.startswith("pgqueuer")}
    return {name: many for name, many in found.items() if many}


def without_ids(folder: CooperativeFolder) -> Plain:
    """The rows a folder becomes, each id as the number of its first appearance."""
    rows, numbers = rows_of(folder, FRIDAY), dict[UUID, int]()

    def plain(value: object) -> object:
        if isinstance(value, UUID):
            return numbers.setdefault(value, len(numbers))
        return tuple(value) if isinstance(value, list) else value

    return {
        table.name: [tuple((name, plain(value)) for name, value in row.items()) for row in found]
        for table, found in rows.tables.items()
    }
