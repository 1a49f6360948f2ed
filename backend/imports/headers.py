"""The first row of a file says which cell of each row is which column."""

from collections.abc import Iterator
from difflib import get_close_matches

from backend.imports.cells.kind import shown
from backend.imports.columns import Column, Sheet, bare, column_named
from backend.imports.findings import Finding, error, warning
from backend.imports.limits import COLUMNS

Places = dict[int, Column]


def places(sheet: Sheet, row: int, header: list[str]) -> tuple[Places, list[Finding]]:
    """Which cell holds which column, and what is wrong with the header."""
    if len(header) > COLUMNS:
        return {}, [error(sheet.file, "column_many", row, count=len(header), most=COLUMNS)]
    found: Places = {}
    for number, cell in enumerate(header):
        column = column_named(sheet, cell)
        if column is not None and column not in found.values():
            found[number] = column
    if not found:
        return {}, [error(sheet.file, "header_missing", row, columns=column_list(sheet))]
    return found, [*_strangers(sheet, row, header, found), *_missing(sheet, row, found)]


def column_list(sheet: Sheet) -> str:
    """The names of the sheet's columns, as a list in a sentence."""
    return ", ".join(column.header for column in sheet.columns)


def _missing(sheet: Sheet, row: int, found: Places) -> Iterator[Finding]:
    for column in sheet.columns:
        if column.needed and column not in found.values():
            yield error(sheet.file, "column_missing", row, column.header)


def _strangers(sheet: Sheet, row: int, header: list[str], found: Places) -> Iterator[Finding]:
    free = {bare(column.header): column.header for column in sheet.columns if column not in found.values()}
    for number, cell in enumerate(header):
        if number in found or not cell.strip():
            continue
        if column_named(sheet, cell) is not None:
            yield error(sheet.file, "column_twice", row, shown(cell))
        elif near := get_close_matches(bare(cell), free, n=1):
            yield error(sheet.file, "column_near", row, shown(cell), meant=free[near[0]])
        else:
            yield warning(sheet.file, "column_unknown", row, shown(cell))
