"""Free text, keys, e-mail addresses, phone numbers, currencies and zones."""

import re
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from backend.imports.cells.clean import western_digits
from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.dialect import Dialect
from backend.imports.limits import KEY_CHARACTERS, NAME_CHARACTERS

_FORMULA_STARTS = ("+", "-", "=", "@")
_KEY = re.compile(rf"\w[\w./-]{{0,{KEY_CHARACTERS - 1}}}")
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\.]+(\.[^\s@<>,;:\"()\[\]\\.]+)+")
_EMAIL_CHARACTERS = 254
_PHONE = re.compile(r"\+?[\d ()./-]+")
_PHONE_AS_NUMBER = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)
_PHONE_DIGITS = range(4, 16)
_CURRENCY = re.compile(r"[A-Za-z]{3}")


def _read_line(text: str) -> str:
    line = " ".join(text.split())
    if line.startswith(_FORMULA_STARTS):
        raise CellError("cell_formula", value=shown(text))
    if len(line) > NAME_CHARACTERS:
        raise CellError("cell_too_long", characters=len(line), most=NAME_CHARACTERS)
    return line


def _read_name(text: str) -> str:
    line = _read_line(text)
    if "?" in line:
        raise CellError("name_with_question_mark", value=shown(line))
    return line


def read_key(text: str) -> str:
    """A key the cooperative chose, as typed; raises CellError where it could not be told from a list."""
    if not _KEY.fullmatch(text):
        raise CellError("key_unclear", value=shown(text), most=KEY_CHARACTERS)
    return text


def _read_email(text: str) -> str:
    if len(text) > _EMAIL_CHARACTERS or not _EMAIL.fullmatch(text):
        raise CellError("email_unclear", value=shown(text))
    return text


def _read_phone(text: str) -> str:
    line = " ".join(western_digits(text).split())
    if _PHONE_AS_NUMBER.fullmatch(line):
        raise CellError("phone_lost_digits", value=shown(text))
    if not _PHONE.fullmatch(line) or sum(map(str.isdigit, line)) not in _PHONE_DIGITS:
        raise CellError("phone_unclear", value=shown(text))
    return line


def _read_currency(text: str) -> str:
    if not (text.isascii() and _CURRENCY.fullmatch(text)):
        raise CellError("currency_unclear", value=shown(text))
    return text.upper()


@cache
def _zones() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")}


def _read_zone(text: str) -> str:
    asked = text.replace(" ", "_").casefold()
    if asked in _zones():
        return _zones()[asked]
    near = get_close_matches(asked, _zones(), n=1)
    if near:
        raise CellError("zone_unknown_near", value=shown(text), meant=_zones()[near[0]])
    raise CellError("zone_unknown", value=shown(text))


def _write(value: str, _dialect: Dialect) -> str:
    return value


KEY = Kind(
    accepts=f"your own short code without spaces, such as W001 (letters, digits, . / _ -; at most {KEY_CHARACTERS})",
    read=read_key,
    write=_write,
)
LINE = Kind(accepts=f"words on one line, at most {NAME_CHARACTERS} characters", read=_read_line, write=_write)
NAME = Kind(accepts=f"a name, at most {NAME_CHARACTERS} characters", read=_read_name, write=_write)
EMAIL = Kind(accepts="an e-mail address", read=_read_email, write=_write)
PHONE = Kind(accepts="a phone number with its spaces, so that no leading 0 is lost", read=_read_phone, write=_write)
CURRENCY = Kind(accepts="a currency in three letters: GBP, EUR, INR", read=_read_currency, write=_write)
ZONE = Kind(accepts="a time zone by its city: Europe/London, Asia/Kolkata", read=_read_zone, write=_write)
