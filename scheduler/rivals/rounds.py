"""A quick solver of one day is asked again and again, in other orders of days and with other caps, until time is up."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from scheduler.check import uncovered
from scheduler.fairness import measure
from scheduler.rivals.days import ROUNDS, Days
from scheduler.rivals.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scheduler.problem import Problem, Visit
    from scheduler.roster import Assignment

    Rows = Iterable[tuple[Visit, str, int]]


def best_round(problem: Problem, seconds: float, one_day: Callable[[Days, int, float], Rows]) -> list[Assignment]:
    """The best round by cover, then by shares; no round begins that would not end in time."""
    began, best, longest, number = monotonic(), [], 0.0, 0
    figure: tuple[int, tuple[int, ...]] | None = None
    while not number or monotonic() - began + longest < seconds:
        at = monotonic()
        days = Days(problem, ROUNDS[number % len(ROUNDS)])
        for step in range(problem.days):
            day = (step + number) % problem.days
            left = (seconds - (monotonic() - began)) / (problem.days - step)
            days.keep(day, one_day(days, day, max(0.1, left)))
        now = standing(problem, repaired(problem, days.made))
        if figure is None or now < figure:
            figure, best = now, days.made
        longest, number = max(longest, monotonic() - at), number + 1
    return best


def standing(problem: Problem, assignments: list[Assignment]) -> tuple[int, tuple[int, ...]]:
    """Uncovered places, then shares from the worst on; smaller is better."""
    shares = sorted(s.share_bp for s in measure(problem, assignments).shares)
    return sum(u.missing for u in uncovered(problem, assignments)), tuple(-s for s in shares)
