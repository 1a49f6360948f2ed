"""A raw cell becomes text we are willing to keep, or is refused."""

import re
import unicodedata

from backend.imports.cells.kind import CellError, shown
from backend.imports.limits import CELL_CHARACTERS

_UNREAD = "\ufffd"
_KEPT_CONTROLS = "\t\n\r"
_DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SPREADSHEET_ERROR = re.compile(r"#(#+|REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!)|Err:\d+", re.IGNORECASE)


def clean(raw: str) -> str:
    """The cell's text, composed (NFC) and trimmed; raises CellError for what no person typed on purpose."""
    if len(raw) > CELL_CHARACTERS:
        raise CellError("cell_too_long", characters=len(raw), most=CELL_CHARACTERS)
    _refuse_strange_characters(raw)
    text = unicodedata.normalize("NFC", raw.replace("\u00a0", " ").replace("\u202f", " ")).strip()
    if _SPREADSHEET_ERROR.fullmatch(text):
        raise CellError("cell_spreadsheet_error", value=shown(text))
    if text.startswith(("=", "@")):
        raise CellError("cell_formula", value=shown(text))
    return text


def western_digits(text: str) -> str:
    """The same text with every script's digits (૦૧૨, ٠١٢) as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


def _refuse_strange_characters(raw: str) -> None:
    if raw.isascii() and raw.isprintable():
        return
    if _UNREAD in raw:
        raise CellError("cell_unreadable", value=shown(raw))
    for position, character in enumerate(raw, start=1):
        if _is_strange(character):
            raise CellError("cell_control_character", character=f"U+{ord(character):04X}", position=position)


def _is_strange(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return False
    return character in _DIRECTION_OVERRIDES or unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")
