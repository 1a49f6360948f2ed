"""Wall time and instants: what the clock on the wall says becomes one instant, whatever the zone does that night.

A wall time that a zone skips is moved forward by as much as the clock was (02:30 becomes 03:30); one that comes
twice is the first of the two. Lengths are elapsed minutes, so they are added to instants, never to wall time.

Zones are those of the pinned `tzdata` package, the same on every machine: Debian 12's own of 2025 still moved
Morocco's clock in autumn 2026, when the package and PostgreSQL 18 no longer did.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated, NamedTuple
from zoneinfo import ZoneInfo, reset_tzpath

import msgspec

MINUTES_A_DAY = 1440
_HOUR_MINUTES = 60
_NOON = time(12)
_STEP = timedelta(hours=6)

reset_tzpath(())
ZoneInfo.clear_cache()

WallTime = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5)]
WallTimeEnd = Annotated[str, msgspec.Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", max_length=5)]


class Stretch(NamedTuple):
    """A part of time within which a zone's offset from UTC stands still; the end is not in it."""

    starts_at: datetime
    ends_at: datetime
    offset: timedelta


def minute_of(wall: str) -> int:
    """Minutes from midnight of "HH:MM"; 1440 for "24:00"."""
    return int(wall[:2]) * _HOUR_MINUTES + int(wall[3:])


def wall_of(minute: int) -> str:
    """The "HH:MM" of a minute from midnight; "24:00" for 1440."""
    return f"{minute // _HOUR_MINUTES:02}:{minute % _HOUR_MINUTES:02}"


def time_of(wall: str) -> time:
    """A wall time as a `time`; ValueError for "24:00"."""
    return time(int(wall[:2]), int(wall[3:]))


def instant(on: date, wall: time, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a wall time on a day: shifted forward out of a gap, the first of a fold."""
    return datetime.combine(on, wall.replace(fold=0), zone).astimezone(UTC)


def day_starts_at(on: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day; where midnight is skipped, the first that there is."""
    return instant(on, time(0), zone)


def local_date(at: datetime, zone: ZoneInfo) -> date:
    """The local day an instant falls on."""
    return at.astimezone(zone).date()


def is_a_day(on: date, zone: ZoneInfo) -> bool:
    """True unless the zone leaves this whole day out, as Apia did with 30 December 2011."""
    return local_date(instant(on, _NOON, zone), zone) == on


@lru_cache(maxsize=256)
def stretches(zone: ZoneInfo, starts_at: datetime, ends_at: datetime) -> tuple[Stretch, ...]:
    """The span cut wherever the zone's clock is moved, in order; between them wall time runs evenly."""
    found, begin = [], starts_at
    while begin < ends_at:
        end = _clock_moves_at(zone, begin, ends_at)
        found.append(Stretch(begin, end, _offset(zone, begin)))
        begin = end
    return tuple(found)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    return offset if offset is not None else timedelta()


def _clock_moves_at(zone: ZoneInfo, begin: datetime, ends_at: datetime) -> datetime:
    """The first instant after `begin` with another offset; `ends_at` where there is none before it."""
    low, stood = begin, _offset(zone, begin)
    while low < ends_at:
        high = min(low + _STEP, ends_at)
        if _offset(zone, high) != stood:
            return _to_the_second(zone, low, high)
        low = high
    return ends_at


def _to_the_second(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    stood, within = _offset(zone, low), int((high - low).total_seconds())
    same, other = 0, within
    while other - same > 1:
        middle = (same + other) // 2
        if _offset(zone, low + timedelta(seconds=middle)) == stood:
            same = middle
        else:
            other = middle
    return low + timedelta(seconds=other)
