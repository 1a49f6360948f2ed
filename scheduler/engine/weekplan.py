"""A large week: days planned as a whole from both ends inward, linked by rests, days off and the hours left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from scheduler.engine.dayplan import Ask, DayPlan, route_of
from scheduler.engine.net import Net
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
GRID = 30
PRICE = 0.3
LEAST_LEFT, KINDER = 150, 1.6
MOVES = 50
THREADS = 2
PASSES = 3
DAY = 1440
TINY = 1e-3


class WeekPlan:
    """Covers an empty week; whoever has work on a day already keeps it as it is."""

    def __init__(self, state: State, meter: Meter, tell: Callable[[str], None]) -> None:
        """Lay out the days."""
        self.state, self.plan, self.meter, self.tell = state, state.plan, meter, tell
        self.days = range(self.plan.problem.days)
        self.nets = [Net(self.plan, d, STEP) for d in self.days]
        self.roots: list[Root] = []
        self.open = set(self.days)
        self.exact = self.plan.low == self.plan.high
        self.clocks = [Clock(self.plan) for _ in self.days]

    def run(self) -> int:
        """Roots of all days, the week's bound, then days in waves, each with what the others leave; the bound."""
        self._free()
        with ThreadPoolExecutor(THREADS) as pool:
            self.roots = list(pool.map(self._root, self.days, self.nets))
            self._count(sum(r.rounds for r in self.roots))
            self.alone = [self._alone(net) for net in self.nets]
            bound = WeekBound(self.plan, self.nets, self.roots, self.alone)
            proven = max(bound.run(self.meter.alive), _whole(self.roots))
            self.rests = Rests(self.plan, self.nets, bound.prices, bound.own)
            self.losses = list(pool.map(self._losses, self.days))
            for wave in _waves(len(self.days)):
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
        return max(WeekBound(self.plan, nets, roots, alone).run(self.meter.alive), _whole(roots))

    def _wave(self, wave: Sequence[int], pool: ThreadPoolExecutor) -> None:
        asks = [self._ask(d, wave) for d in wave]
        found = list(pool.map(self._dive, wave, asks))
        self._count(len(wave) * 10)
        for d, paths in zip(wave, found, strict=True):
            self.put(d, paths)
            self.open.discard(d)
        self.tell("cover")

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
        ask = self._ask(d, [d])
        self._count(20)
        self.put(d, DayPlan(net, self.clocks[d], ask._replace(known=[*now, *ask.known]), self.meter.alive).dive())
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

    def _dive(self, d: int, ask: Ask) -> dict[int, Path]:
        return DayPlan(self.nets[d], self.clocks[d], ask, self.meter.alive).dive()

    def _alone(self, net: Net) -> np.ndarray:
        """About the most minutes each worker could be given that day."""
        worth, _ = net.best(np.broadcast_to(net.minutes.astype(float), net.open.shape), net.open)
        return np.array([min(a, limits.day_most_minutes) for a, limits in zip(worth, self.plan.limits, strict=True)])

    # ---- what other days leave

    def _ask(self, d: int, wave: Sequence[int]) -> Ask:
        net, allowed = self.nets[d], self.rests.allowed[d].copy()
        for w in range(len(self.plan.workers)):
            low, high = self._between(w, d)
            allowed[w] &= (net.start >= low) & (net.end <= high)
        most = self._most(d, wave)
        return Ask(allowed, most, self._costs(d), self.roots[d].columns)

    def _between(self, w: int, d: int) -> tuple[int, int]:
        """From when until when the days beside leave the daily rest."""
        rest, row = self.plan.limits[w].daily_rest_minutes, self.state.days[w]
        before, after = (row[e].work if e in self.days else None for e in (d - 1, d + 1))
        return (before.ends + rest if before else -DAY), (after.starts - rest if after else 10**9)

    def _most(self, d: int, wave: Sequence[int]) -> np.ndarray:
        """Minutes each worker may be given: of what is left of the week, days still to come keep their part."""
        state, plan = self.state, self.plan
        most = np.zeros(len(plan.workers), dtype=np.int64)
        later = [e for e in self.open if e != d]
        for w in range(len(most)):
            done = sum(day.minutes for day in state.days[w])
            left = max(0, min(state.room(w), plan.limits[w].week_most_minutes - done))
            here, others = float(self.alone[d][w]), float(sum(self.alone[e][w] for e in later))
            beside = any(e != d and self.alone[e][w] > 0 for e in wave)
            share = left
            if here + others > left and others:
                share = max(min(left, LEAST_LEFT), int(left * here / (here + others) * KINDER))
            most[w] = min(share, left // 2 if beside else left, plan.limits[w].day_most_minutes)
        return most

    def _losses(self, d: int) -> dict[tuple[int, int], np.ndarray]:
        """What each worker's day loses at the root's prices when closed before (0) or after (1) a minute of it."""
        net, prices = self.nets[d], np.broadcast_to(self.roots[d].prices[self.nets[d].row], self.nets[d].open.shape)
        opens = self.plan.problem.day_start(d)
        allowed = self.rests.allowed[d]
        full, _ = net.best(prices, allowed)
        found = {}
        for t in range(420, 661, GRID):
            found[0, t] = full - net.best(prices, allowed & (net.start >= opens + t))[0]
        for t in range(1140, 1381, GRID):
            found[1, t] = full - net.best(prices, allowed & (net.end <= opens + t))[0]
        return found

    def _costs(self, d: int) -> np.ndarray:
        """A price on late and early visits: part of what the day beside would lose by the rest after them."""
        net, costs = self.nets[d], np.zeros(self.nets[d].open.shape)
        rest = np.array([limits.daily_rest_minutes for limits in self.plan.limits])[:, None]
        for e, side in ((d + 1, 0), (d - 1, 1)):
            if e not in self.open:
                continue
            opens = self.plan.problem.day_start(e)
            reach = net.end[None, :] + rest - opens if side == 0 else net.start[None, :] - rest - opens
            part = np.zeros_like(costs)
            for (which, t), loss in self.losses[e].items():
                if which == side:
                    hit = reach > t - GRID if side == 0 else reach < t + GRID
                    part = np.where(hit, np.maximum(part, loss[:, None]), part)
            costs += PRICE * part
        return costs

    # ---- into the roster

    def put(self, d: int, paths: dict[int, Path]) -> None:
        """Routes enter the state, places covered twice given up by who has most."""
        state, net = self.state, self.nets[d]
        for w, path in self._trimmed(d, paths).items():
            while path:
                route = route_of(net, path)
                day = state.clock.day(w, d, route)
                if day is not None and state.follows(w, [Change(w, d, route, day)]):
                    state.apply([Change(w, d, route, day)])
                    break
                path = path[:-1]  # noqa: PLW2901 - what does not follow is cut short

    def _trimmed(self, d: int, paths: dict[int, Path]) -> dict[int, Path]:
        net, state = self.nets[d], self.state
        routes = {w: list(path) for w, path in paths.items()}
        given = {w: state.given[w] + sum(int(net.minutes[j]) for j in path) for w, path in routes.items()}
        holds: dict[int, list[tuple[int, int]]] = {}
        for w, path in routes.items():
            for j in path:
                holds.setdefault(int(net.row[j]), []).append((w, j))
        over = sorted(r for r, held in holds.items() if len(held) > net.need[r])
        while over:
            _, r, w, j = max((given[w] / max(1, self.plan.wanted[w]), -r, w, j) for r in over for w, j in holds[r])
            r = -r
            holds[r].remove((w, j))
            routes[w].remove(j)
            given[w] -= int(net.minutes[j])
            if len(holds[r]) <= net.need[r]:
                over.remove(r)
        return {w: tuple(path) for w, path in routes.items() if path}


def _whole(roots: Sequence[Root]) -> int:
    """The days' bounds in whole places."""
    return sum(max(0, ceil(r.bound - TINY)) for r in roots)


def _waves(days: int) -> list[list[int]]:
    """From both ends inward."""
    return [sorted({i, days - 1 - i}) for i in range((days + 1) // 2)]
