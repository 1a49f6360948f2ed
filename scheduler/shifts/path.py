"""A worker's cheapest row under given prices of each shift on each day: a shortest path over the days.

What the path carries: days in a row, the last shift, minutes so far, weekends so far. Shifts that differ in nothing but
their price are one class, of which each day the cheapest counts. All states of a day are one array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.shifts.score import SATURDAY, SUNDAY, WEEK

if TYPE_CHECKING:
    from scheduler.shifts.table import Table

Prices = NDArray[np.float64]
NEVER = np.inf
LARGE, HUGE = 12_000_000, 60_000_000


class Day(NamedTuple):
    """The cheapest way to each state after a day; `edge` holds runs that began with the first day of all."""

    off: Prices
    on: Prices
    edge: Prices


class State(NamedTuple):
    """One state: which array, days in a row less one, class of the last shift, weekends, minutes."""

    kind: str
    run: int
    last: int
    weekends: int
    minutes: int


class Paths:
    """The shortest path of one worker; made once, asked again and again with other prices."""

    def __init__(self, table: Table, worker: int) -> None:
        """Sizes and classes from the worker's limits."""
        self.table, self.worker = table, worker
        self.limits = table.instance.workers[worker]
        self.classes = _classes(table, [s for s in table.shifts if table.most[worker][s]])
        self.minutes = [table.minutes[c[0]] // table.unit for c in self.classes]
        after = [set(_after(table, c[0])) for c in self.classes]
        self.before = [[k for k in range(len(self.classes)) if c[0] not in after[k]] for c in self.classes]
        weekends = min(len(table.weekends), self.limits.most_weekends)
        self.most = min(self.limits.most_minutes // table.unit, table.days * max([1, *self.minutes]))
        self.least = -(-self.limits.least_minutes // table.unit)
        self.size = (weekends + 1, self.most + 1)
        self.runs = max(1, min(self.limits.most_in_row, table.days))
        self.rests = max(1, self.limits.least_off_in_row)

    @property
    def cells(self) -> int:
        """How many states there are over all days."""
        return self.table.days * (self.runs * len(self.classes) + self.rests) * self.size[0] * self.size[1]

    def row(self, prices: Prices) -> list[int] | None:
        """The cheapest row that keeps all limits (of shifts with a most of their own: a good one)."""
        row = self._free_row(prices)
        if row is None:
            return None
        above = [s for s in self.table.shifts if row.count(s) > self.table.most[self.worker][s]]
        if not above:
            return row
        held = prices.copy()
        for shift in above:
            mine = sorted((d for d, s in enumerate(row) if s == shift), key=lambda d: (prices[d, shift], d))
            keep = mine[: self.table.most[self.worker][shift]]
            kept = prices[keep, shift].copy()
            held[:, shift] = NEVER
            held[keep, shift] = kept
        return self.row(held)

    def _free_row(self, prices: Prices) -> list[int] | None:
        if not self.classes or self.least > self.most:
            return [0] * self.table.days if self.least <= 0 else None
        pick = np.array([[c[int(np.argmin(prices[d, c]))] for c in self.classes] for d in range(self.table.days)])
        cost = np.take_along_axis(prices, pick, axis=1)
        cost[sorted(self.table.off[self.worker])] = NEVER
        days = [self._first()]
        for day in range(self.table.days):
            days.append(self._next(days[-1], day, cost[day]))
        return self._back(days, pick)

    def _first(self) -> Day:
        off = np.full((self.rests, *self.size), NEVER)
        off[-1, 0, 0] = 0
        on = np.full((self.runs, len(self.classes), *self.size), NEVER)
        return Day(off, on, on)

    def _next(self, now: Day, day: int, cost: Prices) -> Day:
        """One day on: off, or one of the classes after what may stand before it."""
        off = np.full_like(now.off, NEVER)
        off[1:] = now.off[:-1]
        off[-1] = np.minimum(off[-1], now.off[-1])
        ended = now.on[self.limits.least_in_row - 1 :]
        stop = ended.min(axis=(0, 1)) if len(ended) else np.full(self.size, NEVER)
        if day <= self.runs:
            stop = np.minimum(stop, now.edge.min(axis=(0, 1)))
        off[0] = np.minimum(off[0], stop)
        on = np.full_like(now.on, NEVER)
        edge = np.full_like(now.on, NEVER) if day < self.runs else now.edge
        for k, minutes in enumerate(self.minutes):
            if cost[k] == NEVER:
                continue
            begin = now.off[-1:]
            self._put(edge if day == 0 else on, 0, k, begin, day, minutes, cost[k])
            self._put(on, 1, k, now.on[:-1, self.before[k]].min(axis=1, initial=NEVER), day, minutes, cost[k])
            if 0 < day < self.runs:
                self._put(edge, 1, k, now.edge[:-1, self.before[k]].min(axis=1, initial=NEVER), day, minutes, cost[k])
        return Day(off, on, edge)

    def _put(self, to: Prices, run: int, k: int, came: Prices, day: int, minutes: int, cost: float) -> None:
        """The states that came, one shift later."""
        week = self._weekend(day, run)
        weekends, most = self.size
        if minutes < most and week < weekends and len(came):
            to[run : run + len(came), k, week:, minutes:] = came[:, : weekends - week, : most - minutes] + cost

    @staticmethod
    def _weekend(day: int, run: int) -> int:
        """A shift opens a weekend on its Saturday, or on its Sunday after a day off."""
        return int(day % WEEK == SATURDAY or (day % WEEK == SUNDAY and run == 0))

    def _back(self, days: list[Day], pick: NDArray[np.int64]) -> list[int] | None:
        state = self._end(days[-1])
        if state is None:
            return None
        row = [0] * (len(days) - 1)
        for day in range(len(days) - 2, -1, -1):
            if state.kind != "off":
                row[day] = int(pick[day][state.last])
            state = self._came(days[day], day, state)
        return row

    def _end(self, last: Day) -> State | None:
        """The cheapest state after the last day that has minutes enough."""
        kinds = ("off", "on", "edge") if self.table.days <= self.runs else ("off", "on")
        ends = [(float((ways := getattr(last, kind)[..., self.least :]).min()), kind, ways) for kind in kinds]
        cost, kind, ways = min(ends, key=lambda x: x[0])
        if not np.isfinite(cost):
            return None
        spot = [int(x) for x in np.unravel_index(int(ways.argmin()), ways.shape)]
        run, k = (spot[0], 0) if kind == "off" else (spot[0], spot[1])
        return State(kind, run, k, spot[-2], spot[-1] + self.least)

    def _came(self, was: Day, day: int, state: State) -> State:
        """The cheapest state before this one."""
        if state.kind == "off":
            return self._came_off(was, day, state)
        weekends = state.weekends - self._weekend(day, min(state.run, 1))
        minutes = state.minutes - self.minutes[state.last]
        if state.run == 0:
            return State("off", self.rests - 1, 0, weekends, minutes)
        before = self.before[state.last]
        ways = getattr(was, state.kind)[state.run - 1, before, weekends, minutes]
        return State(state.kind, state.run - 1, before[int(ways.argmin())], weekends, minutes)

    def _came_off(self, was: Day, day: int, state: State) -> State:
        at = state.weekends, state.minutes
        runs = {state.run - 1, state.run if state.run == self.rests - 1 else -1} - {-1}
        ways = [(float(was.off[run, *at]), State("off", run, 0, *at)) for run in runs]
        if state.run == 0:
            least = self.limits.least_in_row - 1
            for kind, first in (("on", least), ("edge", 0)):
                ended = getattr(was, kind)[first:, :, *at]
                if ended.size and (kind == "on" or day <= self.runs):
                    run, k = (int(x) for x in np.unravel_index(int(ended.argmin()), ended.shape))
                    ways.append((float(ended.min()), State(kind, run + first, k, *at)))
        return min(ways)[1]


def _after(table: Table, shift: int) -> list[int]:
    return [table.place[s] for s in table.instance.shifts[shift - 1].not_followed_by]


def _classes(table: Table, shifts: list[int]) -> list[list[int]]:
    """Shifts alike in minutes, in what may follow them and in what they may follow."""
    alike: dict[object, list[int]] = {}
    for s in shifts:
        follows = tuple(x for x in shifts if s in _after(table, x))
        alike.setdefault((table.minutes[s], tuple(x for x in _after(table, s) if x in shifts), follows), []).append(s)
    return list(alike.values())
