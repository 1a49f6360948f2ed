"""Plans of care: which visits a client has in a week, at the hours when everybody needs them."""

from collections.abc import Mapping
from random import Random

from msgspec import Struct

from backend.imports.codes import Task

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
WEEKDAYS = (0, 1, 2, 3, 4)
_THREE_A_WEEK = ((0, 2, 4), (1, 3, 5), (0, 3, 5))
_TWO_A_WEEK = ((0, 3), (1, 4), (2, 5), (1, 3))
_ONE_A_WEEK = ((0,), (1,), (2,), (3,), (4,), (5,), (6,))
_NIGHTS = ((0, 2, 4), (1, 3, 5))


class Part(Struct, frozen=True, kw_only=True):
    """One visit of a plan: what may be drawn for it. `starts` are minutes of the day."""

    name: str
    weekdays: tuple[tuple[int, ...], ...]
    starts: tuple[int, ...]
    minutes: tuple[int, ...]
    tasks: tuple[tuple[Task, ...], ...]
    flexible: tuple[int, ...] = (15, 15, 30, 30, 30)
    workers: int = 1
    critical: int = 0


def _steps(first: int, last: int) -> tuple[int, ...]:
    return tuple(range(first, last + 1, 15))


_WASH: tuple[tuple[Task, ...], ...] = (
    ("personal_care", "meal"),
    ("personal_care", "meal"),
    ("personal_care", "meal", "medication"),
)
_MEAL: tuple[tuple[Task, ...], ...] = (("meal",), ("meal",), ("meal", "medication"))
_BED: tuple[tuple[Task, ...], ...] = (("personal_care",), ("personal_care", "medication"))
_OUT: tuple[tuple[Task, ...], ...] = (("shopping", "company"), ("household",), ("mobility", "company"), ("company",))

MORNING = Part(
    name="morning", weekdays=(EVERY_DAY,), starts=_steps(420, 585), minutes=(45, 60, 60, 75), tasks=_WASH, critical=1
)
LUNCH = Part(name="lunch", weekdays=(EVERY_DAY,), starts=_steps(720, 795), minutes=(30, 45, 45), tasks=_MEAL)
TEA = Part(name="tea", weekdays=(EVERY_DAY,), starts=_steps(975, 1065), minutes=(30, 45, 45), tasks=_MEAL)
BED = Part(name="bed", weekdays=(EVERY_DAY,), starts=_steps(1155, 1245), minutes=(45, 45, 60), tasks=_BED, critical=1)
_BY_DAY = Part(
    name="day",
    weekdays=(WEEKDAYS,),
    starts=_steps(480, 600),
    minutes=(45, 60, 60),
    tasks=(*_WASH, ("meal", "household")),
)
_NOW_AND_THEN = Part(
    name="visit",
    weekdays=_TWO_A_WEEK,
    starts=_steps(570, 900),
    minutes=(60, 90, 120),
    tasks=_OUT,
    flexible=(30, 60, 60),
)
_NIGHT = Part(
    name="night",
    weekdays=_NIGHTS,
    starts=(1320,),
    minutes=(480,),
    tasks=(("night_watch", "personal_care"),),
    flexible=(15,),
    critical=2,
)
# Nobody is free so late at a weekend but those who watch at night, and they hold no hoist: this stays uncovered.
LATE = Part(
    name="late",
    weekdays=((5, 6),),
    starts=(1305,),
    minutes=(45,),
    tasks=(("personal_care", "hoist"),),
    flexible=(0,),
    workers=2,
)


def _for_two(part: Part) -> Part:
    return Part(
        name=part.name,
        weekdays=part.weekdays,
        starts=part.starts,
        minutes=(45,),
        tasks=(("personal_care", "hoist"),),
        flexible=(30,),
        workers=2,
        critical=2,
    )


def _on(part: Part, weekdays: tuple[tuple[int, ...], ...]) -> Part:
    return Part(
        name=part.name,
        weekdays=weekdays,
        starts=part.starts,
        minutes=part.minutes,
        tasks=part.tasks,
        flexible=part.flexible,
    )


PLANS: Mapping[str, tuple[Part, ...]] = {
    "four a day for two": tuple(map(_for_two, (MORNING, LUNCH, TEA, BED))),
    "four a day": (MORNING, LUNCH, TEA, BED),
    "three a day": (MORNING, LUNCH, BED),
    "two a day": (MORNING, BED),
    "one a day": (MORNING,),
    "weekdays": (_BY_DAY,),
    "three a week": (_on(_NOW_AND_THEN, _THREE_A_WEEK),),
    "two a week": (_NOW_AND_THEN,),
    "one a week": (_on(_NOW_AND_THEN, _ONE_A_WEEK),),
    "nights": (_NIGHT, BED),
    "late for two": (LATE,),
}


class DrawnVisit(Struct, frozen=True, kw_only=True):
    """A part of a plan once it is decided for one client."""

    name: str
    weekdays: tuple[int, ...]
    starts_minute: int
    minutes: int
    tasks: tuple[Task, ...]
    flexible_minutes: int
    workers: int
    critical: int


def draw(plan: str, random: Random) -> tuple[DrawnVisit, ...]:
    """The visits of this plan for one client."""
    return tuple(_decide(part, random) for part in PLANS[plan])


def _decide(part: Part, random: Random) -> DrawnVisit:
    return DrawnVisit(
        name=part.name,
        weekdays=random.choice(part.weekdays),
        starts_minute=random.choice(part.starts),
        minutes=random.choice(part.minutes),
        tasks=random.choice(part.tasks),
        flexible_minutes=random.choice(part.flexible),
        workers=part.workers,
        critical=part.critical,
    )
