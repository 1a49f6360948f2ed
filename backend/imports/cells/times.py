"""Times of day as spreadsheets write them, as the minute of the local day."""

import re

from backend.imports.cells.clean import western_digits
from backend.imports.cells.kind import CellError, Kind, shown
from backend.imports.dialect import Dialect

DAY_MINUTES = 1440
_HOUR_MINUTES = 60
_NOON = 12
_TIME = re.compile(r"(\d{1,2})[:.h](\d{2})(?::00)?(?:\s*([ap])\.?m\.?)?", re.IGNORECASE)
_NO_SEPARATOR = re.compile(r"\d{3,4}")
_PART_OF_A_DAY = "0."


def minute_of_day(text: str) -> int:
    """The minute of the day that `text` names, 0 to 1440; raises CellError where it is not clear."""
    plain = western_digits(text)
    match = _TIME.fullmatch(plain)
    if not match or plain.startswith(_PART_OF_A_DAY):
        raise _unclear(plain, text)
    hour, minute = int(match[1]), int(match[2])
    if match[3]:
        hour = _from_half_day(hour, match[3].lower(), text)
    if minute >= _HOUR_MINUTES or hour * _HOUR_MINUTES + minute > DAY_MINUTES:
        raise CellError("time_impossible", value=shown(text))
    return hour * _HOUR_MINUTES + minute


def clock(minute: int) -> str:
    """The minute of a day as people read it: 07:30, and 24:00 for its end."""
    return f"{minute // _HOUR_MINUTES:02d}:{minute % _HOUR_MINUTES:02d}"


def _unclear(plain: str, text: str) -> CellError:
    if _NO_SEPARATOR.fullmatch(plain):
        return CellError("time_without_colon", value=shown(text), meant=f"{plain[:-2]}:{plain[-2:]}")
    return CellError("time_unclear", value=shown(text))


def _from_half_day(hour: int, half: str, text: str) -> int:
    if not 1 <= hour <= _NOON:
        raise CellError("time_impossible", value=shown(text))
    return hour % _NOON + (_NOON if half == "p" else 0)


def _read_start(text: str) -> int:
    minute = minute_of_day(text)
    if minute == DAY_MINUTES:
        raise CellError("time_start_is_midnight")
    return minute


def _write(minute: int, dialect: Dialect) -> str:
    hour, rest = divmod(minute, _HOUR_MINUTES)
    if dialect.time_form == "7:30 am" and minute < DAY_MINUTES:
        return f"{(hour - 1) % _NOON + 1}:{rest:02d} {'pm' if hour >= _NOON else 'am'}"
    if dialect.time_form == "7:30":
        return f"{hour}:{rest:02d}"
    if dialect.time_form == "7.30":
        return f"{hour}.{rest:02d}" if hour else f"00.{rest:02d}"
    return clock(minute) + (":00" if dialect.time_form == "07:30:00" else "")


START = Kind(accepts="a time of day: 07:30, 7:30, 7.30 or 7:30 pm", read=_read_start, write=_write)
END = Kind(accepts="a time of day: 14:30, 14.30 or 2:30 pm; 24:00 for midnight", read=minute_of_day, write=_write)
