"""Rows from prices: the best mix of whole rows is priced until none is better, then rounded worker by worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.shifts.columns import Master
from scheduler.shifts.path import Paths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.shifts.columns import Column
    from scheduler.shifts.path import Prices
    from scheduler.shifts.table import Grid, Table
    from scheduler.shifts.watch import Watch

PRICED, DIVED = 0.5, 0.75
SMOOTH = 0.6
AT_ONCE, SOLVES = 8, 5
LARGE = 400_000
SURE = 0.99
ENOUGH = 1e-4
ROUNDS_BETWEEN, LAST = 3, 15
TAIL, TAIL_ROUNDS = 0.005, 4
FALLS = 0.08
COLUMNS, LATEST = 40, 15
RISES, MENDS = 0.003, 20


class Diver:
    """Paths of all workers and the master they feed."""

    def __init__(self, table: Table, watch: Watch) -> None:
        """Nothing is priced yet."""
        self.table, self.watch = table, watch
        self.paths = Paths(table)
        self.master = Master(table)
        self.asked = np.array(table.price, dtype=float)
        self.centre = np.zeros((table.days, len(table.ids)))

    @property
    def fits(self) -> bool:
        """Paths are small enough to be asked for often."""
        return self.paths.states <= LARGE

    def greedy(self, order: Iterable[int], grid: Grid) -> Grid | None:
        """These workers, one after another, get the best row beside the others; nothing where one has none."""
        made = [list(row) for row in grid]
        there = np.array(self.table.there(made))
        wanted, under, over = (np.array(x) for x in (self.table.wanted, self.table.under, self.table.over))
        for worker in order:
            there[range(self.table.days), made[worker]] -= 1
            prices = self.asked[worker] + np.where(there < wanted, -under, over)
            row = self.paths.rows([worker], prices[None])[0]
            if row is None:
                return None
            made[worker] = row
            there[range(self.table.days), row] += 1
        return made

    def rows(self, grid: Grid) -> Grid:
        """The mix, rounded; the grid given is where it begins."""
        for worker, row in enumerate(grid):
            self.master.add(worker, row)
        self.price(range(self.table.workers))
        return self.dive(grid, set(range(self.table.workers)), DIVED)

    def price(self, workers: Iterable[int], rounds: int | None = None, part: float = PRICED) -> float:
        """Ask for better rows of these workers until there are none; what the mix costs."""
        asked, cost, flat = list(workers), self.master.solve(), 0
        costs = [cost]
        many = max(AT_ONCE, -(-len(asked) // SOLVES))
        while asked and self.watch.goes_on(part) and (rounds is None or rounds > 0):
            self.watch.tried += 1
            rounds = None if rounds is None else rounds - 1
            before, added = cost, 0
            for first in range(0, len(asked), many):
                added += self._ask_some(asked[first : first + many], smooth=flat == 0 and rounds is None)
                cost = self.master.solve()
            flat = flat + 1 if before - cost < ENOUGH else 0
            costs.append(cost)
            if flat and (added == 0 or flat > ROUNDS_BETWEEN):
                break
            if costs[-1] > (1 - TAIL) * costs[-TAIL_ROUNDS - 1 :][0] and len(costs) > TAIL_ROUNDS:
                break  # what is still missing is priced again while the mix is rounded
        return cost

    def _ask_some(self, workers: list[int], *, smooth: bool) -> int:
        """Few at once: else all would answer the same call."""
        worth = self.master.worth.copy()
        called = SMOOTH * self.centre + (1 - SMOOTH) * worth if smooth else worth
        self.centre = called
        rows = self.paths.rows(workers, self.asked[workers] - called)
        return sum(self._adds(w, row, worth) for w, row in zip(workers, rows, strict=True) if row is not None)

    def _adds(self, worker: int, row: list[int], worth: Prices) -> bool:
        """A row that the prices call for is kept where it is better than those there are."""
        cost = float((self.asked[worker] - worth)[range(self.table.days), row].sum())
        return self.master.alone[worker] - cost > ENOUGH and self.master.add(worker, row)

    def dive(self, grid: Grid, loose: set[int], part: float = 1.0) -> Grid:
        """Fix the surest columns, price again for the others, until all have one; who is not loose keeps theirs."""
        made = [list(row) for row in grid]
        for worker in set(range(self.table.workers)) - loose:
            self.master.add(worker, grid[worker])
            self.master.fix(worker, tuple(grid[worker]))
        cost = self.price(sorted(loose), ROUNDS_BETWEEN, part)
        while loose and self.watch.goes_on(part):
            surest, cost = self._settle(loose, cost, part)
            for worker, column in surest:
                made[worker] = list(column)
                loose.discard(worker)
        for worker in range(self.table.workers):
            self.master.loosen(worker)
        for worker in loose:  # time is up: the largest shares, then each at its best beside the others
            made[worker] = list(self.master.taken[worker][0][1])
        return self.greedy(sorted(loose), made) or grid

    def _settle(self, loose: set[int], was: float, part: float) -> tuple[list[tuple[int, Column]], float]:
        """Fix the surest columns, fewer where so many make the mix dearer; which they are, and what it costs then."""
        surest = self._surest(loose)
        while True:
            cost = self._fixed(surest, loose, was, part)
            if len(surest) == 1 or cost <= (1 + RISES) * was or not self.watch.goes_on(part):
                return surest, cost
            for worker, _ in surest:
                self.master.loosen(worker)
            surest = surest[: len(surest) // 2]

    def _fixed(self, surest: list[tuple[int, Column]], loose: set[int], was: float, part: float) -> float:
        """What the mix costs once these are fixed, and the others have rows made for what is left."""
        for worker, column in surest:
            self.master.fix(worker, column)
        left = sorted(loose.difference(worker for worker, _ in surest))
        # While many are loose their mix mends what was fixed; the last ones need rows made for what is left.
        cost = self.price(left, ROUNDS_BETWEEN if len(left) <= LAST else 1, part)
        return self.price(left, MENDS, part) if cost > (1 + RISES) * was else cost

    def slim(self, grid: Grid) -> None:
        """Too many columns make the master slow: the latest and those of the grid are kept."""
        known = self.master.columns
        if sum(map(len, known)) <= COLUMNS * self.table.workers:
            return
        self.master = Master(self.table)
        for worker, columns in enumerate(known):
            for row in [*list(columns)[-LATEST:], grid[worker]]:
                self.master.add(worker, list(row))

    def _surest(self, loose: set[int]) -> list[tuple[int, Column]]:
        best = sorted((-(s := self.master.taken[w][0])[0], w, s[1]) for w in loose)
        sure = [(w, column) for share, w, column in best if -share > SURE]
        least = max(1, int(FALLS * len(loose)))
        return sure or [(w, column) for _, w, column in best[:least]]
