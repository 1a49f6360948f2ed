"""Stretches of days worked in a row: for each first day, length and sum of minutes the cheapest shifts.

What a stretch costs does not depend on what lies before it, so the walk over the days needs to carry no last shift.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scheduler.shifts.kinds import Kinds

Prices = NDArray[np.float32]
NEVER = np.float32(np.inf)


class Stretches:
    """Prices are by worker, day and shift; sums of minutes count from as many of the shortest shift."""

    def __init__(self, kinds: Kinds, prices: Prices, longest: int) -> None:
        """Each length is made from the one before by a further day."""
        self.kinds, self.prices = kinds, prices
        self.days = prices.shape[1]
        cost = np.stack([prices[:, :, shifts].min(axis=2) for shifts in kinds.shifts])
        self.by_kind = [self._single(cost)]
        for length in range(2, longest + 1):
            self.by_kind.append(self._longer(self.by_kind[-1], cost, length))
        self.best = [ways.min(axis=0) for ways in self.by_kind]
        """For each length less one: by worker, first day and minutes above the shortest."""

    def _single(self, cost: Prices) -> Prices:
        ways = np.full((*cost.shape, self.kinds.spread + 1), NEVER, dtype=np.float32)
        for kind, above in enumerate(self.kinds.above):
            ways[kind, :, :, above] = cost[kind]
        return ways

    def _longer(self, shorter: Prices, cost: Prices, length: int) -> Prices:
        """By kind of the last shift, worker, first day and minutes."""
        starts, sums = self.days - length + 1, shorter.shape[3]
        shape = (len(cost), cost.shape[1], starts, sums + self.kinds.spread)
        ways = np.full(shape, NEVER, dtype=np.float32)
        for kind, (above, before) in enumerate(zip(self.kinds.above, self.kinds.before, strict=True)):
            if before:
                came = reduce(np.minimum, [shorter[b, :, :starts] for b in before])
                np.add(came, cost[kind, :, length - 1 :, None], out=ways[kind, :, :, above : above + sums])
        return ways

    def shifts(self, worker: int, first: int, length: int, above: int) -> list[int]:
        """The shifts of one stretch, day by day."""
        made: list[int] = []
        among = list(range(len(self.kinds.shifts)))
        for many in range(length, 0, -1):
            ways = self.by_kind[many - 1][among, worker, first, above]
            kind = among[int(ways.argmin())]
            mine = self.kinds.shifts[kind]
            made.append(mine[int(self.prices[worker, first + many - 1, mine].argmin())])
            among, above = self.kinds.before[kind], above - self.kinds.above[kind]
        return made[::-1]
