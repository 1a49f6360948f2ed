"""What a week that is planned in part leaves each worker for another of its days."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from scheduler.engine.dayplan import Ask
from scheduler.engine.evenings import Evenings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.engine.rests import Rests
    from scheduler.engine.state import State
    from scheduler.engine.weekbound import WeekBound

BEFORE, NEVER = -(10**9), 10**9


class Leftover:
    """Days still open keep the hours, evenings and mornings that the week's linear program has for them."""

    def __init__(self, state: State, week: WeekBound, rests: Rests, alone: Sequence[np.ndarray]) -> None:
        """Settle evenings and mornings; all days are open."""
        self.state, self.plan, self.week, self.nets = state, state.plan, week, week.nets
        self.rests, self.alone = rests, alone
        self.evenings = Evenings(week, rests.allowed).settle()
        self.minutes = week.minutes()
        self.open = set(range(len(self.nets)))

    def ask(self, d: int, wave: Sequence[int]) -> Ask:
        """Nodes, minutes and routes known for a day that is planned beside those of its wave."""
        net, allowed = self.nets[d], self._allowed(d)
        for w in range(len(self.plan.workers)):
            low, high = self._between(w, d)
            allowed[w] &= (net.start >= low) & (net.end <= high)
        most = self._most(d, wave)
        known = [(w, path) for w, e, path in self.week.columns if e == d]
        return Ask(allowed, most, known)

    def _between(self, w: int, d: int) -> tuple[int, int]:
        """From when until when the days beside leave the daily rest."""
        rest, row = self.plan.limits[w].daily_rest_minutes, self.state.days[w]
        before, after = (row[e].work if 0 <= e < len(self.nets) else None for e in (d - 1, d + 1))
        return (before.ends + rest if before else BEFORE), (after.starts - rest if after else NEVER)

    def _most(self, d: int, wave: Sequence[int]) -> np.ndarray:
        """Minutes each worker may be given: of what is left of the week, days still to come keep their part."""
        state, plan = self.state, self.plan
        most = np.zeros(len(plan.workers), dtype=np.int64)
        beside = [e for e in wave if e != d]
        for w in range(len(most)):
            done = sum(day.minutes for day in state.days[w])
            left = max(0, min(state.room(w), plan.limits[w].week_most_minutes - done))
            mine = ceil(self.minutes[w, d]) if d in self.open else 0
            spare = max(0, left - ceil(sum(self.minutes[w, e] for e in self.open)))
            share = mine + (spare // 2 if any(self.alone[e][w] > 0 for e in beside) else spare)
            most[w] = min(share, left, plan.limits[w].day_most_minutes)
        return most

    def _allowed(self, d: int) -> np.ndarray:
        """Once all days are planned, evenings and mornings are where they are, not where they were to be."""
        return (self.evenings if self.open else self.rests.allowed)[d].copy()
