"""Cells that hold one word or several out of a known list."""

import re
from difflib import get_close_matches

from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.cells.texts import read_key
from backend.imports.dialect import Dialect

_BETWEEN_CODES = re.compile(r"[,;|/\n]+")
_BETWEEN_KEYS = re.compile(r"[,;|\s]+")
_IN_CODE = re.compile(r"[\s-]+")
_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})


def spoken(code: str) -> str:
    """A code as people type it: personal care."""
    return code.replace("_", " ")


def one_of(codes: tuple[str, ...]) -> Kind:
    """Exactly one of these words."""

    def read(text: str) -> str:
        return code_in(text, codes)

    return Kind(accepts="one of: " + listed(codes), read=read, write=lambda value, _dialect: spoken(value))


def some_of(codes: tuple[str, ...]) -> Kind:
    """One or more of these words, in the order they were typed."""

    def read(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code_in(part, codes) for part in _parts(text, _BETWEEN_CODES)))

    return Kind(accepts="one or more, with commas between, of: " + listed(codes), read=read, write=_write_codes)


def code_in(text: str, codes: tuple[str, ...]) -> str:
    """The code that `text` spells, whatever its capitals, spaces and hyphens; raises CellError."""
    code = _IN_CODE.sub("_", text.strip().casefold())
    if code in codes:
        return code
    near = get_close_matches(code, codes, n=1)
    if near:
        raise CellError("code_unknown_near", value=shown(text), meant=spoken(near[0]))
    raise CellError("code_unknown", value=shown(text), allowed=listed(codes))


def listed(codes: tuple[str, ...]) -> str:
    """The codes as a list in a sentence."""
    return ", ".join(map(spoken, codes))


def _parts(text: str, between: re.Pattern[str]) -> list[str]:
    return [part for part in between.split(text) if part.strip()]


def _read_keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(read_key(part) for part in _parts(text, _BETWEEN_KEYS)))


def _read_yes(text: str) -> bool:
    word = text.casefold()
    if word not in _YES | _NO:
        raise CellError("yes_or_no", value=shown(text))
    return word in _YES


def _write_codes(value: tuple[str, ...], dialect: Dialect) -> str:
    return ("; " if dialect.delimiter == "," else ", ").join(map(spoken, value))


def _write_keys(value: tuple[str, ...], _dialect: Dialect) -> str:
    return " ".join(value)


KEYS = Kind(accepts="codes with a space or comma between them: W001 W004", read=_read_keys, write=_write_keys)
YES = Kind(accepts="yes or no", read=_read_yes, write=lambda value, _dialect: "yes" if value else "no")
