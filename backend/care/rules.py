"""When standing visits fall due, which instants they become, and by when a request is answered.

Wall time becomes instants date by date; lengths and windows are elapsed minutes, so they are counted on instants. A
visit in an hour that the zone skips is moved forward with the clock, never dropped.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from backend.kit.local_time import instant, is_a_day

HORIZON = timedelta(days=42)
ANSWER_WITHIN_WORKING_DAYS = 2
_SATURDAY = 5
_DAY = timedelta(days=1)


class Times(NamedTuple):
    """A visit's usual start and the window it may move in, as instants in UTC."""

    starts_at: datetime
    earliest_at: datetime
    latest_end_at: datetime


def due_dates(weekdays: Collection[int], first_on: date, last_on: date, zone: ZoneInfo) -> Iterator[date]:
    """The days from `first_on` through `last_on` that are one of `weekdays`, but for one the zone leaves out."""
    for n in range((last_on - first_on).days + 1):
        on = first_on + n * _DAY
        if on.weekday() in weekdays and is_a_day(on, zone):
            yield on


def times(on: date, starts_time: time, minutes: int, flexible_minutes: int, zone: ZoneInfo) -> Times:
    """The instants of a visit due `on`: it may begin `flexible_minutes` earlier or later."""
    starts_at = instant(on, starts_time, zone)
    either_way = timedelta(minutes=flexible_minutes)
    return Times(starts_at, starts_at - either_way, starts_at + timedelta(minutes=minutes) + either_way)


def answer_by(asked_on: date) -> date:
    """The second working day (Monday to Friday) after the one a request was made on."""
    on, left = asked_on, ANSWER_WITHIN_WORKING_DAYS
    while left:
        on += _DAY
        left -= on.weekday() < _SATURDAY
    return on


def week_of(on: date) -> date:
    """The Monday that names the week of `on`."""
    return on - on.weekday() * _DAY
