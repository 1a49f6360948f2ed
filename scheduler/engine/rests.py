"""Days off and weekly rests chosen before days are planned, where a week's prices say they cost least."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scheduler.engine.net import Net
    from scheduler.engine.plan import Plan

STEP = 60
EVEN = 0.02
NONE = -1


class Cut(NamedTuple):
    """A way to rest: what it costs, the day left out (`NONE` if none is), and nodes closed on the days beside it."""

    loss: float
    off: int
    closed: tuple[tuple[int, int, int], ...]


class Rests:
    """Closes nodes so that whatever is planned later, each worker has the weekly rest and the days off."""

    def __init__(
        self, plan: Plan, nets: Sequence[Net], prices: Sequence[np.ndarray], own: Sequence[Mapping[int, float]]
    ) -> None:
        """By prices of places and worth of workers' days: who would lose most chooses first, ties spread over days."""
        self.plan, self.nets, self.prices, self.own = plan, nets, prices, own
        self.allowed = [net.open.copy() for net in nets]
        self.taken: Counter[int] = Counter()
        bound = [w for w in range(len(plan.workers)) if self._needs(w)]
        for w in sorted(bound, key=lambda w: (-min((c.loss for c in self._cuts(w)), default=0.0), w)):
            cuts = list(self._cuts(w))
            if cuts:
                self._close(w, min(cuts, key=lambda c: (c.loss + EVEN * self.taken[c.off], c)))

    def _days(self, w: int) -> list[int]:
        return [d for d, net in enumerate(self.nets) if net.open[w].any()]

    def _needs(self, w: int) -> bool:
        days, limits = self._days(w), self.plan.limits[w]
        if not days:
            return False
        first, last = self.nets[days[0]], self.nets[days[-1]]
        long = int(last.end[last.open[w]].max() - first.start[first.open[w]].min()) > limits.weekly_run_minutes
        return long or len(days) > limits.days_in_row

    def _cuts(self, w: int) -> Iterator[Cut]:
        days = self._days(w)
        for d in days:
            if d in {days[0], days[-1]}:
                yield Cut(self._worth(w, d), d, ())
        for g in range(days[0] + 1, days[-1]):
            before, after = max(d for d in days if d < g), min(d for d in days if d > g)
            lost = self._worth(w, g) if g in days else 0.0
            off = g if g in days else NONE
            if after - before > 2:  # noqa: PLR2004 - two whole days are rest enough
                yield Cut(lost, off, ())
            else:
                yield from (Cut(lost + loss, off, closed) for loss, closed in self._around(w, before, after))

    def _worth(self, w: int, d: int) -> float:
        return self.own[d].get(w, 0.0)

    def _around(self, w: int, p: int, q: int) -> Iterator[tuple[float, tuple[tuple[int, int, int], ...]]]:
        """Ends and starts on both sides that leave the weekly rest between them."""
        rest = self.plan.limits[w].weekly_rest_minutes
        early, late = self.nets[p], self.nets[q]
        top, low = int(early.end[early.open[w]].max()), int(late.start[late.open[w]].min())
        for end in sorted({*range(low - rest, top, STEP), top}) if low - rest < top else [top]:
            loss = self._lost(w, p, early.end > end) + self._lost(w, q, late.start < end + rest)
            yield loss, ((p, 0, end), (q, 1, end + rest))

    def _lost(self, w: int, d: int, closed: np.ndarray) -> float:
        """About what a worker's day loses: the part of its prices that is closed."""
        net = self.nets[d]
        prices = self.prices[d][net.row] * net.open[w]
        total = float(prices.sum())
        return self._worth(w, d) * float(prices[closed].sum()) / total if total > 0 else 0.0

    def _close(self, w: int, cut: Cut) -> None:
        if cut.off != NONE:
            self.taken[cut.off] += 1
            self.allowed[cut.off][w] = False
        for d, side, minute in cut.closed:
            net = self.nets[d]
            self.allowed[d][w] &= net.start >= minute if side else net.end <= minute
