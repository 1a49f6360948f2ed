"""A large week: days planned as a whole from both ends inward, linked by rests, days off and the hours left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from scheduler.engine.dayplan import Ask, DayPlan, route_of
from scheduler.engine.leftover import Leftover
from scheduler.engine.net import Net
from scheduler.engine.putting import put
from scheduler.engine.rests import Rests
from scheduler.engine.state import Change
from scheduler.engine.timing import Clock
from scheduler.engine.weekbound import WeekBound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.engine.dayplan import Root
    from scheduler.engine.meter import Meter
    from scheduler.engine.net import Path
    from scheduler.engine.state import State

STEP = 15
MOVES = 50
AHEAD = 1300
ROOTS, WEEK = 350, 350
THREADS = 2
PASSES = 3
TINY = 1e-3


class WeekPlan:
    """Covers an empty week; whoever has work on a day already keeps it as it is."""

    def __init__(self, state: State, meter: Meter, tell: Callable[[str], None]) -> None:
        """Lay out the days."""
        self.state, self.plan, self.meter, self.tell = state, state.plan, meter, tell
        self.days = range(self.plan.problem.days)
        self.nets = [Net(self.plan, d, STEP) for d in self.days]
        self.roots: list[Root] = []
        self.exact = self.plan.low == self.plan.high
        self.clocks = [Clock(self.plan) for _ in self.days]

    def run(self) -> int:
        """Roots of all days, the week's bound, then days in waves, each with what the others leave; the bound."""
        self._free()
        self.meter.step(ROOTS)
        with ThreadPoolExecutor(THREADS) as pool:
            self.roots = list(pool.map(self._root, self.days, self.nets))
            self._count(sum(r.rounds for r in self.roots))
            alone = [self._alone(net) for net in self.nets]
            self.meter.step(WEEK)
            bound = WeekBound(self.plan, self.nets, self.roots, alone)
            proven = max(bound.run(self.meter), _whole(self.roots))
            bound.timed = self._timed
            rests = Rests(bound)
            rests.settle()
            self.meter.step(1000)
            self.left = Leftover(self.state, bound, rests, alone)
            waves = _waves(len(self.days))
            for row, wave in enumerate(waves):
                self.meter.step(min(1000, AHEAD * len(wave) // sum(map(len, waves[row:]))))
                self._wave(wave, pool)
            return proven if self.exact else 0

    def bound(self) -> int:
        """Proven for windows and pins too: on nets that hold every day that can be."""
        nets = [Net(self.plan, d, STEP, kind=True) for d in self.days]
        for net, mine in zip(nets, self.nets, strict=True):
            net.need[:] = mine.need
        with ThreadPoolExecutor(THREADS) as pool:
            roots = list(pool.map(self._root, self.days, nets))
        self._count(sum(r.rounds for r in roots))
        alone = [self._alone(net) for net in nets]
        return max(WeekBound(self.plan, nets, roots, alone).run(self.meter), _whole(roots))

    def _wave(self, wave: Sequence[int], pool: ThreadPoolExecutor) -> None:
        asks = [self.left.ask(d, wave) for d in wave]
        found = list(pool.map(self._dive, wave, asks))
        self._count(len(wave) * 10)
        for d, paths in zip(wave, found, strict=True):
            put(self.state, self.nets[d], paths)
            self.left.open.discard(d)
        self.tell("cover")

    def aim(self, bound: int) -> int:
        """What is worth trying for: with fixed starts, what the week's program left once evenings were settled."""
        return max(bound, ceil(self.left.week.value - TINY)) if self.exact else bound

    def again(self, bound: int) -> None:
        """Days furthest above what they need leave uncovered are planned anew with what the others leave now."""
        for _ in range(PASSES):
            before = self.state.cover()
            over = {d: self._lacking(d) - self.roots[d].bound for d in self.days}
            for d in sorted((d for d in self.days if over[d] >= 1), key=lambda d: (-over[d], d)):
                if sum(self.state.cover()) <= bound or not self.meter.alive():
                    return
                self._anew(d)
                self.tell("cover")
            if self.state.cover() >= before:
                return

    def _lacking(self, d: int) -> int:
        return sum(self.state.lacking(v) for v in self.nets[d].visits)

    def _anew(self, d: int) -> None:
        state, net = self.state, self.nets[d]
        before, saved = state.cover(), state.saved()
        mine = [w for w in range(len(self.plan.workers)) if state.routes[w][d] and net.open[w].any()]
        now = [(w, path) for w in mine if (path := self._path(w, d))]
        empty = {w: state.clock.day(w, d, ()) for w in mine}
        state.apply([Change(w, d, (), day) for w, day in empty.items() if day])
        ask = self.left.ask(d, [d])
        self._count(20)
        put(state, net, self._dive(d, ask._replace(known=[*now, *ask.known])))
        if state.cover() > before:
            state.restore(saved)

    def _path(self, w: int, d: int) -> Path:
        """What the worker does that day as nodes: each visit's last one not after its start."""
        net, path = self.nets[d], []
        for (v, _), start in zip(self.state.routes[w][d], self.state.days[w][d].starts, strict=True):
            rows = np.flatnonzero((net.v == v) & (net.start <= start))
            if len(rows):
                path.append(int(rows[-1]))
        return tuple(path)

    def _count(self, rounds: int) -> None:
        self.meter.go_on(rounds * MOVES)

    def _free(self) -> None:
        """Visits that are covered already, and workers who have work that day, are out of the net."""
        for d, net in zip(self.days, self.nets, strict=True):
            net.need[:] = [max(0, self.state.lacking(v)) for v in net.visits]
            busy = [w for w in range(len(self.plan.workers)) if self.state.routes[w][d]]
            net.open[busy] = False
            self.exact = self.exact and not busy

    def _root(self, d: int, net: Net) -> Root:
        most = np.array([limits.day_most_minutes for limits in self.plan.limits])
        return DayPlan(net, self.clocks[d], Ask(net.open, most), self.meter.alive).root()

    def _timed(self, w: int, d: int, path: Path) -> bool:
        return self.clocks[d].day(w, d, route_of(self.nets[d], path)) is not None

    def _dive(self, d: int, ask: Ask) -> dict[int, Path]:
        return DayPlan(self.nets[d], self.clocks[d], ask, self.meter.alive).dive()

    def _alone(self, net: Net) -> np.ndarray:
        """About the most minutes each worker could be given that day."""
        worth, _ = net.best(np.broadcast_to(net.minutes.astype(float), net.open.shape), net.open)
        return np.array([min(a, limits.day_most_minutes) for a, limits in zip(worth, self.plan.limits, strict=True)])


def _whole(roots: Sequence[Root]) -> int:
    """The days' bounds in whole places."""
    return sum(max(0, ceil(r.bound - TINY)) for r in roots)


def _waves(days: int) -> list[list[int]]:
    """From both ends inward."""
    return [sorted({i, days - 1 - i}) for i in range((days + 1) // 2)]
