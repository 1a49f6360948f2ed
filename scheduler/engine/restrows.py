"""The daily rest between days in the week's linear program: who ends late does not begin early the day after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from scheduler.engine.net import Ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.engine.net import Net, Path
    from scheduler.engine.plan import Plan

STEP = 30


class Late(NamedTuple):
    """A worker's day and a minute of it: who ends after it does not begin the day after within the rest from it."""

    w: int
    d: int
    minute: int


class RestRows:
    """A row for each worker, day and minute at which the rest could be cut short; every roster keeps them all."""

    def __init__(self, plan: Plan, nets: Sequence[Net], model: Any) -> None:  # noqa: ANN401 - it ships no types
        """Lay them out, half an hour apart."""
        self.plan, self.nets = plan, nets
        self.rows: dict[Late, Any] = {}
        self.of: dict[tuple[int, int], list[Late]] = {}
        self.prices: dict[Late, float] = {}
        for w in range(len(plan.workers)):
            for d in range(len(nets) - 1):
                self.of[w, d] = list(self._lates(w, d))
                self.rows.update({late: model.add_linear_constraint(ub=1.0) for late in self.of[w, d]})

    def _lates(self, w: int, d: int) -> Iterator[Late]:
        early, after = self.nets[d], self.nets[d + 1]
        if not early.open[w].any() or not after.open[w].any():
            return
        first = int(after.last[after.open[w]].min()) - self._rest(w) + 1
        for minute in range(first, int(early.end[early.open[w]].max()), STEP):
            yield Late(w, d, minute)

    def _rest(self, w: int) -> int:
        return self.plan.limits[w].daily_rest_minutes

    def holding(self, w: int, d: int, path: Path) -> list[Any]:
        """The rows that a day of the worker stands in."""
        net = self.nets[d]
        ends, starts = int(net.end[path[-1]]), int(net.last[path[0]])
        rows = [self.rows[late] for late in self.of.get((w, d), ()) if ends > late.minute]
        before = self.of.get((w, d - 1), ())
        return rows + [self.rows[late] for late in before if starts < late.minute + self._rest(w)]

    def priced(self, duals: Sequence[float]) -> float:
        """Take the prices of the rows, in their order; their sum."""
        self.prices = {late: -price for late, price in zip(self.rows, duals, strict=True) if price < 0}
        return sum(self.prices.values())

    def ends(self, d: int) -> Ends:
        """What it costs, at these prices, to begin and to end day `d` at each node."""
        net = self.nets[d]
        first, last = np.zeros(net.open.shape), np.zeros(net.open.shape)
        for late, price in self.prices.items():
            if late.d == d:
                last[late.w, net.end > late.minute] += price
            elif late.d == d - 1:
                first[late.w, net.last < late.minute + self._rest(late.w)] += price
        return Ends(first, last)
