"""Whole numbers, hours a week and places on the map."""

import re
from decimal import Decimal

from backend.imports.cells.clean import western_digits
from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.dialect import Dialect

_WHOLE = re.compile(r"(\d{1,9})([.,]0{1,2})?")
_DECIMAL = re.compile(r"([+-]?\d{1,3})(?:[.,](\d{1,15}))?")
_HOURS = re.compile(r"(\d{1,3}):([0-5]\d)")
_HOUR_MINUTES = 60
_QUARTER_MINUTES = 15
_WEEK_HOURS = 168
_PLACES = 5


def whole(unit: str, low: int, high: int) -> Kind:
    """A whole number of `unit` from `low` to `high`."""

    def read(text: str) -> int:
        match = _WHOLE.fullmatch(western_digits(text))
        if not match:
            raise CellError("number_not_whole", value=shown(text))
        return _within(int(match[1]), low, high)

    return Kind(accepts=f"a whole number of {unit}, {low} to {high}", read=read, write=_write_whole)


def degrees(most: int) -> Kind:
    """Degrees on the globe from minus `most` to `most`, kept to five decimals (a metre)."""

    def read(text: str) -> float:
        value = _decimal(text, "number_not_degrees")
        if abs(value) > most:
            raise CellError("number_out_of_range", value=shown(text), low=-most, high=most)
        return round(float(value), _PLACES)

    return Kind(
        accepts=f"degrees with decimals, -{most} to {most}: 52.6031 or 52,6031", read=read, write=_write_degrees
    )


def _read_hours(text: str) -> int:
    if match := _HOURS.fullmatch(western_digits(text)):
        return _within(int(match[1]), 0, _WEEK_HOURS) * _HOUR_MINUTES + int(match[2])
    minutes = _decimal(text, "number_not_hours") * _HOUR_MINUTES
    if minutes % _QUARTER_MINUTES:
        raise CellError("hours_not_quarters", value=shown(text))
    _within(int(minutes), 0, _WEEK_HOURS * _HOUR_MINUTES)
    return int(minutes)


def _decimal(text: str, code: str) -> Decimal:
    match = _DECIMAL.fullmatch(western_digits(text).replace("−", "-"))
    if not match:
        raise CellError(code, value=shown(text))
    return Decimal(f"{match[1]}.{match[2] or 0}")


def _within(value: int, low: int, high: int) -> int:
    if not low <= value <= high:
        raise CellError("number_out_of_range", value=value, low=low, high=high)
    return value


def _write_whole(value: int, dialect: Dialect) -> str:
    return _digits(str(value), dialect)


def _write_degrees(value: float, dialect: Dialect) -> str:
    text = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return _digits(text.replace(".", dialect.decimal), dialect)


def _write_hours(minutes: int, dialect: Dialect) -> str:
    hours, rest = divmod(minutes, _HOUR_MINUTES)
    if rest % _QUARTER_MINUTES:
        return _digits(f"{hours}:{rest:02d}", dialect)
    text = f"{hours}.{rest * 100 // _HOUR_MINUTES:02d}".rstrip("0").rstrip(".") if rest else str(hours)
    return _digits(text.replace(".", dialect.decimal), dialect)


def _digits(text: str, dialect: Dialect) -> str:
    return text.translate(_GUJARATI) if dialect.native_digits else text


_GUJARATI = str.maketrans("0123456789", "૦૧૨૩૪૫૬૭૮૯")
HOURS = Kind(
    accepts="hours a week in quarters: 22, 22.5 or 22,5 (half an hour is .5), or to the minute: 22:30",
    read=_read_hours,
    write=_write_hours,
)
LATITUDE = degrees(90)
LONGITUDE = degrees(180)
