"""CSV text becomes rows of cells, numbered as the spreadsheet numbers them."""

import csv
import io
import re
from collections.abc import Callable, Iterator

from backend.imports.cells.kind import CellError
from backend.imports.limits import ROWS

Record = tuple[int, list[str]]
_DELIMITERS = (",", ";", "\t")
_SEPARATOR_HINT = re.compile(r"\s*sep=([,;\t])\r?\n?", re.IGNORECASE)


def records(text: str, knows: Callable[[str], bool]) -> Iterator[Record]:
    """Rows that are not blank, the header first; `knows` says whether a header cell is a column we read.

    Raises CellError with the row where quotes do not close or there are too many rows.
    """
    body, delimiter = _hinted(text)
    return _parsed(body, delimiter or _likeliest(body, knows))


def _hinted(text: str) -> tuple[str, str | None]:
    match = _SEPARATOR_HINT.match(text)
    return (text[match.end() :], match[1]) if match else (text, None)


def _likeliest(text: str, knows: Callable[[str], bool]) -> str:
    def known(delimiter: str) -> int:
        try:
            _row, cells = next(_parsed(text, delimiter), (0, []))
        except CellError:
            return 0
        return sum(map(knows, cells))

    return max(_DELIMITERS, key=known)


def _parsed(text: str, delimiter: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):
            if row > ROWS:
                raise CellError("file_too_many_rows", row=row, most=ROWS)
            if any(cell.strip() for cell in cells):
                yield row, cells
    except csv.Error as error:
        code = "cell_never_ends" if "field limit" in str(error) else "file_broken_quotes"
        raise CellError(code, row=row + 1) from None
