"""How few places any roster must leave uncovered, proven: column generation, one day at a time.

A worker's day is a path through the day's visits. The master linear program covers places with such paths; pricing is
a longest path. By linear programming duality, the prices of any round give a valid bound, so it holds even where time
runs out. Windows are split into slots and the way from slot to slot is judged kindly (earliest end, latest start),
so every real route is a path here; limits between days are left out. Both only make the bound lower, never wrong.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.engine.plan import Plan

SLOT = 5
TINY = 1e-6
ROUNDS = 200
BELOW = -1e9


class Slot(NamedTuple):
    """A visit started from `low` to `high`."""

    low: int
    high: int
    v: int


def uncovered_bound(plan: Plan, reached: Sequence[int], go_on: Callable[[], bool]) -> int:
    """Places that must stay uncovered in any roster; `reached` says what one roster leaves uncovered each day.

    A day that runs out of time counts with what was proven until then; one that is not begun, as nothing.
    """
    return sum(DayBound(plan, day).run(left, go_on) for day, left in enumerate(reached) if left and go_on())


class DayBound:
    """One day's master program and its pricing."""

    def __init__(self, plan: Plan, day: int) -> None:
        """Lay out slots and, for each worker, the paths between them."""
        self.plan = plan
        self.visits = [v for v in range(len(plan.visits)) if plan.day[v] == day]
        self.row = {v: r for r, v in enumerate(self.visits)}
        self.slots = sorted(s for v in self.visits for s in _slots(plan, v))
        self.low = np.array([s.low for s in self.slots])
        self.visit = np.array([s.v for s in self.slots])
        self.minutes = np.array([plan.minutes[s.v] for s in self.slots])
        self.place = np.array([plan.place[s.v] for s in self.slots])
        self.nets = {w: net for w in range(len(plan.workers)) if (net := self._net(w))}

    def _net(self, w: int) -> tuple[list[int], list[np.ndarray]] | None:
        """The worker's slots in order, and for each those it can follow."""
        plan, options = self.plan, self.plan.options[w]
        mine = [i for i, s in enumerate(self.slots) if any(a <= s.high and s.low <= b for a, b in options.get(s.v, ()))]
        if not mine:
            return None
        here, before = np.array(mine), []
        gap = np.array(plan.gap[w])
        for j, i in enumerate(mine):
            earlier = here[:j]
            over = self.low[earlier] + self.minutes[earlier] + gap[self.place[earlier], self.place[i]]
            fits = (over <= self.slots[i].high) & (self.visit[earlier] != self.slots[i].v)
            before.append(np.flatnonzero(fits))
        return mine, before

    def run(self, reached: int, go_on: Callable[[], bool]) -> int:
        """Rounds of pricing until nothing is left to gain, or the bound meets what was reached."""
        from ortools.math_opt.python import (  # type: ignore[import-untyped] # noqa: PLC0415 - only bounds need it
            mathopt,
        )

        need = np.array([self.plan.need[v] for v in self.visits], dtype=float)
        master = _Master(mathopt, need, list(self.nets))
        best, seen = 0.0, set[tuple[int, tuple[int, ...]]]()
        for _ in range(ROUNDS):
            value, prices, own = master.solve()
            reduced, added = 0.0, 0
            for w, net in self.nets.items():
                worth, path = self._longest(net, prices)
                gain = worth - own[w]
                if gain > TINY:
                    reduced += gain
                    if (w, path) not in seen:
                        seen.add((w, path))
                        master.add(w, path)
                        added += 1
            best = max(best, value - reduced)
            proven = ceil(best - TINY)
            if not added or proven >= min(reached, ceil(value - TINY)) or not go_on():
                break
        return max(0, ceil(best - TINY))

    def _longest(self, net: tuple[list[int], list[np.ndarray]], prices: np.ndarray) -> tuple[float, tuple[int, ...]]:
        mine, before = net
        worth = np.zeros(len(mine))
        came = np.full(len(mine), -1)
        for j, i in enumerate(mine):
            ok = before[j]
            if len(ok):
                k = ok[int(np.argmax(worth[ok]))]
                if worth[k] > 0:
                    worth[j], came[j] = worth[k], k
            worth[j] += prices[self.row[self.slots[i].v]]
        end = int(np.argmax(worth))
        path: list[int] = []
        at = end
        while at >= 0:
            path.append(self.row[self.slots[mine[at]].v])
            at = int(came[at])
        return float(worth[end]), tuple(sorted(path))


class _Master:
    """Cover every place by paths or leave it uncovered at a price of one."""

    def __init__(
        self,
        mathopt: Any,  # noqa: ANN401 - the module, which ships no types
        need: np.ndarray,
        workers: list[int],
    ) -> None:
        self.opt = mathopt
        self.model = mathopt.Model()
        self.cover = [self.model.add_linear_constraint(lb=n) for n in need]
        self.one = {w: self.model.add_linear_constraint(ub=1) for w in workers}
        for row, n in zip(self.cover, need, strict=True):
            left = self.model.add_variable(lb=0, ub=n)
            row.set_coefficient(left, 1)
            self.model.objective.set_linear_coefficient(left, 1)
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)

    def add(self, w: int, path: tuple[int, ...]) -> None:
        """One more path for a worker; a visit twice on it counts twice, which only makes the bound kinder."""
        column = self.model.add_variable(lb=0)
        self.one[w].set_coefficient(column, 1)
        for row in set(path):
            self.cover[row].set_coefficient(column, path.count(row))

    def solve(self) -> tuple[float, np.ndarray, dict[int, float]]:
        """Value, price of each place, and what each worker's day is worth at those prices."""
        result = self.solver.solve()
        prices = np.maximum(0.0, np.array(result.dual_values(self.cover)))
        own = {w: -result.dual_values(row) for w, row in self.one.items()}
        return float(result.objective_value()), prices, own


def _slots(plan: Plan, v: int) -> list[Slot]:
    low, high = plan.low[v], plan.high[v]
    return [Slot(s, min(s + SLOT - 1, high), v) for s in range(low, high + 1, SLOT)]
