"""Zones whose clocks do odd things, and when they are moved next, for tests of time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from backend.kit.local_time import stretches

ODD_ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Pacific/Kiritimati",
    "Pacific/Kwajalein",
    "UTC",
)
FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)


def moves(name: str) -> list[datetime]:
    """The instants from 2024 to 2037 at which a zone's clock is moved."""
    return [stretch.starts_at for stretch in stretches(ZoneInfo(name), FIRST, LAST)][1:]


def days_around(name: str, *, most: int = 400) -> list[date]:
    """The local days around every move of a zone's clock; a plain week where it is never moved."""
    zone = ZoneInfo(name)
    near = [at.astimezone(zone).date() for at in moves(name)] or [date(2026, 3, 1)]
    return sorted({day + timedelta(days=n) for day in near[:most] for n in (-2, -1, 0, 1)})
