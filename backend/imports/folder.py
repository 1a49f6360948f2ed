"""Which file in a folder is which, and which files are none of ours."""

from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from backend.imports.columns import Sheet, bare
from backend.imports.findings import Finding, error, warning
from backend.imports.sheets import SHEETS

_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"})
_PASSING = (".", "~$")
_NEAR = 0.75
_BY_BARE_NAME = {bare(sheet.name): sheet for sheet in SHEETS}


class Contents(Struct, frozen=True, kw_only=True):
    """The folder's files by the name of their sheet, and what was found on looking."""

    files: dict[str, Path]
    findings: tuple[Finding, ...]


def look(folder: Path) -> Contents:
    """Find the file of every sheet, whatever its capitals; name what is missing, misnamed or not ours."""
    if not folder.is_dir():
        return Contents(files={}, findings=(error(str(folder.name or folder), "folder_missing"),))
    candidates = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in _TABLES and not path.name.startswith(_PASSING) and path.is_file()
    )
    files: dict[str, Path] = {}
    for path in sorted(candidates, key=lambda path: path.name != path.name.lower()):
        if (sheet := _sheet_of(path)) is not None:
            files.setdefault(sheet.name, path)
    left = [path for path in candidates if path not in files.values()]
    findings = [_leftover(path, files) for path in left]
    findings += [_absent(sheet) for sheet in SHEETS if sheet.name not in files]
    return Contents(files=files, findings=tuple(findings))


def _sheet_of(path: Path) -> Sheet | None:
    return _BY_BARE_NAME.get(bare(path.stem)) if path.suffix.lower() == ".csv" else None


def _leftover(path: Path, files: dict[str, Path]) -> Finding:
    """A file is refused where it may be one that is missing; otherwise it is only named."""
    if (sheet := _sheet_of(path)) is not None:
        return error(path.name, "file_twice", other=files[sheet.name].name)
    missing = [name for name, sheet in _BY_BARE_NAME.items() if sheet.name not in files]
    if near := get_close_matches(bare(path.stem), missing, n=1, cutoff=_NEAR):
        return error(path.name, "file_name_near", meant=_BY_BARE_NAME[near[0]].file)
    return warning(path.name, "file_not_ours")


def _absent(sheet: Sheet) -> Finding:
    return error(sheet.file, "file_missing") if sheet.needed else warning(sheet.file, "file_absent")
