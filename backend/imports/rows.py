"""Each row of a file becomes a Struct, or says cell by cell why it cannot."""

import msgspec

from backend.imports.cells.clean import clean
from backend.imports.cells.kind import CellError
from backend.imports.columns import Column, Sheet
from backend.imports.findings import Finding, error, from_cell, warning
from backend.imports.headers import Places
from backend.imports.lines import Line


class RowReader:
    """Reads the rows of one file; `findings` collects what was found, a doubt only once a column."""

    def __init__(self, sheet: Sheet, places: Places, header: list[str]) -> None:
        self.findings: list[Finding] = []
        self._sheet = sheet
        self._places = places
        self._width = len(header)
        self._nameless = {number for number, name in enumerate(header) if not name.strip()}
        self._told: set[tuple[str, str]] = set()

    def line(self, row: int, cells: list[str]) -> Line:
        """What the row says, as far as it can be read."""
        values: dict[str, object] = {
            column.field: column.blank
            for column in self._sheet.columns
            if not column.needed and column not in self._places.values()
        }
        for number, column in self._places.items():
            self._cell(values, column, row, cells[number] if number < len(cells) else "")
        self._outside(row, cells)
        complete = len(values) == len(self._sheet.columns)
        return Line(row=row, values=values, whole=msgspec.convert(values, self._sheet.row_type) if complete else None)

    def _cell(self, values: dict[str, object], column: Column, row: int, raw: str) -> None:
        try:
            values[column.field] = self._value(column, row, clean(raw))
        except CellError as refusal:
            self.findings.append(from_cell(refusal, self._sheet.file, row, column.header))

    def _value(self, column: Column, row: int, text: str) -> object:
        if not text and not column.needed:
            return column.blank
        value = column.kind.read(text) if text else ()
        if value == ():
            raise CellError("cell_empty", accepts=column.kind.accepts)
        self._doubt(column, row, text)
        return value

    def _doubt(self, column: Column, row: int, text: str) -> None:
        code = column.kind.doubt(text)
        if code and (code, column.field) not in self._told:
            self._told.add((code, column.field))
            self.findings.append(warning(self._sheet.file, code, row, column.header, value=text))

    def _outside(self, row: int, cells: list[str]) -> None:
        used = max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)
        if used > self._width:
            self.findings.append(error(self._sheet.file, "row_too_long", row, count=used, most=self._width))
        for number in sorted(self._nameless):
            if number < len(cells) and cells[number].strip():
                self._nameless.remove(number)
                self.findings.append(warning(self._sheet.file, "column_without_name", row, number=number + 1))
