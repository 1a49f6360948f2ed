"""A code names one row, and nothing is said twice."""

from collections.abc import Iterator

from backend.imports.columns import Sheet, column_filling
from backend.imports.findings import Finding, error
from backend.imports.lines import Line, Lines


def keys(lines: Lines) -> Iterator[Finding]:
    """Rows whose key is already that of an earlier row; capitals make no difference."""
    for found in lines.values():
        first: dict[tuple[str, ...], int] = {}
        for line in found.lines:
            key = _key(found.sheet, line)
            if key and first.setdefault(key, line.row) != line.row:
                yield _twice(found.sheet, line, first[key])


def _key(sheet: Sheet, line: Line) -> tuple[str, ...]:
    if sheet.single or not all(field in line.values for field in sheet.key):
        return ()
    return tuple(str(line.values[field]).casefold() for field in sheet.key)


def _twice(sheet: Sheet, line: Line, other: int) -> Finding:
    column = column_filling(sheet, sheet.key[0])
    if column.refers_to:
        return error(sheet.file, "row_twice", line.row, column.header, other=other)
    value = str(line.values[column.field])
    return error(sheet.file, "key_twice", line.row, column.header, value=value, other=other)
