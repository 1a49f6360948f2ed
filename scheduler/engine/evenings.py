"""Late in the evening or early the next morning: settled for each worker before days are planned apart.

The week's linear program says which of the two it would take, often a part of each. What it knows is settled as it has
it, and with that the workers who are torn most: others can still give way to them. Then it is asked again. While there
is time, the evenings that cost most are opened once more and settled beside all others as they stand.
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
PASSES, AGAIN, PORTION = 6, 3, 0.35
OPENED = 3
PLACE = 0.5


class Parting(NamedTuple):
    """A worker's day ends by `minute` and the next begins a rest after it: what of the program's plan that loses."""

    lost: float
    closed: float
    w: int
    d: int
    minute: int

    @property
    def pair(self) -> tuple[int, int]:
        """Whose night, and after which day."""
        return self.w, self.d


class Evenings:
    """Closes nodes so that days planned apart leave the daily rest between them."""

    def __init__(self, week: WeekBound, allowed: Sequence[np.ndarray]) -> None:
        """What is allowed so far stays the caller's."""
        self.week, self.plan, self.nets = week, week.plan, week.nets
        self.open, self.allowed = allowed, list(allowed)
        self.left = set(week.nights)
        self.settled: dict[tuple[int, int], Parting] = {}
        self.began = week.meter.left

    def settle(self) -> list[np.ndarray]:
        """Nodes that each worker may have, day by day."""
        self._settle(PASSES)
        while self.week.value - PLACE > self.week.bound and not self._late() and self._better():
            pass
        return self.allowed

    def _settle(self, passes: int) -> None:
        """All that is left."""
        for more in reversed(range(passes)):
            if not self.left or self._late() or not self.week.again():
                break
            self._torn(whole=not more)
        if self.left:
            self._torn(whole=True)
        self.week.again()

    def _better(self) -> bool:
        """Open a third anew, where the most is shut, and settle it; false, and as it was, where that covers no more."""
        value, settled, allowed = self.week.value, dict(self.settled), self.allowed
        dear = sorted(settled.values(), key=lambda p: (-self._shut(p, self.open), p.pair))
        self.left = {p.pair for p in dear[: len(dear) // OPENED]}
        self._keep({pair: p for pair, p in settled.items() if pair not in self.left})
        self._settle(AGAIN)
        if self.week.value < value - PLACE:
            return True
        self.settled, self.allowed = settled, allowed
        self.week.narrow(allowed)
        self.week.again()
        return False

    def _late(self) -> bool:
        """A third of the stage's time is over; never where no clock counts."""
        left = self.week.meter.left
        return self.began is not None and left is not None and left < self.began * (1 - PORTION)

    def _torn(self, *, whole: bool) -> None:
        """Settle what loses next to nothing, and a third of the rest, the most torn; or all of it."""
        found = sorted(self._partings())
        sure = [p for p in found if p.lost <= SURE]
        torn = found[len(sure) :]
        settled = found if whole else sure + torn[len(torn) * 2 // 3 :]
        self.left = {p.pair for p in found} - {p.pair for p in settled}
        self._keep(self.settled | {p.pair: p for p in settled})

    def _keep(self, settled: dict[tuple[int, int], Parting]) -> None:
        """These are settled, and no others."""
        self.settled, self.allowed = settled, [part.copy() for part in self.open]
        for p in settled.values():
            rest = self._rest(p.w)
            self.allowed[p.d][p.w] &= self.nets[p.d].end <= p.minute
            self.allowed[p.d + 1][p.w] &= self.nets[p.d + 1].start >= p.minute + rest
        self.week.narrow(self.allowed)

    def _rest(self, w: int) -> int:
        return self.plan.limits[w].daily_rest_minutes

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
        rest, mine, theirs = self._rest(w), self.allowed[d][w], self.allowed[d + 1][w]
        low, high = int(self.nets[d + 1].start[theirs].min()) - rest, int(self.nets[d].end[mine].max())
        for minute in range(min(low, high), high + 1, STEP):
            lost = sum(p for end, p in ends if end > minute) + sum(p for at, p in starts if at < minute + rest)
            parting = Parting(round(lost, 2), 0.0, w, d, minute)
            yield parting._replace(closed=self._shut(parting, self.allowed))

    def _shut(self, p: Parting, allowed: Sequence[np.ndarray]) -> float:
        """The prices of what is shut, of what is allowed."""
        early, after = self.nets[p.d], self.nets[p.d + 1]
        late = allowed[p.d][p.w] & (early.end > p.minute)
        soon = allowed[p.d + 1][p.w] & (after.start < p.minute + self._rest(p.w))
        prices = self.week.prices
        return float(prices[p.d][early.row][late].sum() + prices[p.d + 1][after.row][soon].sum())
