"""The weeks one after the other, and three ways of assigning beside each other, each with the ledger it made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import scheduler
from scheduler.fairness import measure
from scheduler.roster import Value
from scheduler.simulate.carry import Carried
from scheduler.simulate.figures import Figures, figures
from scheduler.simulate.hand import first_come, lowest_cost

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.problem import Problem
    from scheduler.roster import Assignment
    from scheduler.simulate.year import Year

    Way = Callable[[Problem], Sequence[Assignment] | None]

FAIR, FIRST_COME, LOWEST_COST = WAYS = ("fair", "first come", "lowest cost")


class Week(Value, frozen=True, kw_only=True):
    """One week, from 0: the figures of each way of assigning the same visits to the same workers."""

    number: int
    workers: int
    figures: dict[str, Figures]


def simulate(
    of: Year, *, budget: int, tell: Callable[[Week], None], cancelled: Callable[[], bool] = lambda: False
) -> list[Week]:
    """All weeks, each told when it is there; once cancelled, those that are whole. The budget counts for each week."""
    ways: dict[str, Way] = {
        FAIR: lambda problem: _fair(problem, budget, cancelled),
        FIRST_COME: first_come,
        LOWEST_COST: lowest_cost,
    }
    carried = dict.fromkeys(ways, Carried(ledgers=of.ledgers))
    weeks: list[Week] = []
    for number in range(of.weeks):
        week = _week(of, number, ways, carried)
        if week is None:
            break
        weeks.append(week)
        tell(week)
    return weeks


def _week(of: Year, number: int, ways: dict[str, Way], carried: dict[str, Carried]) -> Week | None:
    plain = of.problem(number)
    found: dict[str, Figures] = {}
    for name, way in ways.items():
        problem = carried[name].into(plain)
        assignments = way(problem)
        if assignments is None:
            return None
        fair = measure(problem, assignments)
        found[name] = figures(problem, assignments, fair)
        carried[name] = carried[name].after(problem, assignments, fair)
    return Week(number=number, workers=len(plain.workers), figures=found)


def _fair(problem: Problem, budget: int, cancelled: Callable[[], bool]) -> Sequence[Assignment] | None:
    if cancelled():
        return None
    roster = scheduler.solve(problem, budget=budget, cancelled=cancelled)
    return roster.assignments if roster.complete else None
