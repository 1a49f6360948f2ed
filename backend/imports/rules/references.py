"""A code used in one file is found in the file it belongs to."""

from collections.abc import Iterator
from difflib import get_close_matches

from backend.imports.columns import Column, Sheet
from backend.imports.findings import Finding, error
from backend.imports.limits import FINDINGS_A_FILE
from backend.imports.lines import Line, Lines


def references(lines: Lines) -> Iterator[Finding]:
    """Codes that lead nowhere, each with the nearest code that exists."""
    for found in lines.values():
        for column in found.sheet.columns:
            if column.refers_to and lines[column.refers_to].readable:
                yield from _dangling(found.sheet, column, found.lines, _known(lines, column.refers_to))


def _known(lines: Lines, name: str) -> dict[str, str]:
    field = lines[name].sheet.key[0]
    keys = [str(line.values[field]) for line in lines[name].lines if field in line.values]
    return {key.casefold(): key for key in keys} | {key: key for key in keys}


def _dangling(sheet: Sheet, column: Column, lines: tuple[Line, ...], known: dict[str, str]) -> Iterator[Finding]:
    wrong = 0
    for line in lines:
        for key in _keys(line.values.get(column.field)):
            if known.get(key) != key:
                wrong += 1
                yield _unknown(sheet, column, line.row, key, known if wrong <= FINDINGS_A_FILE else {})


def _keys(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _unknown(sheet: Sheet, column: Column, row: int, key: str, known: dict[str, str]) -> Finding:
    file = f"{column.refers_to}.csv"
    near = known.get(key.casefold()) or next(iter(get_close_matches(key, known, n=1)), None)
    if near is None:
        return error(sheet.file, "reference_unknown", row, column.header, value=key, file=file)
    return error(
        sheet.file, "reference_unknown_near", row, column.header, value=key, file=file, meant=known.get(near, near)
    )
