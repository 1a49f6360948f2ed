"""Shares in whole numbers, and whose turn it is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

WHOLE_BP = 10_000
_MILLION = 1_000_000
_NEAR_PERCENT = 10
_PERCENT = 100


class Sum(NamedTuple):
    """Minutes of one kind in one week."""

    week_on: date
    kind: str
    minutes: int


def weight(weeks: int, half_life_weeks: int) -> int:
    """What a minute so many weeks ago counts now, in millionths; the solver's ledgers weigh the same."""
    return round(2 ** (-weeks / half_life_weeks) * _MILLION)


def weighed(sums: Iterable[Sum], week_on: date, half_life_weeks: int) -> dict[str, int]:
    """Minutes by kind, each counting half after the half-life; whole minutes, rounded down."""
    millionths: defaultdict[str, int] = defaultdict(int)
    for one in sums:
        weeks = (week_on - one.week_on).days // 7
        if weeks >= 0:
            millionths[one.kind] += one.minutes * weight(weeks, half_life_weeks)
    return {kind: total // _MILLION for kind, total in millionths.items()}


def ratio_bp(minutes: int, able_minutes: int) -> int:
    """Minutes carried against minutes able; none where none was able."""
    return max(0, minutes * WHOLE_BP // able_minutes) if able_minutes > 0 else 0


def next_turn(own_bp: int, even_bp: int) -> Literal["sooner", "later", "even"]:
    """Sooner for who carried clearly less than the even share, later for clearly more; within a tenth it is even."""
    if own_bp * _PERCENT < even_bp * (_PERCENT - _NEAR_PERCENT):
        return "sooner"
    return "later" if own_bp * _PERCENT > even_bp * (_PERCENT + _NEAR_PERCENT) else "even"
