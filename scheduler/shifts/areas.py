"""What is given out anew next: a few workers, some days for everybody, or some workers on some days.

Each kind keeps its own size: an area that was settled quickly is followed by a larger one, else by a
smaller one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from random import Random

    from scheduler.shifts.part import Free
    from scheduler.shifts.settle import Settled
    from scheduler.shifts.table import Table

WORKERS, DAYS, SOME = "workers", "days", "some"
FIRST_CELLS = 160
GROWS, CREEPS, SHRINKS = 1.15, 1.04, 0.9
SHARE = 0.5
LEAST_DAYS = 4


class Area(NamedTuple):
    """Which days of which workers, and of which kind it is."""

    kind: str
    free: Free


class Areas:
    """Draws areas; knows how many cells (days of workers) of each kind can be settled within the effort."""

    def __init__(self, table: Table, random: Random) -> None:
        """All kinds begin small."""
        self.table, self.random = table, random
        self.cells = dict.fromkeys((WORKERS, DAYS, SOME), float(FIRST_CELLS))
        self.gained = dict.fromkeys(self.cells, 1.0)

    def draw(self) -> Area:
        """The next area; kinds that gained lately come more often."""
        kind = self.random.choices(list(self.cells), [0.2 + g for g in self.gained.values()])[0]
        cells = self.cells[kind]
        if kind == WORKERS:
            return Area(kind, self._free(self._some(cells / self.table.days), self.table.days))
        if kind == DAYS:
            return Area(kind, self._free(list(range(self.table.workers)), cells / self.table.workers))
        days = min(self.table.days, max(LEAST_DAYS * 2, (cells * SHARE) ** 0.5 * 2))
        return Area(kind, self._free(self._some(cells / days), days))

    def learn(self, area: Area, settled: Settled | None) -> None:
        """The kind grows where it was easy, shrinks where the best was not proven."""
        kind, gain = area.kind, settled.gain if settled else 0
        proven = settled is not None and settled.best
        factor = SHRINKS if not proven else GROWS if settled is not None and settled.easy else CREEPS
        self.cells[kind] = min(max(8.0, self.cells[kind] * factor), float(self.table.workers * self.table.days))
        self.gained[kind] = 0.9 * self.gained[kind] + 0.1 * (gain > 0)

    def _some(self, many: float) -> list[int]:
        return self.random.sample(range(self.table.workers), min(self.table.workers, max(2, round(many))))

    def _free(self, workers: list[int], many: float) -> Free:
        whole = min(self.table.days, max(LEAST_DAYS, round(many)))
        first = self.random.randint(-(whole // 3), self.table.days - whole + whole // 3)
        if whole == self.table.days:
            first = 0
        days = list(range(max(0, first), min(self.table.days, first + whole)))
        return dict.fromkeys(sorted(workers), days)
