"""What is charged on shifts that would come more often than a worker may have them, so that the path takes fewer.

Each toll is halved in between: as small as keeps the most, found again from where the last search ended.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
LEAST = 0.25
FIRST = 8.0


class Tolls:
    """A toll for each worker and shift, and between which two it is sought."""

    def __init__(self, last: Numbers) -> None:
        """Begins with what was charged last."""
        self.now = last.copy()
        self.low = np.zeros_like(last)
        self.high = np.full_like(last, np.inf)

    def learn(self, which: NDArray[np.intp], above: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Where a shift came too often its toll rises, else it falls; true for those whose search goes on."""
        now, low, high = self.now[which], self.low[which], self.high[which]
        low = np.where(above, now, low)
        high = np.where(~above & (now > 0), now, high)
        between = np.where(low < high, (low + np.where(np.isinf(high), 0, high)) / 2, now)
        then = np.where(np.isinf(high), np.where(above, np.maximum(2 * now, FIRST), now), between)
        then[then < LEAST] = 0
        self.now[which], self.low[which], self.high[which] = then, low, high
        return np.asarray((np.abs(then - now) >= LEAST).any(axis=1))
