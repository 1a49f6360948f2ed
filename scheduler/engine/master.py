"""One day's linear program: cover every place by routes or leave it uncovered at a price of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.engine.net import Path


class Master:
    """Columns are a worker and a path; each worker has one at most."""

    def __init__(self, need: np.ndarray, workers: Iterable[int]) -> None:
        """Nothing is covered."""
        from ortools.math_opt.python import mathopt  # type: ignore[import-untyped] # noqa: PLC0415

        self.opt: Any = mathopt
        self.model = mathopt.Model()
        self.cover = [self.model.add_linear_constraint(lb=n) for n in need]
        self.one = {w: self.model.add_linear_constraint(ub=1) for w in workers}
        self.left = [self.model.add_variable(lb=0, ub=n) for n in need]
        for row, left in zip(self.cover, self.left, strict=True):
            row.set_coefficient(left, 1)
            self.model.objective.set_linear_coefficient(left, 1)
        self.solver = mathopt.IncrementalSolver(self.model, mathopt.SolverType.GLOP)
        self.columns: list[tuple[int, Path]] = []
        self.variables: list[Any] = []
        self.of: dict[int, list[int]] = {w: [] for w in self.one}
        self.value, self.prices, self.own = float(need.sum()), np.ones(len(need)), dict.fromkeys(self.one, 0.0)
        self.parts = np.zeros(0)
        self.whole, self.fixed = _parameters(mathopt), 0

    def add(self, w: int, path: Path, rows: Sequence[int]) -> None:
        """One more path for a worker."""
        variable = self.model.add_variable(lb=0)
        self.one[w].set_coefficient(variable, 1)
        for row in set(rows):
            self.cover[row].set_coefficient(variable, 1)
        self.of[w].append(len(self.columns))
        self.columns.append((w, path))
        self.variables.append(variable)

    def fix(self, column: int) -> None:
        """The worker takes this path and no other."""
        for other in self.of[self.columns[column][0]]:
            if other != column:
                self.variables[other].upper_bound = 0
        self.variables[column].lower_bound = 1
        self.fixed += 1

    def solve(self) -> bool:
        """Value, price of each place, and what each worker's day is worth at those prices; false where it failed."""
        result = self.solver.solve() if self.fixed else self.solver.solve(params=self.whole)
        if result.termination.reason != self.opt.TerminationReason.OPTIMAL:
            return False
        self.value = float(result.objective_value())
        self.prices = np.clip(np.array(result.dual_values(self.cover)), 0.0, None)
        self.own = {w: max(0.0, -result.dual_values(row)) for w, row in self.one.items()}
        self.parts = np.array(result.variable_values(self.variables)) if self.variables else np.zeros(0)
        return True


def _parameters(opt: Any) -> Any:  # noqa: ANN401 - the module ships no types
    """While nothing is fixed, beginning from the last basis is three times as quick without making it smaller first."""
    from ortools.glop import parameters_pb2  # type: ignore[import-untyped] # noqa: PLC0415

    return opt.SolveParameters(glop=parameters_pb2.GlopParameters(use_preprocessing=False))
