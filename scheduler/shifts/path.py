"""The cheapest row of each worker under given prices of each shift on each day.

Workers with the same limits are asked together, a few at a time: as many as the processor's own memory holds well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scheduler.shifts.kinds import Kinds
from scheduler.shifts.stretch import NEVER
from scheduler.shifts.tolls import Tolls
from scheduler.shifts.walk import Frame, Walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.shifts.table import Table

Prices = NDArray[np.float64]
Row = list[int]
AT_ONCE = 40_000
TRIES = 5


class Paths:
    """All workers of an instance; made once, asked again and again with other prices."""

    def __init__(self, table: Table) -> None:
        """Groups of workers with the same limits, and what each may not have at all."""
        self.table, kinds = table, Kinds(table)
        frames = [_frame(table, w) for w in range(table.workers)]
        walks = {frame: Walk(kinds, frame) for frame in dict.fromkeys(frames)}
        self.walks = [walks[frame] for frame in frames]
        most = np.array(table.most)
        self.barred = np.repeat(most[:, None, :] == 0, table.days, axis=1)
        for worker, off in enumerate(table.off):
            self.barred[worker, sorted(off)] = True
        self.often = np.where(np.arange(len(table.ids)) == 0, table.days, most)
        self.tolls = np.zeros(most.shape)

    @property
    def states(self) -> int:
        """How many states the largest of them has over all days."""
        return self.table.days * max((w.width for w in self.walks), default=0)

    def rows(self, workers: Sequence[int], prices: Prices) -> list[Row | None]:
        """A row for each, by prices of worker, day and shift; a day off costs nothing.

        It is the cheapest that keeps all limits; where a shift's own most binds, it is a good one. Nothing where a
        worker has none.
        """
        among = np.array(workers)
        held = np.where(self.barred[among], NEVER, prices).astype(np.float32)
        tolls, best = Tolls(self.tolls[among]), _Best(len(workers))
        asked = np.arange(len(workers))
        for _ in range(TRIES):
            rows = self._free(among[asked], held[asked] + tolls.now[asked, None, :].astype(np.float32))
            above = np.array([self._often(w, row) for w, row in zip(among[asked], rows, strict=True)])
            for at, k in enumerate(asked.tolist()):
                if best.takes(k, rows[at], held[k], keeps=not above[at].any()):
                    self.tolls[among[k]] = tolls.now[k]
            asked = asked[tolls.learn(asked, above) & [row is not None for row in rows]]
            for k in asked.tolist():
                if not best.keeps[k]:
                    self.tolls[among[k]] = tolls.now[k]
            if not len(asked):
                break
        return [row if best.keeps[k] else self._kept(workers[k], row, held[k]) for k, row in enumerate(best.rows)]

    def _often(self, worker: int, row: Row | None) -> NDArray[np.bool_]:
        """Which shifts come more often than they may."""
        return np.asarray(np.bincount(row or [0], minlength=len(self.table.ids)) > self.often[worker])

    def _kept(self, worker: int, row: Row | None, prices: NDArray[np.float32]) -> Row | None:
        """A row that keeps the most of each shift, near one that does not."""
        while row is not None and self._hold(worker, row, prices):
            row = self._free(np.array([worker]), prices[None])[0]
        return row

    def _hold(self, worker: int, row: Row, prices: NDArray[np.float32]) -> bool:
        """Of a shift that comes too often, only the cheapest days are left; true where there is one."""
        above = [int(s) for s in np.flatnonzero(self._often(worker, row))]
        for shift in above:
            mine = sorted((d for d, s in enumerate(row) if s == shift), key=lambda d: (prices[d, shift], d))
            keep = mine[: self.often[worker, shift]]
            kept = prices[keep, shift].copy()
            prices[:, shift] = NEVER
            prices[keep, shift] = kept
        return bool(above)

    def _free(self, workers: NDArray[np.intp], prices: NDArray[np.float32]) -> list[Row | None]:
        """Without the most of each shift."""
        found: dict[int, Row | None] = {}
        for walk in dict.fromkeys(self.walks[w] for w in workers):
            mine = [k for k, w in enumerate(workers) if self.walks[w] is walk]
            many = max(1, AT_ONCE // max(1, walk.width))
            for first in range(0, len(mine), many):
                some = mine[first : first + many]
                found.update(zip(some, walk.rows(prices[some]), strict=True))
        return [found[k] for k in range(len(workers))]


class _Best:
    """The cheapest row of each that keeps all limits; until there is one, the latest that does not."""

    def __init__(self, many: int) -> None:
        self.rows: list[Row | None] = [None] * many
        self.costs = [float("inf")] * many
        self.keeps = [False] * many

    def takes(self, k: int, row: Row | None, prices: NDArray[np.float32], *, keeps: bool) -> bool:
        if row is None or (self.keeps[k] and not keeps):
            return False
        cost = sum(float(prices[d, s]) for d, s in enumerate(row) if s)
        if keeps and cost >= self.costs[k]:
            return False
        self.rows[k], self.keeps[k] = row, keeps
        if keeps:
            self.costs[k] = cost
        return keeps


def _frame(table: Table, worker: int) -> Frame:
    limits = table.instance.workers[worker]
    return Frame(
        days=table.days,
        most_in_row=min(limits.most_in_row, table.days),
        least_in_row=limits.least_in_row,
        rest=max(1, limits.least_off_in_row),
        weekends=min(len(table.weekends), limits.most_weekends),
        least=-(-limits.least_minutes // table.unit),
        most=min(limits.most_minutes // table.unit, table.days * max(table.minutes) // table.unit),
    )
