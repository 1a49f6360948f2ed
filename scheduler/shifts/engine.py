"""How rows of shifts are found: whole rows by prices, and beside it areas given out anew on the second core.

Each worker's rules always hold; only cover and requests are judged. With a budget the clock plays no part.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Event
from typing import TYPE_CHECKING

from scheduler.faults import ProblemError
from scheduler.shifts.areas import Areas
from scheduler.shifts.dive import Diver
from scheduler.shifts.part import Part
from scheduler.shifts.settle import Effort, settle
from scheduler.shifts.table import Table
from scheduler.shifts.watch import Limits, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.shifts.model import Instance, Rows
    from scheduler.shifts.table import Grid

ALONE, ALONE_FIRST = 60.0, 0.5
COUNTED = 0.4
SEEDS = 1 << 30
FEW = 2
ANSWERS = 5
LOOSE, MOST_LOOSE = (0.25, 0.6), 30


def solve(instance: Instance, limits: Limits, *, seed: int = 0) -> Rows:
    """Rows that break no hard rule, as cheap as they were found within the limits.

    Raises:
        ProblemError: where a worker's own limits leave them no row.
    """
    return _Search(Table(instance), Watch(limits), seed).rows()


class _Search:
    def __init__(self, table: Table, watch: Watch, seed: int) -> None:
        self.table, self.watch = table, watch
        self.random = Random(seed)
        self.areas = Areas(table, Random(seed))
        self.diver = Diver(table, watch)
        self.grid: Grid = [[0] * table.days for _ in range(table.workers)]
        self.cost = 0

    def rows(self) -> Rows:
        with ThreadPoolExecutor(1) as pool:
            self._first(pool)
            while self.cost > 0 and self.watch.goes_on():
                if self.diver.fits:
                    self._dive(pool)
                else:
                    self._answer(pool)
        return self.table.rows(self.grid)

    def _first(self, pool: ThreadPoolExecutor) -> None:
        """Cheapest rows one after another, which break nothing, at once; then rounded prices."""
        order = list(range(self.table.workers))
        self.random.shuffle(order)
        made = self.diver.greedy(order, self.grid)
        if made is None:
            self._start(order)
        self.grid = made or self.grid
        self.cost = self.table.cost(self.grid)
        self.watch.tell(self.cost)
        if self.diver.fits:
            self._beside(pool, set(), lambda: self.diver.rows(self.grid))

    def _better(self, made: Grid) -> None:
        """Rows of equal cost are taken as well: from them other ways lead on."""
        cost = self.table.cost(made)
        if cost <= self.cost:
            better, self.grid, self.cost = cost < self.cost, made, cost
            if better:
                self.watch.tell(cost)

    def _dive(self, pool: ThreadPoolExecutor) -> None:
        """Some workers get whole rows by prices again, beside the others."""
        many = round(self.table.workers * self.random.uniform(*LOOSE))
        loose = set(self.random.sample(range(self.table.workers), min(MOST_LOOSE, self.table.workers, max(2, many))))
        self._beside(pool, loose, lambda: self.diver.dive(self.grid, set(loose)))
        self.diver.slim(self.grid)

    def _answer(self, pool: ThreadPoolExecutor) -> None:
        """A few workers, one after another, get the best row beside the others."""
        order = self.random.sample(range(self.table.workers), min(ANSWERS, self.table.workers))
        self.watch.tried += 1
        self._beside(pool, set(order), lambda: self.diver.greedy(order, self.grid) or self.grid)

    def _beside(self, pool: ThreadPoolExecutor, loose: set[int], dive: Callable[[], Grid]) -> None:
        """While some get rows by prices, areas of the others are given out anew; what fits together is joined."""
        done = Event()
        future = pool.submit(self._areas, self.grid, loose, done)
        try:
            made = dive()
        finally:
            done.set()
        settled, tried = future.result()
        self.watch.tried += tried
        self._better(settled)
        self._better(made)
        self._better([made[w] if w in loose else row for w, row in enumerate(settled)])

    def _areas(self, grid: Grid, but: set[int], done: Event) -> tuple[Grid, int]:
        """The grid after some areas, and how many: until it is done or, where the clock plays no part, a few."""
        tried, budget = 0, self.watch.limits.budget is not None
        while tried < FEW if budget else not done.is_set() and self.watch.goes_on():
            tried += 1
            area = self.areas.draw()
            part = Part(self.table, grid, {w: days for w, days in area.free.items() if w not in but})
            if part.free:
                settled = settle(part, Effort(COUNTED, self.watch.left, self.areas.random.randrange(SEEDS)))
                self.areas.learn(area, settled)
                grid = part.taken(settled.values) if settled else grid
        return grid, tried

    def _start(self, order: list[int]) -> None:
        """One after another gets the best row beside those who have theirs; this part is never cut short."""
        for worker in order:
            part = Part(self.table, self.grid, {worker: list(range(self.table.days))})
            effort = Effort(ALONE_FIRST, None, self.random.randrange(SEEDS))
            found = settle(part, effort, kept=False) or settle(part, effort._replace(counted=ALONE), kept=False)
            if found is None:
                name = self.table.instance.workers[worker].id
                raise ProblemError(f"worker {name}: no row keeps all of their own limits; loosen one of them")
            self.grid = part.taken(found.values)
