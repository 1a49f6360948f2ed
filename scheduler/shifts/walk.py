"""Cheapest rows of workers who share their limits: a walk over the days from stretch of work to stretch of work.

What the walk carries: minutes and weekends so far. All workers of a group and all states of a day are one array.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scheduler.shifts.score import SATURDAY, WEEK
from scheduler.shifts.stretch import NEVER, Prices, Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.shifts.kinds import Kinds

STRAYS = 8


class Frame(NamedTuple):
    """The limits of a group: days in a row, days off in a row, weekends, and minutes in the unit of the kinds."""

    days: int
    most_in_row: int
    least_in_row: int
    rest: int
    weekends: int
    least: int
    most: int


class Way(NamedTuple):
    """A stretch that may end on a day: its first day, its length, and how many weekends it touches."""

    first: int
    length: int
    weekends: int


class Ways(NamedTuple):
    """Cheapest ways after so many days: `free` to begin a stretch, or just `ended` one; by weekends and minutes."""

    free: Prices
    ended: Prices


class Walk:
    """Made once for a group, asked again and again with other prices."""

    def __init__(self, kinds: Kinds, frame: Frame) -> None:
        """Which stretches may end where, and which sums of minutes are of any use."""
        self.kinds, self.frame = kinds, frame
        self.ways = [list(self._ways(day)) for day in range(frame.days)]
        self.windows = [self._window(done) for done in range(frame.days + 1)]
        self.pad = frame.most_in_row * kinds.spread

    @property
    def states(self) -> int:
        """How many states of one worker a day has."""
        return (self.frame.weekends + 1) * (self.frame.most + 1)

    @property
    def width(self) -> int:
        """The most of them that are of use."""
        return (self.frame.weekends + 1) * max(1, *(high - low + 1 for low, high in self.windows))

    def rows(self, prices: Prices) -> list[list[int] | None]:
        """A row for each worker (prices by worker, day, shift), or nothing where their limits leave none."""
        stretches = Stretches(self.kinds, prices, max(1, self.frame.most_in_row))
        ways = self._all(stretches, len(prices))
        return [self._back(ways, stretches, worker) for worker in range(len(prices))]

    def _ways(self, last: int) -> Iterator[Way]:
        """Too short a stretch is none at the borders of the horizon."""
        for length in range(1, min(self.frame.most_in_row, last + 1) + 1):
            first = last - length + 1
            if length >= self.frame.least_in_row or first == 0 or last == self.frame.days - 1:
                touched = {d // WEEK for d in range(first, last + 1) if d % WEEK >= SATURDAY}
                yield Way(first, length, len(touched))

    def _window(self, done: int) -> tuple[int, int]:
        """Sums that can be reached and can still be mended, and that stray little from an even pace."""
        frame, left = self.frame, self.frame.days - done
        strays = STRAYS * self.kinds.longest
        low = max(0, frame.least - self._most_in(left), frame.least * done // frame.days - strays)
        return low, min(frame.most, self._most_in(done), frame.most * done // frame.days + strays)

    def _most_in(self, days: int) -> int:
        rounds, rest = divmod(days, self.frame.most_in_row + self.frame.rest)
        return (rounds * self.frame.most_in_row + min(rest, self.frame.most_in_row)) * self.kinds.longest

    def _all(self, stretches: Stretches, workers: int) -> Ways:
        frame = self.frame
        shape = (frame.days + 1, workers, frame.weekends + 1, self.pad + frame.most + 1)
        ways = Ways(np.full(shape, NEVER, dtype=np.float32), np.full(shape, NEVER, dtype=np.float32))
        ways.free[0, :, 0, self.pad] = 0
        for done in range(1, frame.days + 1):
            self._end(ways, stretches, done)
            low, high = self.windows[done]
            part = ..., slice(self.pad + low, self.pad + high + 1)
            before = max(0, done - frame.rest)  # after no days nothing has ended
            np.minimum(ways.free[done - 1][part], ways.ended[before][part], out=ways.free[done][part])
        return ways

    def _end(self, ways: Ways, stretches: Stretches, done: int) -> None:
        """All stretches that end with this day, after whatever may stand before them."""
        low, high = self.windows[done]
        for first, length, weekends in self.ways[done - 1]:
            states, best = self.frame.weekends + 1 - weekends, stretches.best[length - 1][:, first]
            shortest = length * self.kinds.shortest
            begin = max(low, self.windows[first][0] + shortest)
            end = min(high, self.windows[first][1] + shortest + best.shape[1] - 1) + 1
            if begin < end and states > 0:
                shape = (best.shape[1], len(best), states, end - begin)
                came = self._before(ways.free, first, begin - shortest - best.shape[1] + 1, shape)
                cheapest = (came + best.T[::-1, :, None, None]).min(axis=0)
                to = ways.ended[done][:, weekends:, self.pad + begin : self.pad + end]
                np.minimum(to, cheapest, out=to)

    def _before(self, free: Prices, first: int, minutes: int, shape: tuple[int, ...]) -> Prices:
        """What is free by that day, once for each sum above the shortest: the same states moved on, not copied."""
        day, worker, weekend, minute = free.strides
        offset = first * day + (self.pad + minutes) * minute
        return np.ndarray(shape, free.dtype, free.data, offset, (minute, worker, weekend, minute))

    def _back(self, ways: Ways, stretches: Stretches, worker: int) -> list[int] | None:
        """The row behind the cheapest way to the end."""
        frame, row = self.frame, [0] * self.frame.days
        free, ended = ways.free[:, worker, :, self.pad :], ways.ended[:, worker, :, self.pad :]
        done, works, weekends, minutes = self._last(free, ended)
        if done < 0:
            return None
        while done > 0:
            if works:
                way, above = self._stretch(free, stretches, worker, (done, weekends, minutes))
                row[way.first : done] = stretches.shifts(worker, way.first, way.length, above)
                done, works, weekends = way.first, False, weekends - way.weekends
                minutes -= way.length * self.kinds.shortest + above
            else:
                before = max(0, done - frame.rest)
                works = bool(ended[before, weekends, minutes] <= free[done - 1, weekends, minutes])
                done = before if works else done - 1
        return row

    def _last(self, free: Prices, ended: Prices) -> tuple[int, bool, int, int]:
        """Days done, whether a stretch ends there, weekends and minutes of the cheapest end; -1 days where none is."""
        days, least = self.frame.days, self.frame.least
        ends = [(days, False, free[days])] + [
            (done, True, ended[done]) for done in range(max(1, days - self.frame.rest + 1), days + 1)
        ]
        done, works, states = min(ends, key=lambda end: float(end[2][:, least:].min(initial=NEVER)))
        if not (states[:, least:] < NEVER).any():
            return -1, False, 0, 0
        weekends, minutes = np.unravel_index(int(states[:, least:].argmin()), states[:, least:].shape)
        return done, works, int(weekends), int(minutes) + least

    def _stretch(self, free: Prices, stretches: Stretches, worker: int, state: tuple[int, int, int]) -> tuple[Way, int]:
        """The stretch by which the cheapest way came to this state, and its minutes above the shortest."""
        done, weekends, minutes = state
        found: list[tuple[float, Way, int]] = []
        for way in self.ways[done - 1]:
            most = minutes - way.length * self.kinds.shortest
            if weekends < way.weekends or most < 0:
                continue
            best = stretches.best[way.length - 1][worker, way.first, : most + 1]
            came = free[way.first, weekends - way.weekends, most - len(best) + 1 : most + 1][::-1] + best
            found.append((float(came.min()), way, int(came.argmin())))
        _, way, above = min(found)
        return way, above
