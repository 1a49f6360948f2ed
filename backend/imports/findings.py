"""Something found while reading a folder: where, what, and in which words."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from backend.imports.cells.kind import CellError, Param
from backend.imports.sentences import TEXTS


class Finding(Struct, frozen=True, kw_only=True):
    """One thing to mend (error) or to know (warning); `row` counts as the spreadsheet does, header row 1."""

    level: Literal["error", "warning"]
    code: str
    file: str
    row: int | None = None
    column: str | None = None
    params: dict[str, Param] = {}


def error(file: str, code: str, row: int | None = None, column: str | None = None, /, **params: Param) -> Finding:
    """Something that must be mended before anything is loaded."""
    return Finding(level="error", code=code, file=file, row=row, column=column, params=params)


def warning(file: str, code: str, row: int | None = None, column: str | None = None, /, **params: Param) -> Finding:
    """Something to know; the folder can be loaded all the same."""
    return Finding(level="warning", code=code, file=file, row=row, column=column, params=params)


def from_cell(refusal: CellError, file: str, row: int | None = None, column: str | None = None) -> Finding:
    """The error that a refused cell or file is."""
    return error(file, refusal.code, row, column, **refusal.params)


def sentence(finding: Finding) -> str:
    """The finding in English: where it is, what is wrong and what to do."""
    where = finding.file
    if finding.row is not None:
        where += f", row {finding.row}"
    if finding.column is not None:
        where += f", column “{finding.column}”"
    return f"{where}: {TEXTS[finding.code].format_map(finding.params)}"


def report(findings: Iterable[Finding]) -> str:
    """All findings, one a line, as a coordinator reads them."""
    return "\n".join(map(sentence, findings))
