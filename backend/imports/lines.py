"""Rows of a file that were read, whole or in part, each with its number in the spreadsheet."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct

from backend.imports.columns import Sheet

Row = TypeVar("Row", bound=Struct)


class Line(Struct, frozen=True, kw_only=True):
    """One row: the values that could be read by field, and the whole Struct if all could."""

    row: int
    values: Mapping[str, object] = MappingProxyType({})
    whole: Struct | None = None


class SheetLines(Struct, frozen=True, kw_only=True):
    """What was read of one file; `readable` is false where its rows could not be looked at at all."""

    sheet: Sheet
    lines: tuple[Line, ...] = ()
    readable: bool = True


Lines = Mapping[str, SheetLines]


def wholes(lines: Lines, row_type: type[Row]) -> list[tuple[int, Row]]:
    """The rows of this type that could be read whole, each with its number."""
    return [
        (line.row, line.whole)
        for found in lines.values()
        if found.sheet.row_type is row_type
        for line in found.lines
        if isinstance(line.whole, row_type)
    ]
