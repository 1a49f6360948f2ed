"""The instance as numbers: shift 0 is a day off, what an assignment costs whatever the others work, cover by day."""

from __future__ import annotations

from functools import cached_property
from math import gcd
from typing import TYPE_CHECKING

from scheduler.shifts.score import SATURDAY, SUNDAY, WEEK

if TYPE_CHECKING:
    from scheduler.shifts.model import Instance, Rows

Grid = list[list[int]]
"""For each worker (by place in the instance) the shift of each day, 0 where they are off."""


class Table:
    """Everything the engine asks about, indexed by place."""

    def __init__(self, instance: Instance) -> None:
        """Requests become a price of each worker's shift on a day, and a part that nobody can change."""
        self.instance = instance
        self.days, self.workers = instance.days, len(instance.workers)
        self.ids = ["", *(s.id for s in instance.shifts)]
        self.place = {name: k for k, name in enumerate(self.ids)}
        self.shifts = range(1, len(self.ids))
        self.minutes = [0, *(s.minutes for s in instance.shifts)]
        self.unit = gcd(*self.minutes)
        self.most = [[0, *(w.most.get(s.id, 0) for s in instance.shifts)] for w in instance.workers]
        self.off = [set(w.days_off) for w in instance.workers]
        self.wanted = [[0] * len(self.ids) for _ in range(self.days)]
        self.under = [[0] * len(self.ids) for _ in range(self.days)]
        self.over = [[0] * len(self.ids) for _ in range(self.days)]
        for c in instance.cover:
            shift = self.place[c.shift]
            self.wanted[c.day][shift], self.under[c.day][shift], self.over[c.day][shift] = c.wanted, c.under, c.over
        self._requests()

    def _requests(self) -> None:
        row = {w.id: k for k, w in enumerate(self.instance.workers)}
        self.price = [[[0] * len(self.ids) for _ in range(self.days)] for _ in self.instance.workers]
        self.always = 0
        for r in self.instance.requests:
            self.price[row[r.worker]][r.day][self.place[r.shift]] += -r.weight if r.wanted else r.weight
            self.always += r.weight if r.wanted else 0

    @cached_property
    def weekends(self) -> list[tuple[int, ...]]:
        """The days of each weekend that lie within the horizon."""
        firsts = range(SATURDAY, self.days, WEEK)
        return [tuple(d for d in (first, first + SUNDAY - SATURDAY) if d < self.days) for first in firsts]

    @cached_property
    def followers(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Groups of shifts after none of which any of others may follow: few, and each as wide as it can be."""
        after = {s: frozenset(self.place[x] for x in self.instance.shifts[s - 1].not_followed_by) for s in self.shifts}
        kinds = sorted({f for f in after.values() if f}, key=sorted)
        return [(tuple(s for s in self.shifts if after[s] >= kind), tuple(sorted(kind))) for kind in kinds]

    def allowed(self, worker: int, day: int) -> list[int]:
        """The shifts that this worker may have on this day at all."""
        return [] if day in self.off[worker] else [s for s in self.shifts if self.most[worker][s]]

    def there(self, grid: Grid) -> Grid:
        """How many work each shift on each day."""
        there = [[0] * len(self.ids) for _ in range(self.days)]
        for row in grid:
            for day, shift in enumerate(row):
                there[day][shift] += 1
        return there

    def cover_cost(self, day: int, shift: int, there: int) -> int:
        """What lacks or is too much on this day."""
        lacking = self.wanted[day][shift] - there
        return self.under[day][shift] * lacking if lacking > 0 else -self.over[day][shift] * lacking

    def cost(self, grid: Grid) -> int:
        """The objective of the instance."""
        there = self.there(grid)
        cover = sum(self.cover_cost(d, s, there[d][s]) for d in range(self.days) for s in self.shifts)
        return self.always + cover + sum(self.price[w][d][s] for w, row in enumerate(grid) for d, s in enumerate(row))

    def rows(self, grid: Grid) -> Rows:
        """The grid in the instance's own names."""
        return {w.id: [self.ids[s] for s in row] for w, row in zip(self.instance.workers, grid, strict=True)}
