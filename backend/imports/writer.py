"""A cooperative is written as the folder that reads back to the same."""

import csv
import io
from pathlib import Path
from typing import Literal

from msgspec import Struct

from backend.imports.columns import Column, Sheet
from backend.imports.dialect import PLAIN, Dialect
from backend.imports.schemas import CooperativeFolder
from backend.imports.sheets import SHEETS


def write(folder: Path, cooperative: CooperativeFolder, dialect: Dialect = PLAIN) -> None:
    """Write every file of `cooperative` into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        text = sheet_text(sheet, rows_of(sheet, cooperative), dialect)
        (folder / sheet.file).write_bytes(text.encode(dialect.encoding))


def rows_of(sheet: Sheet, cooperative: CooperativeFolder) -> tuple[Struct, ...]:
    """The rows of one file."""
    found = getattr(cooperative, sheet.name)
    return (found,) if sheet.single else found


def sheet_text(sheet: Sheet, rows: tuple[Struct, ...], dialect: Dialect = PLAIN) -> str:
    """One file as text: the header, then a line a row."""
    out = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if dialect.quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line_end, quoting=quoting)
    columns = sheet.columns[::-1] if dialect.reversed_columns else sheet.columns
    writer.writerow([column.header.upper() if dialect.shouted_headers else column.header for column in columns])
    writer.writerows([_cell(column, row, dialect) for column in columns] for row in rows)
    return out.getvalue()


def _cell(column: Column, row: Struct, dialect: Dialect) -> str:
    value = getattr(row, column.field)
    return "" if value is None or value == () else column.kind.write(value, dialect)
