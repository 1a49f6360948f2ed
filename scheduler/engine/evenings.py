"""Late in the evening or early the next morning: settled for each worker before days are planned apart.

The week's linear program says which of the two it would take, often a part of each. The surest are settled first, then
it is asked again, so that what one worker no longer does is planned for others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.engine.weekbound import WeekBound

STEP = 15
SURE, PART = 0.05, 1e-3
PASSES, FINE, PORTION = 6, 1, 0.45


class Parting(NamedTuple):
    """A worker's day ends by `minute` and the next begins a rest after it: what of the program's plan that loses."""

    lost: float
    closed: float
    w: int
    d: int
    minute: int


class Evenings:
    """Closes nodes so that days planned apart leave the daily rest between them."""

    def __init__(self, week: WeekBound, allowed: Sequence[np.ndarray]) -> None:
        """What is allowed so far stays the caller's."""
        self.week, self.plan, self.nets = week, week.plan, week.nets
        self.allowed = [part.copy() for part in allowed]
        self.left = {pair for pair, lates in week.rests.of.items() if lates}

    def settle(self) -> list[np.ndarray]:
        """Nodes that each worker may have, day by day."""
        began = self.week.meter.left
        self.week.narrow(self.allowed)
        for more in reversed(range(PASSES)):
            # Who is left near the end is torn between much alike: what the program would take has to be more exact.
            if not self.left or self._late(began) or not self.week.again(closer=more <= FINE):
                break
            self._surest(whole=not more)
        if self.left:
            self._surest(whole=True)
        self.week.again(closer=True)
        return self.allowed

    def _late(self, began: float | None) -> bool:
        """Nearly half of the stage's time is over; never where no clock counts."""
        left = self.week.meter.left
        return began is not None and left is not None and left < began * (1 - PORTION)

    def _surest(self, *, whole: bool) -> None:
        """Settle what loses next to nothing, and half of the rest; or all of it."""
        found = sorted(self._partings())
        sure = sum(p.lost <= SURE for p in found)
        settled = found if whole else found[: sure + (len(found) - sure + 1) // 2]
        for parting in settled:
            self._part(parting)
        self.left = {(p.w, p.d) for p in found[len(settled) :]}
        self.week.narrow(self.allowed)

    def _partings(self) -> Iterator[Parting]:
        """For each pair of days that is left, the minute at which parting them loses least."""
        ends: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
        starts: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
        for (w, d, path), part in zip(self.week.columns, self.week.parts.tolist(), strict=False):
            if part > PART:
                ends[w, d].append((int(self.nets[d].end[path[-1]]), part))
                starts[w, d].append((int(self.nets[d].start[path[0]]), part))
        for w, d in sorted(self.left):
            if self.allowed[d][w].any() and self.allowed[d + 1][w].any():
                yield min(self._ways(w, d, ends[w, d], starts[w, d + 1]))

    def _ways(
        self, w: int, d: int, ends: Sequence[tuple[int, float]], starts: Sequence[tuple[int, float]]
    ) -> Iterator[Parting]:
        rest, early, after = self.plan.limits[w].daily_rest_minutes, self.nets[d], self.nets[d + 1]
        mine, theirs = self.allowed[d][w], self.allowed[d + 1][w]
        prices = self.week.prices[d][early.row], self.week.prices[d + 1][after.row]
        low, high = int(after.start[theirs].min()) - rest, int(early.end[mine].max())
        for minute in range(min(low, high), high + 1, STEP):
            lost = sum(p for end, p in ends if end > minute) + sum(p for at, p in starts if at < minute + rest)
            closed = (
                prices[0][mine & (early.end > minute)].sum() + prices[1][theirs & (after.start < minute + rest)].sum()
            )
            yield Parting(round(lost, 2), float(closed), w, d, minute)

    def _part(self, p: Parting) -> None:
        rest = self.plan.limits[p.w].daily_rest_minutes
        self.allowed[p.d][p.w] &= self.nets[p.d].end <= p.minute
        self.allowed[p.d + 1][p.w] &= self.nets[p.d + 1].start >= p.minute + rest
