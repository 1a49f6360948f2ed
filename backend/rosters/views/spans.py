"""Local days as instants, and the part of a day a visit falls in."""

from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from backend.kit.local_time import day_starts_at

DayPart = Literal["morning", "lunch", "tea", "bed", "night"]
_PARTS: tuple[tuple[int, DayPart], ...] = ((5, "night"), (11, "morning"), (15, "lunch"), (19, "tea"), (23, "bed"))


def local_midnight(day: date, zone: str) -> datetime:
    """The instant at which `day` begins in `zone`."""
    return day_starts_at(day, ZoneInfo(zone))


def local_days(from_on: date, days: int, zone: str) -> tuple[datetime, datetime]:
    """From the beginning of `from_on` up to the end of the last of so many days; 23 or 25 hours where clocks change."""
    return local_midnight(from_on, zone), local_midnight(from_on + timedelta(days=days), zone)


def monday(day: date) -> date:
    """The Monday that names the week of `day`."""
    return day - timedelta(days=day.weekday())


def local_day(at: datetime, zone: str) -> date:
    """The day on the wall calendar of `zone`."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_part(starts_at: datetime, zone: str) -> DayPart:
    """The part of the day in which a visit starts, as people call it."""
    hour = starts_at.astimezone(ZoneInfo(zone)).hour
    return next((part for before, part in _PARTS if hour < before), "night")
