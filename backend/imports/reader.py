"""A folder is read whole: every finding is collected, and the cooperative is there only if no error is among them."""

from pathlib import Path

import msgspec

from backend.imports.cells.kind import CellError
from backend.imports.columns import Sheet, column_named
from backend.imports.decoding import decode
from backend.imports.findings import Finding, error, from_cell
from backend.imports.folder import Contents, look
from backend.imports.headers import column_list, places
from backend.imports.limits import FILE_BYTES, FINDINGS_A_FILE
from backend.imports.lines import Line, SheetLines
from backend.imports.records import Record, records
from backend.imports.rows import RowReader
from backend.imports.rules import together
from backend.imports.schemas import CooperativeFolder
from backend.imports.sheets import SHEETS


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What reading a folder came to; `cooperative` is None where there is an error."""

    cooperative: CooperativeFolder | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended first."""
        return tuple(finding for finding in self.findings if finding.level == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is good to know."""
        return tuple(finding for finding in self.findings if finding.level == "warning")


def read(folder: Path) -> Reading:
    """Read and check every file of `folder`; never raises for what is in the files."""
    contents = look(folder)
    findings = list(contents.findings)
    lines: dict[str, SheetLines] = {}
    for sheet in SHEETS:
        lines[sheet.name], found = _sheet(sheet, contents)
        findings += found
    findings += together(lines)
    if any(finding.level == "error" for finding in findings):
        return Reading(cooperative=None, findings=_in_order(findings))
    return Reading(cooperative=_assembled(lines), findings=_in_order(findings))


def _sheet(sheet: Sheet, contents: Contents) -> tuple[SheetLines, list[Finding]]:
    path = contents.files.get(sheet.name)
    if path is None:
        return SheetLines(sheet=sheet, readable=not sheet.needed), []
    try:
        text = decode(_bytes(path))
        return _rows(sheet, list(records(text, lambda header: column_named(sheet, header) is not None)))
    except CellError as refusal:
        row = refusal.params.pop("row", None)
        finding = from_cell(refusal, sheet.file, row if isinstance(row, int) else None)
        return SheetLines(sheet=sheet, readable=False), [finding]


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise CellError("file_too_large", bytes=size, most=FILE_BYTES)
        return path.read_bytes()
    except OSError:
        raise CellError("file_unopened") from None


def _rows(sheet: Sheet, found: list[Record]) -> tuple[SheetLines, list[Finding]]:
    if not found:
        raise CellError("file_empty", columns=column_list(sheet))
    (first, header), *rest = found
    where, findings = places(sheet, first, header)
    if any(finding.level == "error" for finding in findings):
        return SheetLines(sheet=sheet, readable=False), findings
    reader = RowReader(sheet, where, header)
    lines = tuple(reader.line(row, cells) for row, cells in rest)
    return SheetLines(
        sheet=sheet, lines=lines, readable=bool(lines) or not sheet.needed
    ), findings + reader.findings + _count(sheet, lines)


def _count(sheet: Sheet, lines: tuple[Line, ...]) -> list[Finding]:
    if sheet.needed and not lines:
        return [error(sheet.file, "file_without_rows")]
    if sheet.single:
        return [error(sheet.file, "file_one_row", line.row) for line in lines[1:]]
    return []


def _assembled(lines: dict[str, SheetLines]) -> CooperativeFolder:
    rows = {name: tuple(line.whole for line in sheet.lines) for name, sheet in lines.items()}
    only = {name: rows[name][0] if found.sheet.single else rows[name] for name, found in lines.items()}
    return msgspec.convert(only, CooperativeFolder)


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    files = {sheet.file: number for number, sheet in enumerate(SHEETS)}
    kept: list[Finding] = []
    for file in sorted({finding.file for finding in findings}, key=lambda name: (files.get(name, -1), name)):
        kept += _capped(file, [finding for finding in findings if finding.file == file])
    return tuple(kept)


def _capped(file: str, findings: list[Finding]) -> list[Finding]:
    ordered = sorted(findings, key=lambda finding: (finding.level, finding.row or 0))
    if len(ordered) <= FINDINGS_A_FILE:
        return ordered
    return [*ordered[:FINDINGS_A_FILE], error(file, "more_findings", count=len(ordered) - FINDINGS_A_FILE)]
