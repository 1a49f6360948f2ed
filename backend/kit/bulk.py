"""Many rows in one statement: a statement's trigger runs once, where `executemany` would run it for each row."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Insert, Table, bindparam, func, insert, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.tables import Base

Rows = Sequence[Mapping[str, Any]]
_AT_ONCE = 10_000


async def insert_all(session: AsyncSession, table: Table, rows: Rows) -> None:
    """Inserts `rows`, which all name the same columns, none of them an array; reads nothing back."""
    for part in _parts(rows):
        await session.execute(_statement(table, part))


def table_of(row: type[Base]) -> Table:
    """The table a row belongs to."""
    if not isinstance(row.__table__, Table):
        raise TypeError(f"{row.__name__} is no table")
    return row.__table__


def _statement(table: Table, rows: Rows) -> Insert:
    """The columns as arrays, unnested side by side."""
    names = list(rows[0])
    arrays = [bindparam(f"all_{n}", [row[n] for row in rows], ARRAY(table.c[n].type)) for n in names]
    given = (
        func.unnest(*arrays)
        .table_valued(*(f"a{number}" for number in range(len(names))), name="given")
        .render_derived()
    )
    columns = [given.c[f"a{number}"] for number in range(len(names))]
    return insert(table).from_select(names, select(*columns)).inline()


def _parts(rows: Rows) -> Iterator[Rows]:
    left = iter(rows)
    while part := list(islice(left, _AT_ONCE)):
        yield part
