"""One kind of record as a table that a spreadsheet opens, and does not run."""

import csv
import io
from collections.abc import Iterable, Mapping

import msgspec

# A spreadsheet takes a cell that begins with one of these for a formula.
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def sheet(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """The header and a line a row, in UTF-8 with the mark by which spreadsheets know it."""
    out, names = io.StringIO(newline=""), tuple(columns)
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """A value in a cell: text as it is, lists and spans as JSON, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"'{text}" if text.startswith(_RUNS) else text
