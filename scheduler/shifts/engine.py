"""How rows of shifts are found: whole rows by prices first, then areas given out anew, two at a time.

Each worker's rules always hold; only cover and requests are judged. With a budget the clock plays no part.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING

from scheduler.faults import ProblemError
from scheduler.shifts.areas import Area, Areas
from scheduler.shifts.dive import Diver
from scheduler.shifts.part import Part
from scheduler.shifts.score import broken
from scheduler.shifts.settle import Effort, Settled, settle
from scheduler.shifts.table import Table
from scheduler.shifts.watch import Limits, Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from scheduler.shifts.model import Instance, Rows
    from scheduler.shifts.table import Grid

TOGETHER, DRAWS = 2, 6
ALONE, ALONE_FIRST = 60.0, 0.5
COUNTED = 0.4
SEEDS = 1 << 30
STALE = 5
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
        self.areas = Areas(table, self.random)
        self.diver = Diver(table, watch)
        self.grid: Grid = [[0] * table.days for _ in range(table.workers)]
        self.cost = 0
        self.stale = 0

    def rows(self) -> Rows:
        self._first()
        with ThreadPoolExecutor(TOGETHER) as pool:
            while self.cost > 0 and self.watch.goes_on():
                if not self.diver.fits:
                    self._round(pool, self._apart())
                elif self.stale < STALE:
                    self._dive(set())
                else:
                    self._both(pool)
        return self.table.rows(self.grid)

    def _first(self) -> None:
        """Shortest paths where they fit: rows that break nothing at once, then rounded prices."""
        order = list(range(self.table.workers))
        self.random.shuffle(order)
        made = self.diver.greedy(order, self.grid)
        if made is None:
            self._start(order)
        self.grid = made or self.grid
        self.cost = self.table.cost(self.grid)
        self.watch.tell(self.cost)
        if self.diver.fits:
            self._better(self.diver.rows(self.grid))

    def _better(self, made: Grid) -> None:
        """Rows of equal cost are taken as well: from them other ways lead on."""
        cost = self.table.cost(made)
        self.stale = 0 if cost < self.cost else self.stale + 1
        if cost <= self.cost:
            better, self.grid, self.cost = cost < self.cost, made, cost
            if better:
                self.watch.tell(cost)

    def _dive(self, but: set[int]) -> None:
        """Some workers get whole rows by prices again, beside the others."""
        among = [w for w in range(self.table.workers) if w not in but]
        many = round(self.table.workers * self.random.uniform(*LOOSE))
        loose = self.random.sample(among, min(len(among), MOST_LOOSE, max(2, many)))
        self._better(self.diver.dive(self.grid, set(loose)))
        self.diver.slim(self.grid)

    def _both(self, pool: ThreadPoolExecutor) -> None:
        """One area is settled while other workers get rows by prices."""
        area = self.areas.draw()
        if len(area.free) * 2 > self.table.workers:
            self._round(pool, [area])
            self._dive(set())
        else:
            self._round(pool, [area], meanwhile=lambda: self._dive(set(area.free)))

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

    def _round(self, pool: ThreadPoolExecutor, areas: list[Area], meanwhile: Callable[[], None] = lambda: None) -> None:
        """Areas that share no worker's day are settled side by side, then taken one after another."""
        left = self.watch.left
        tries: list[tuple[Area, Part, Future[Settled | None]]] = []
        for area in areas:
            part = Part(self.table, self.grid, area.free)
            effort = Effort(COUNTED, left, self.random.randrange(SEEDS))
            tries.append((area, part, pool.submit(settle, part, effort)))
        meanwhile()
        done = [(area, part, future.result()) for area, part, future in tries]
        for area, part, settled in sorted(done, key=lambda x: -(x[2].gain if x[2] else 0)):
            self.watch.tried += 1
            self.areas.learn(area, settled)
            if settled is not None:
                self._take(area, part, settled)

    def _apart(self) -> list[Area]:
        chosen = [self.areas.draw()]
        for _ in range(DRAWS):
            area = self.areas.draw()
            if len(chosen) < TOGETHER and not any(_meet(area, other) for other in chosen):
                chosen.append(area)
        return chosen

    def _take(self, area: Area, part: Part, settled: Settled) -> None:
        """Beside what was taken since the part was made, it must still cost no more and break nothing."""
        made, whole = part.taken(settled.values), list(self.grid)
        for worker, days in area.free.items():
            whole[worker] = list(whole[worker])
            for day in days:
                whole[worker][day] = made[worker][day]
        cost = self.table.cost(whole)
        if cost > self.cost or (part.grid is not self.grid and broken(self.table.instance, self.table.rows(whole))):
            return
        better, self.grid, self.cost = cost < self.cost, whole, cost
        if better:
            self.watch.tell(cost)


def _meet(area: Area, other: Area) -> bool:
    """Some worker's day is in both."""
    return any(not set(days).isdisjoint(other.free.get(worker, ())) for worker, days in area.free.items())
