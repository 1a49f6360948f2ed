"""Dates as spreadsheets write them: year first, or day first; never month first."""

import re
from datetime import date

from backend.imports.cells.clean import western_digits
from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.dialect import Dialect
from backend.imports.limits import FIRST_YEAR, LAST_YEAR

_MIDNIGHT = re.compile(r"(T|\s+)00:00(:00(\.0+)?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_DAY_NUMBER = re.compile(r"\d{5}([.,]\d+)?")
_MONTHS = 12


def _read(text: str) -> date:
    plain = _MIDNIGHT.sub("", western_digits(text))
    if match := _YEAR_FIRST.fullmatch(plain):
        return _date(int(match[1]), int(match[3]), int(match[4]), text)
    if match := _DAY_FIRST.fullmatch(plain):
        return _day_first(int(match[1]), int(match[3]), int(match[4]), text)
    raise CellError(_why_unclear(plain), value=shown(text))


def _day_first(day: int, month: int, year: int, text: str) -> date:
    if day <= _MONTHS < month:
        raise CellError("date_month_first", value=shown(text), meant=f"{year:04d}-{day:02d}-{month:02d}")
    return _date(year, month, day, text)


def _date(year: int, month: int, day: int, text: str) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellError("date_far_away", value=shown(text), first=FIRST_YEAR, last=LAST_YEAR)
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError("date_impossible", value=shown(text)) from None


def _why_unclear(plain: str) -> str:
    if _DAY_NUMBER.fullmatch(plain):
        return "date_is_number"
    return "date_short_year" if _SHORT_YEAR.fullmatch(plain) else "date_unclear"


def _write(value: date, dialect: Dialect) -> str:
    if dialect.date_form == "year-month-day":
        return value.isoformat()
    return value.strftime("%d.%m.%Y" if dialect.date_form == "day.month.year" else "%d/%m/%Y")


def _doubt(text: str) -> str | None:
    match = _DAY_FIRST.fullmatch(_MIDNIGHT.sub("", western_digits(text)))
    if match and match[2] == "/" and int(match[3]) <= _MONTHS and int(match[1]) <= _MONTHS and match[1] != match[3]:
        return "date_read_day_first"
    return None


DATE = Kind(
    accepts="a date: 2026-11-23, 23.11.2026 or 23/11/2026 (the day comes before the month, always)",
    read=_read,
    write=_write,
    doubt=_doubt,
)
