"""The master: one row of shifts (a column) chosen for each worker, cover judged; a linear program whose prices teach.

A column never leaves. While nothing is fixed each solve begins where the last one ended; once rows are, most of the
program is settled, and it is quicker made smaller first and begun afresh.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from ortools.linear_solver import pywraplp  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from scheduler.shifts.table import Table

Column = tuple[int, ...]
SHARE = 1e-6
FROM_LAST, AFRESH = "use_preprocessing: false", "use_preprocessing: true"


class Master:
    """Columns of all workers, their shares in the best mix, and what the mix says cover is worth."""

    def __init__(self, table: Table) -> None:
        """Cover rows can always be met, at their price; a worker without columns is asked for nothing yet."""
        self.table = table
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.goal = self.solver.Objective()
        self.goal.SetMinimization()
        self.cover = {(d, s): self._place(d, s) for d in range(table.days) for s in table.shifts}
        self.one = [self.solver.Constraint(0, 0) for _ in range(table.workers)]
        self.columns: list[dict[Column, pywraplp.Variable]] = [{} for _ in range(table.workers)]
        self.fixed: set[int] = set()
        self.worth = np.zeros((table.days, len(table.ids)))
        """What one more on each day and shift saves."""
        self.alone: list[float] = []
        """What a new column of each worker must cost less than."""
        self.taken: list[list[tuple[float, Column]]] = []
        """The columns that the mix takes of each worker, the largest share first."""

    def _place(self, day: int, shift: int) -> pywraplp.Constraint:
        wanted = self.table.wanted[day][shift]
        row = self.solver.Constraint(wanted, wanted)
        for weight, by in ((self.table.under[day][shift], 1), (self.table.over[day][shift], -1)):
            x = self.solver.NumVar(0, self.solver.infinity(), "")
            row.SetCoefficient(x, by)
            self.goal.SetCoefficient(x, weight)
        return row

    def add(self, worker: int, row: list[int]) -> bool:
        """A further column; false where it is known already."""
        column, known = tuple(row), self.columns[worker]
        if column in known:
            return False
        x = known[column] = self.solver.NumVar(0, 1, "")
        self.goal.SetCoefficient(x, self.asked(worker, column))
        self.one[worker].SetBounds(1, 1)
        self.one[worker].SetCoefficient(x, 1)
        for day, shift in enumerate(column):
            if shift:
                self.cover[day, shift].SetCoefficient(x, 1)
        return True

    def asked(self, worker: int, column: Column) -> int:
        """What the requests say about a row."""
        return sum(self.table.price[worker][d][s] for d, s in enumerate(column))

    def solve(self) -> float:
        """The best mix of the columns there are; its prices and shares stay readable while columns are added."""
        self.solver.SetSolverSpecificParametersAsString(AFRESH if self.fixed else FROM_LAST)
        self.solver.Solve()
        for (day, shift), row in self.cover.items():
            self.worth[day, shift] = row.dual_value()
        self.alone = [row.dual_value() for row in self.one]
        self.taken = [_taken(mine) for mine in self.columns]
        return float(self.goal.Value()) + self.table.always

    def fix(self, worker: int, column: Column) -> None:
        """This worker has this row from now on."""
        self.columns[worker][column].SetLb(1)
        self.fixed.add(worker)

    def loosen(self, worker: int) -> None:
        """All columns of this worker may be mixed again."""
        for x in self.columns[worker].values():
            x.SetLb(0)
        self.fixed.discard(worker)


def _taken(columns: dict[Column, pywraplp.Variable]) -> list[tuple[float, Column]]:
    mine = [(x.solution_value(), column) for column, x in columns.items()]
    return sorted((s for s in mine if s[0] > SHARE), reverse=True)
