"""Rows of the week's linear program that ask when a worker's days begin and end: so a rest between them is kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from scheduler.engine.net import Ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.engine.net import Net, Path
    from scheduler.engine.plan import Plan

STEP = 30
BEGINS, ENDS = 0, 1


class Side(NamedTuple):
    """A worker's day that begins before a minute, or that ends after it."""

    w: int
    d: int
    side: int
    minute: int

    def meets(self, starts: int, ends: int) -> bool:
        """Whether a day from `starts` to `ends` is one of these."""
        return starts < self.minute if self.side == BEGINS else ends > self.minute

    def holds(self, other: Side) -> bool:
        """Whether all days of the other side are days of this one."""
        if (self.w, self.d, self.side) != (other.w, other.d, other.side):
            return False
        return self.minute >= other.minute if self.side == BEGINS else self.minute <= other.minute


class RestRows:
    """Of the days that stand in a row together, a worker has one."""

    def __init__(self, plan: Plan, nets: Sequence[Net], model: Any) -> None:  # noqa: ANN401 - it ships no types
        """No row yet."""
        self.plan, self.nets, self.model = plan, nets, model
        self.rows: list[Any] = []
        self.of: dict[tuple[int, int], list[tuple[Side, Any]]] = defaultdict(list)
        self.prices: dict[Any, float] = {}

    def add(self, *sides: Side) -> Any:  # noqa: ANN401
        """A row for all days that any of these sides means."""
        row = self.model.add_linear_constraint(ub=1.0)
        self.rows.append(row)
        for side in sides:
            self.of[side.w, side.d].append((side, row))
        return row

    def drop(self, w: int, rows: Sequence[Any]) -> None:
        """Rows of a worker that nothing asks any more; the program's own are dropped by whoever has it."""
        gone = set(rows)
        self.rows = [row for row in self.rows if row not in gone]
        for d in range(len(self.nets)):
            self.of[w, d] = [(side, row) for side, row in self.of[w, d] if row not in gone]

    def holding(self, w: int, d: int, path: Path) -> Iterator[Any]:
        """The rows that a day of the worker stands in."""
        starts, ends = int(self.nets[d].last[path[0]]), int(self.nets[d].end[path[-1]])
        return (row for side, row in self.of[w, d] if side.meets(starts, ends))

    def priced(self, duals: Sequence[float]) -> float:
        """Take the prices of the rows, in their order; their sum."""
        self.prices = {row: -price for row, price in zip(self.rows, duals, strict=True) if price < 0}
        return sum(self.prices.values())

    def ends(self, d: int) -> Ends:
        """What it costs, at these prices, to begin and to end day `d` at each node."""
        net = self.nets[d]
        first, last = np.zeros(net.open.shape), np.zeros(net.open.shape)
        for w in range(len(self.plan.workers)):
            for side, row in self.of[w, d]:
                price = self.prices.get(row)
                if price and side.side == ENDS:
                    last[w, net.end > side.minute] += price
                elif price:
                    first[w, net.last < side.minute] += price
        return Ends(first, last)


def nights(rows: RestRows) -> set[tuple[int, int]]:
    """Rows for each worker, day and half hour at which the daily rest could be cut short; which days have any."""
    found = set()
    for w in range(len(rows.plan.workers)):
        rest = rows.plan.limits[w].daily_rest_minutes
        for d in range(len(rows.nets) - 1):
            for minute in _lates(w, rest, rows.nets[d], rows.nets[d + 1]):
                rows.add(Side(w, d, ENDS, minute), Side(w, d + 1, BEGINS, minute + rest))
                found.add((w, d))
    return found


def _lates(w: int, rest: int, early: Net, after: Net) -> Iterable[int]:
    if not early.open[w].any() or not after.open[w].any():
        return ()
    return range(int(after.last[after.open[w]].min()) - rest + 1, int(early.end[early.open[w]].max()), STEP)
