"""The days of a week that a cell names: Mon-Fri, Tue Thu, weekend, every day."""

import re

from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.dialect import Dialect

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS = 7
_LONG = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GUJARATI = ("સોમવાર", "મંગળવાર", "બુધવાર", "ગુરુવાર", "શુક્રવાર", "શનિવાર", "રવિવાર")
_WORDS = {
    "every day": "mon-sun",
    "everyday": "mon-sun",
    "daily": "mon-sun",
    "all": "mon-sun",
    "weekdays": "mon-fri",
    "weekday": "mon-fri",
    "weekends": "sat-sun",
    "weekend": "sat-sun",
}
_SHORTEST = 2
_DASH = re.compile(r"\s*[-–—]\s*|\s+to\s+")
_BETWEEN = re.compile(r"(?:[,;|/&+]|\s|\band\b)+")


def _read(text: str) -> tuple[int, ...]:
    folded = text.casefold()
    plain = _DASH.sub("-", _WORDS.get(" ".join(folded.split()), folded))
    days = {day for part in _BETWEEN.split(plain) if part for day in _run(_WORDS.get(part, part), text)}
    if not days:
        raise CellError("weekday_unknown", value=shown(text))
    return tuple(sorted(days))


def _run(part: str, text: str) -> list[int]:
    first, dash, last = part.partition("-")
    start = _day(first, text)
    end = _day(last, text) if dash else start
    return [(start + step) % _DAYS for step in range((end - start) % _DAYS + 1)]


def _day(word: str, text: str) -> int:
    bare = word.strip(". ")
    for day in range(_DAYS):
        if bare == _GUJARATI[day] or (len(bare) >= _SHORTEST and _LONG[day].startswith(bare)):
            return day
    raise CellError("weekday_unknown", value=shown(text))


def _write(value: tuple[int, ...], dialect: Dialect) -> str:
    if dialect.native_digits:
        return ", ".join(_GUJARATI[day] for day in value)
    if len(value) > _SHORTEST and value == tuple(range(value[0], value[-1] + 1)):
        return f"{NAMES[value[0]]}-{NAMES[value[-1]]}"
    return " ".join(NAMES[day] for day in value)


WEEKDAYS = Kind(accepts="days of the week: Mon-Fri, Tue Thu, weekend, every day", read=_read, write=_write)
