"""How few places any roster of a whole week must leave uncovered: one linear program over all days, by PDLP.

Days are linked by the most minutes a worker asked for or may work in a week, by the days in a row and the daily rest.
Weekly rest, breaks and how exactly days' rules bind are left out: that can only make the bound lower. Whatever prices
the solver ends at, the longest paths at those prices prove the bound, so it may end early.
"""

from __future__ import annotations

from datetime import timedelta
from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from scheduler.engine.restrows import RestRows, nights

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from scheduler.engine.dayplan import Root
    from scheduler.engine.meter import Meter
    from scheduler.engine.net import Net, Path
    from scheduler.engine.plan import Plan

WEEK = 7
TOLERANCE, CLOSER = 1e-4, 5e-5
GAIN = 1e-3
NEAR = 0.3
ROUNDS = 8
AGAIN = 2


class WeekBound:
    """Starts from the columns of the days' roots and prices more."""

    def __init__(self, plan: Plan, nets: Sequence[Net], roots: Sequence[Root], alone: Sequence[np.ndarray]) -> None:
        """Lay out cover, one route a day, hours and days in a row."""
        from ortools.math_opt.python import mathopt  # type: ignore[import-untyped] # noqa: PLC0415

        self.opt: Any = mathopt
        self.plan, self.nets, self.model = plan, nets, mathopt.Model()
        self.cover = [[self.model.add_linear_constraint(lb=float(n)) for n in net.need] for net in nets]
        self.one: dict[tuple[int, int], Any] = {}
        self.hours: dict[int, Any] = {}
        self.runs: dict[tuple[int, int], Any] = {}
        for w in range(len(plan.workers)):
            self._worker(w, alone)
        self.rests = RestRows(plan, nets, self.model)
        self.nights = nights(self.rests)
        for rows in self.cover:
            for row in rows:
                left = self.model.add_variable(lb=0)
                row.set_coefficient(left, 1)
                self.model.objective.set_linear_coefficient(left, 1)
        self.seen: set[tuple[int, int, Path]] = set()
        self.columns: list[tuple[int, int, Path]] = []
        self.aside: list[tuple[int, int, Path]] = []
        self.variables: list[Any] = []
        self.parts = np.zeros(0)
        self.allowed: Sequence[np.ndarray] = [net.open for net in nets]
        self.proving = True
        self.timed: Callable[[int, int, Path], bool] = lambda _w, _d, _path: True
        for d, root in enumerate(roots):
            for w, path in root.columns:
                self._add(w, d, path)
        self.bound, self.value = 0.0, float("inf")
        self.prices = [r.prices for r in roots]
        self.hour_price = np.zeros(len(plan.workers))
        self.last: list[Any] = []
        self.tolerance = TOLERANCE

    def _worker(self, w: int, alone: Sequence[np.ndarray]) -> None:
        days = [d for d, net in enumerate(self.nets) if net.open[w].any()]
        for d in days:
            self.one[w, d] = self.model.add_linear_constraint(ub=1.0)
        most = self._most(w)
        if sum(float(alone[d][w]) for d in days) > most:
            self.hours[w] = self.model.add_linear_constraint(ub=most / max(1, most))
        run = self.plan.limits[w].days_in_row
        for first in range(len(self.nets) - run):
            if set(range(first, first + run + 1)) <= set(days):
                self.runs[w, first] = self.model.add_linear_constraint(ub=float(run))

    def _most(self, w: int) -> int:
        """Minutes of the period the worker may be given, as far as weeks and the most they asked for say."""
        plan = self.plan
        weeks = -(-len(self.nets) // WEEK)
        done = sum(e - s for d in plan.busy[w] if 0 <= d < len(self.nets) for s, e, _ in plan.busy[w][d])
        by_week = plan.limits[w].week_most_minutes * weeks
        return max(0, min(plan.workers[w].hours.most_minutes, by_week) - done)

    def _add(self, w: int, d: int, path: Path) -> int:
        if not path or (w, d, path) in self.seen:
            return 0
        self.seen.add((w, d, path))
        self._lay(w, d, path)
        return 1

    def _lay(self, w: int, d: int, path: Path) -> None:
        self.columns.append((w, d, path))
        net, column = self.nets[d], self.model.add_variable(lb=0)
        self.variables.append(column)
        self.one[w, d].set_coefficient(column, 1)
        for row in set(net.row[list(path)].tolist()):
            self.cover[d][row].set_coefficient(column, 1)
        if w in self.hours:
            self.hours[w].set_coefficient(column, float(net.minutes[list(path)].sum()) / max(1, self._most(w)))
        for first in self._runs_of(w, d):
            self.runs[w, first].set_coefficient(column, 1)
        for row in self.rests.holding(w, d, path):
            row.set_coefficient(column, 1)

    def _runs_of(self, w: int, d: int) -> list[int]:
        run = self.plan.limits[w].days_in_row
        return [first for first in range(max(0, d - run), d + 1) if (w, first) in self.runs]

    def run(self, meter: Meter) -> int:
        """Rounds until bound and value are near, nothing is new or the time is up; the bound in whole places."""
        self.meter = meter
        for _ in range(ROUNDS):
            if not meter.alive() or not self._solve(meter.left) or not self._price():
                break
            if self.value - self.bound < NEAR:
                break
        return max(0, ceil(self.bound - GAIN))

    def narrow(self, allowed: Sequence[np.ndarray]) -> None:
        """Only these nodes until others are said; what is proven and what days are worth stay as they were."""
        self.allowed, self.proving = allowed, False
        stays = [self._stays(*column) for column in self.columns]
        gone = {column for column, stay in zip(self.variables, stays, strict=True) if not stay}
        back = {column for column in self.aside if self._stays(*column)}
        self.aside = [column for column in self.aside if column not in back]
        self.aside += [c for c, stay in zip(self.columns, stays, strict=True) if not stay]
        self.parts = np.array([p for p, stay in zip(self.parts.tolist(), stays, strict=False) if stay])
        self.columns = [c for c, stay in zip(self.columns, stays, strict=True) if stay]
        self.variables = [v for v, stay in zip(self.variables, stays, strict=True) if stay]
        # Left out, not held at nothing: what the program does not carry along it is solved a fifth faster without.
        self.drop(gone, ())
        for column in sorted(back):
            self._lay(*column)

    def _stays(self, w: int, d: int, path: Path) -> bool:
        return bool(self.allowed[d][w, list(path)].all()) and self.timed(w, d, path)

    def drop(self, variables: Collection[Any], rows: Collection[Any]) -> None:
        """Out of the program, and out of what the next solve begins from."""
        for row in rows:
            self.model.delete_linear_constraint(row)
        for variable in variables:
            self.model.delete_variable(variable)
        out, over = set(variables), set(rows)
        for hint in self.last:
            hint.variable_values = {v: part for v, part in hint.variable_values.items() if v not in out}
            hint.dual_values = {r: price for r, price in hint.dual_values.items() if r not in over}

    def spans(self, d: int, path: Path) -> tuple[int, int]:
        """From when until when a day lasts: begun as late as it may, ended as soon as it may."""
        return int(self.nets[d].last[path[0]]), int(self.nets[d].end[path[-1]])

    def _kept(self, w: int, d: int, path: Path) -> Path:
        """The path with as few minutes left out, stop by stop, as the rules of a day ask for."""
        while path and not self.timed(w, d, path):
            shorter = [path[:i] + path[i + 1 :] for i in range(len(path))]
            fitting = [p for p in shorter if p and self.timed(w, d, p)]
            path = max(fitting or shorter, key=lambda p: (float(self.prices[d][self.nets[d].row[list(p)]].sum()), p))
        return path

    def again(self) -> bool:
        """The program as it is narrowed now; false where nothing was found, so that all stays as it was."""
        # Workers are torn between much alike: what the program would take has to be more exact than a bound.
        self.tolerance, before = CLOSER, self.value
        for _ in range(AGAIN):
            if not self.meter.alive() or not self._solve(self.meter.left):
                return False
            if not self._price() or self.value < before + NEAR:  # next to nothing was lost: nothing to win back
                break
        return True

    def minutes(self) -> np.ndarray:
        """Minutes that each worker has on each day in the program's plan."""
        found = np.zeros((len(self.plan.workers), len(self.nets)))
        for (w, d, path), part in zip(self.columns, self.parts.tolist(), strict=False):
            found[w, d] += part * float(self.nets[d].minutes[list(path)].sum())
        return found

    def _solve(self, seconds: float | None) -> bool:
        from ortools.pdlp import solvers_pb2  # type: ignore[import-untyped] # noqa: PLC0415

        ends = solvers_pb2.TerminationCriteria(
            detailed_optimality_criteria=solvers_pb2.TerminationCriteria.DetailedOptimalityCriteria(
                eps_optimal_primal_residual_relative=self.tolerance,
                eps_optimal_dual_residual_relative=self.tolerance,
                eps_optimal_objective_gap_relative=self.tolerance,
            ),
            iteration_limit=20_000,
        )
        pdlp = solvers_pb2.PrimalDualHybridGradientParams(termination_criteria=ends)
        limit = None if seconds is None else timedelta(seconds=seconds)
        params = self.opt.SolveParameters(pdlp=pdlp, time_limit=limit)
        known = self.opt.ModelSolveParameters(solution_hints=self.last)
        found = self.opt.solve(self.model, self.opt.SolverType.PDLP, params=params, model_params=known)
        if not found.has_dual_feasible_solution() and not found.has_primal_feasible_solution():
            return False
        if found.has_primal_feasible_solution() and found.has_dual_feasible_solution():
            # What is new since stands at nothing: the program changed little, so the next solve begins nearly there.
            self.last = [self.opt.SolutionHint(found.variable_values(), found.dual_values())]
        self.value = float(found.objective_value())
        self.parts = np.array(found.variable_values(self.variables))
        self.prices = [np.clip(np.array(found.dual_values(rows)), 0.0, 1.0) for rows in self.cover]
        self.dual_one = {k: max(0.0, -found.dual_values(row)) for k, row in self.one.items()}
        self.dual_hours = {w: max(0.0, -found.dual_values(row)) for w, row in self.hours.items()}
        self.dual_runs = {k: max(0.0, -found.dual_values(row)) for k, row in self.runs.items()}
        self.rested = self.rests.priced(found.dual_values(self.rests.rows))
        for w, price in self.dual_hours.items():
            self.hour_price[w] = price / max(1, self._most(w))
        return True

    def _least(self, d: int) -> np.ndarray:
        """What a day of each worker has to be worth to come in."""
        least = np.full(len(self.plan.workers), np.inf)
        for w in (w for (w, e) in self.one if e == d):
            least[w] = self.dual_one[w, d] + sum(self.dual_runs[w, first] for first in self._runs_of(w, d)) + GAIN
        return least

    def _price(self) -> int:
        """Prove what these prices prove, and add the paths that gain at them."""
        added = 0
        proven = -sum(self._most(w) / max(1, self._most(w)) * p for w, p in self.dual_hours.items())
        proven -= sum(self.plan.limits[w].days_in_row * p for (w, _), p in self.dual_runs.items())
        proven -= self.rested
        for d, net in enumerate(self.nets):
            proven += float((self.prices[d] * net.need).sum())
            prices = self.prices[d][net.row][None, :] - self.hour_price[:, None] * net.minutes[None, :]
            worth, paths = net.best(prices, self.allowed[d], self.rests.ends(d), self._least(d))
            for w in (w for (w, e) in self.one if e == d):
                gain = float(worth[w]) - sum(self.dual_runs[w, first] for first in self._runs_of(w, d))
                proven -= max(0.0, gain)
                if gain - self.dual_one[w, d] > GAIN:
                    added += self._add(w, d, paths[w] if self.proving else self._kept(w, d, paths[w]))
        if self.proving:
            self.bound = max(self.bound, proven)
        return added
