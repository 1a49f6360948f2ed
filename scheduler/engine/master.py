"""One day's linear program: cover every place by routes or leave it uncovered at a price of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.engine.net import Path

# While nothing is fixed, beginning from the last basis is three times as quick without making it smaller first.
FROM_LAST, AFRESH = "use_preprocessing: false", "use_preprocessing: true"


class Master:
    """Columns are a worker and a path; each worker has one at most."""

    def __init__(self, need: np.ndarray, workers: Iterable[int]) -> None:
        """Nothing is covered."""
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        self.cover = [self.solver.Constraint(float(n), self.solver.infinity()) for n in need]
        self.one = {w: self.solver.Constraint(-self.solver.infinity(), 1) for w in workers}
        for row, n in zip(self.cover, need, strict=True):
            left = self.solver.NumVar(0, float(n), "")
            row.SetCoefficient(left, 1)
            self.goal.SetCoefficient(left, 1)
        self.columns: list[tuple[int, Path]] = []
        self.variables: list[pywraplp.Variable] = []
        self.of: dict[int, list[int]] = {w: [] for w in self.one}
        self.value, self.prices, self.own = float(need.sum()), np.ones(len(need)), dict.fromkeys(self.one, 0.0)
        self.parts = np.zeros(0)
        self.fixed = 0

    def add(self, w: int, path: Path, rows: Sequence[int]) -> None:
        """One more path for a worker."""
        variable = self.solver.NumVar(0, self.solver.infinity(), "")
        self.one[w].SetCoefficient(variable, 1)
        for row in set(rows):
            self.cover[row].SetCoefficient(variable, 1)
        self.of[w].append(len(self.columns))
        self.columns.append((w, path))
        self.variables.append(variable)

    def fix(self, column: int) -> None:
        """The worker takes this path and no other."""
        for other in self.of[self.columns[column][0]]:
            if other != column:
                self.variables[other].SetUb(0)
        self.variables[column].SetLb(1)
        self.fixed += 1

    def slim(self, most: float) -> list[tuple[int, Path]]:
        """Let go of the paths that cost more than this at the prices now; which they are."""
        if not self.solve():  # paths may have come since: costs are those of a program as it stands
            return []
        gone = [k for k, variable in enumerate(self.variables) if variable.reduced_cost() > most]
        for k in gone:
            self.variables[k].SetUb(0)
        return [self.columns[k] for k in gone]

    def solve(self) -> bool:
        """Value, price of each place, and what each worker's day is worth at those prices; false where it failed."""
        self.solver.SetSolverSpecificParametersAsString(AFRESH if self.fixed else FROM_LAST)
        if self.solver.Solve() != pywraplp.Solver.OPTIMAL:
            return False
        self.value = float(self.goal.Value())
        self.prices = np.clip(np.array([row.dual_value() for row in self.cover]), 0.0, None)
        self.own = {w: max(0.0, -row.dual_value()) for w, row in self.one.items()}
        self.parts = np.array([variable.solution_value() for variable in self.variables])
        return True
