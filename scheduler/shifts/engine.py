"""How rows of shifts are found: everybody on their own first, then areas given out anew, two at a time.

Each worker's rules always hold; only cover and requests are judged. With a budget the clock plays no part.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from scheduler.faults import ProblemError
from scheduler.shifts.areas import Area, Areas
from scheduler.shifts.part import Part
from scheduler.shifts.score import broken
from scheduler.shifts.settle import Effort, Settled, settle
from scheduler.shifts.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from scheduler.shifts.model import Instance, Rows
    from scheduler.shifts.table import Grid

TOGETHER, DRAWS = 2, 6
ALONE, ALONE_FIRST = 60.0, 0.5
COUNTED = 0.4
SEEDS = 1 << 30


class Now(NamedTuple):
    """How far it is."""

    seconds: float
    tried: int
    cost: int


class Limits(NamedTuple):
    """How long to look: seconds, or a budget of areas to try; and who may stop it."""

    seconds: float | None = 60.0
    budget: int | None = None
    progress: Callable[[Now], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


def solve(instance: Instance, limits: Limits, *, seed: int = 0) -> Rows:
    """Rows that break no hard rule, as cheap as they were found within the limits.

    Raises:
        ProblemError: where a worker's own limits leave them no row.
    """
    return _Search(Table(instance), limits, seed).rows()


class _Search:
    def __init__(self, table: Table, limits: Limits, seed: int) -> None:
        self.table, self.limits = table, limits
        self.random = Random(seed)
        self.areas = Areas(table, self.random)
        self.began, self.tried = monotonic(), 0
        self.grid: Grid = [[0] * table.days for _ in range(table.workers)]
        self.cost = 0

    def rows(self) -> Rows:
        self._start()
        self.cost = self.table.cost(self.grid)
        self._tell()
        with ThreadPoolExecutor(TOGETHER) as pool:
            while self._go_on():
                self._round(pool)
        return self.table.rows(self.grid)

    def _start(self) -> None:
        """One after another gets the best row beside those who have theirs; this part is never cut short."""
        order = list(range(self.table.workers))
        self.random.shuffle(order)
        for worker in order:
            part = Part(self.table, self.grid, {worker: list(range(self.table.days))})
            effort = Effort(ALONE_FIRST, None, self.random.randrange(SEEDS))
            found = settle(part, effort, kept=False) or settle(part, effort._replace(counted=ALONE), kept=False)
            if found is None:
                name = self.table.instance.workers[worker].id
                raise ProblemError(f"worker {name}: no row keeps all of their own limits; loosen one of them")
            self.grid = part.taken(found.values)

    def _go_on(self) -> bool:
        if self.limits.cancelled() or self.cost == 0:
            return False
        return self.tried < self.limits.budget if self.limits.budget is not None else self._left() > 0

    def _left(self) -> float:
        return (self.limits.seconds or 0) - (monotonic() - self.began)

    def _round(self, pool: ThreadPoolExecutor) -> None:
        """Areas that share no worker's day are settled side by side, then taken one after another."""
        left = None if self.limits.budget is not None else self._left()
        tries: list[tuple[Area, Part, Future[Settled | None]]] = []
        for area in self._apart():
            part = Part(self.table, self.grid, area.free)
            effort = Effort(COUNTED, left, self.random.randrange(SEEDS))
            tries.append((area, part, pool.submit(settle, part, effort)))
        done = [(area, part, future.result()) for area, part, future in tries]
        for area, part, settled in sorted(done, key=lambda x: -(x[2].gain if x[2] else 0)):
            self.tried += 1
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
            self._tell()

    def _tell(self) -> None:
        self.limits.progress(Now(monotonic() - self.began, self.tried, self.cost))


def _meet(area: Area, other: Area) -> bool:
    """Some worker's day is in both."""
    return any(not set(days).isdisjoint(other.free.get(worker, ())) for worker, days in area.free.items())
