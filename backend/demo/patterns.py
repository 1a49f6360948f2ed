"""When workers can work: the usual weeks that people of different lives have.

Most think in the parts of the day that the painter shows (6 to 11, 14, 18 and 22 o'clock); school hours do not.
"""

from collections.abc import Mapping
from random import Random

from msgspec import Struct

from backend.imports.codes import Level

DAY_MINUTES = 1440
_WEEKDAYS = (0, 1, 2, 3, 4)
_SATURDAY, _SUNDAY = 5, 6


class Span(Struct, frozen=True, kw_only=True, order=True):
    """A stretch of one weekday."""

    weekday: int
    starts: int
    ends: int
    level: Level


class Pattern(Struct, frozen=True, kw_only=True):
    """The hours of a usual day, on how many weekdays, and how often in a hundred a weekend day comes with it.

    `liked` are the hours preferred by those who say so.
    """

    hours: tuple[tuple[int, int], ...]
    liked: tuple[int, int]
    weekdays: int
    weekend_percent: int
    weekend_hours: tuple[int, int] = (360, 1320)


PATTERNS: Mapping[str, Pattern] = {
    "days": Pattern(hours=((360, 840),), liked=(360, 660), weekdays=5, weekend_percent=75, weekend_hours=(360, 840)),
    "school": Pattern(hours=((540, 900),), liked=(570, 840), weekdays=5, weekend_percent=30, weekend_hours=(480, 840)),
    "evenings": Pattern(hours=((840, 1320),), liked=(1080, 1320), weekdays=4, weekend_percent=125),
    "split": Pattern(hours=((360, 660), (840, 1320)), liked=(360, 660), weekdays=4, weekend_percent=75),
    "weekends": Pattern(hours=((840, 1320),), liked=(1080, 1320), weekdays=2, weekend_percent=200),
    "long": Pattern(hours=((360, 1320),), liked=(360, 840), weekdays=4, weekend_percent=80),
    "nights": Pattern(hours=((0, 360), (1080, 1440)), liked=(1320, 1440), weekdays=5, weekend_percent=160,
                      weekend_hours=(0, 1440)),
}  # fmt: skip


def usual_week(name: str, random: Random) -> tuple[Span, ...]:
    """A worker's usual week in this pattern; one in three says which hours they prefer."""
    pattern = PATTERNS[name]
    likes = random.random() < 1 / 3
    days = sorted(random.sample(_WEEKDAYS, pattern.weekdays))
    spans = [span for day in days for span in _day(day, pattern, likes=likes)]
    return tuple(sorted(spans + [_weekend(day, pattern) for day in _weekend_days(pattern, random)]))


def _weekend_days(pattern: Pattern, random: Random) -> list[int]:
    every, chance = divmod(pattern.weekend_percent, 100)
    days = every + (random.random() * 100 < chance)
    return sorted(random.sample((_SATURDAY, _SUNDAY), days))


def _weekend(day: int, pattern: Pattern) -> Span:
    starts, ends = pattern.weekend_hours
    return Span(weekday=day, starts=starts, ends=ends, level="can")


def _day(day: int, pattern: Pattern, *, likes: bool) -> list[Span]:
    liked = pattern.liked if likes else (0, 0)
    return [span for starts, ends in pattern.hours for span in _parted(day, starts, ends, liked)]


def _parted(day: int, starts: int, ends: int, liked: tuple[int, int]) -> list[Span]:
    first, last = max(starts, liked[0]), min(ends, liked[1])
    if first >= last:
        return [Span(weekday=day, starts=starts, ends=ends, level="can")]
    pieces: tuple[tuple[int, int, Level], ...] = ((starts, first, "can"), (first, last, "prefer"), (last, ends, "can"))
    return [Span(weekday=day, starts=s, ends=e, level=level) for s, e, level in pieces if s < e]
