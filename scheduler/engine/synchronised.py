"""Routes with soft windows and services that must keep time with each other: ruin, recreate, anneal.

All numbers are whole thousandths of the instance's unit. For given routes the starts are the least solution of
`start[j] >= start[i] + ...`, so they are best for every term at once; putting a task in only ever raises them.
"""

from __future__ import annotations

from math import log
from time import monotonic
from typing import TYPE_CHECKING

import msgspec

from scheduler.faults import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NONE = -1
STEPS = 4000
AVERAGE_OUT = 9
LONGEST_STRING = 8
BLINK = 0.02
HOT, COLD = 0.008, 0.0003
LOOK_EVERY = 32


class Tasks(msgspec.Struct, frozen=True, kw_only=True):
    """Tasks to be routed. `mate` is the other service of the visit; a task starts `least` to `most` after its mate."""

    node: list[int]
    opens: list[int]
    closes: list[int]
    minutes: list[int]
    able: list[list[int]]
    mate: list[int]
    least: list[int]
    most: list[int]
    way: list[list[int]]
    routes: int


class Routes:
    """Routes in order with the earliest starts; tasks only come in by `put`, and go by `take_out`."""

    def __init__(self, tasks: Tasks) -> None:
        """Nothing is routed yet."""
        self.tasks = tasks
        count = len(tasks.node)
        self.routes: list[list[int]] = [[] for _ in range(tasks.routes)]
        self.of = [NONE] * count
        self.start = list(tasks.opens)
        self.latest = 0

    def copy(self) -> Routes:
        """The same routes, apart."""
        other = Routes.__new__(Routes)
        other.tasks, other.latest = self.tasks, self.latest
        other.routes = [list(r) for r in self.routes]
        other.of, other.start = list(self.of), list(self.start)
        return other

    def cost(self) -> int:
        """Three times the objective: travel, tardiness, and the largest of it."""
        tasks, way, travel = self.tasks, self.tasks.way, 0
        for route in self.routes:
            here = 0
            for t in route:
                travel += way[here][tasks.node[t]]
                here = tasks.node[t]
            travel += way[here][0]
        late = [s - c for s, c, k in zip(self.start, tasks.closes, self.of, strict=True) if k != NONE and s > c]
        self.latest = max(late, default=0)
        return travel + sum(late) + self.latest

    def take_out(self, out: set[int]) -> bool:
        """These tasks leave, and everything is timed anew."""
        for t in out:
            self.of[t] = NONE
        self.routes = [[t for t in r if t not in out] for r in self.routes]
        self.start = list(self.tasks.opens)
        return self._raise([t for r in self.routes for t in reversed(r)])

    def put(self, t: int, k: int, row: int) -> bool:
        """A task comes into a route; false where that would leave services waiting for each other for ever."""
        self.routes[k].insert(row, t)
        self.of[t] = k
        return self._raise([t])

    def _raise(self, ahead: list[int]) -> bool:
        """Raise starts until all of them hold."""
        tasks, start, way, node = self.tasks, self.start, self.tasks.way, self.tasks.node
        for _ in range(STEPS):
            if not ahead:
                return True
            t = ahead.pop()
            route = self.routes[self.of[t]]
            row = route.index(t)
            before = route[row - 1] if row else NONE
            here, free = (node[before], start[before] + tasks.minutes[before]) if row else (0, 0)
            least = max(start[t], free + way[here][node[t]])
            mate = tasks.mate[t]
            if mate != NONE and self.of[mate] != NONE:
                least = max(least, start[mate] + tasks.least[t])
                if start[mate] < least - tasks.most[t]:
                    start[mate] = least - tasks.most[t]
                    start[t] = least
                    ahead.append(mate)
            start[t] = least
            if row + 1 < len(route):
                after = route[row + 1]
                if start[after] < least + tasks.minutes[t] + way[node[t]][node[after]]:
                    ahead.append(after)
            if (mate != NONE and self.of[mate] != NONE and start[mate] < least - tasks.most[t]) or (
                mate != NONE and self.of[mate] != NONE and start[mate] < least + tasks.least[mate]
            ):
                ahead.append(mate)
        return False

    def best_row(self, t: int, random: Random) -> tuple[int, int] | None:  # noqa: C901 - one hot loop
        """Where the task costs least, judged along the route and one step to mates; some rows are missed at random."""
        tasks, start, way, node = self.tasks, self.start, self.tasks.way, self.tasks.node
        there, opens, closes, minutes = node[t], tasks.opens[t], tasks.closes[t], tasks.minutes[t]
        mate = tasks.mate[t]
        if mate != NONE and self.of[mate] != NONE:
            opens = max(opens, start[mate] + tasks.least[t])
        best, found = 1 << 60, None
        taken = self.of[mate] if mate != NONE else NONE
        for k in tasks.able[t]:
            if k == taken:
                continue
            route, here, free = self.routes[k], 0, 0
            for row in range(len(route) + 1):
                after = route[row] if row < len(route) else NONE
                to = node[after] if after != NONE else 0
                cost = way[here][there] + way[there][to] - way[here][to]
                begins = max(opens, free + way[here][there])
                if begins > closes:
                    cost += begins - closes + max(0, begins - closes - self.latest)
                if cost < best and random.random() > BLINK:
                    cost = self._along(route, row, begins + minutes, there, cost, best)
                    if taken != NONE and begins > start[mate] + tasks.most[mate]:
                        cost += max(0, begins - tasks.most[mate] - max(start[mate], tasks.closes[mate]))
                    if cost < best:
                        best, found = cost, (k, row)
                if after == NONE:
                    break
                free = start[after] + tasks.minutes[after]
                here = to
                if free > closes + best:
                    break
        return found

    def _along(self, route: list[int], row: int, free: int, here: int, cost: int, best: int) -> int:
        """The cost with the delays of those who come after."""
        tasks, start, way, node = self.tasks, self.start, self.tasks.way, self.tasks.node
        for at in range(row, len(route)):
            t = route[at]
            begins = free + way[here][node[t]]
            if begins <= start[t]:
                return cost
            closes = tasks.closes[t]
            if begins > closes:
                cost += begins - max(closes, start[t]) + max(0, begins - closes - self.latest)
                if cost >= best:
                    return cost
            mate = tasks.mate[t]
            if mate != NONE and self.of[mate] != NONE and begins > start[mate] - tasks.least[mate]:
                cost += max(0, begins + tasks.least[mate] - max(start[mate], tasks.closes[mate]))
            free, here = begins + tasks.minutes[t], node[t]
        return cost


class Annealer:
    """Ruin and recreate under a temperature that falls with the time (or the rounds) used."""

    def __init__(self, tasks: Tasks, random: Random) -> None:
        """Which tasks are near which."""
        self.tasks, self.random = tasks, random
        count = range(len(tasks.node))
        near = [sorted(count, key=lambda u: (self._apart(t, u), u)) for t in count]
        self.near = [row[:60] for row in near]

    def _apart(self, t: int, u: int) -> int:
        tasks = self.tasks
        return tasks.way[tasks.node[t]][tasks.node[u]] + abs(tasks.opens[t] - tasks.opens[u]) // 4

    def run(
        self, *, seconds: float | None, rounds: int | None, cancelled: Callable[[], bool] = lambda: False
    ) -> Routes:
        """The best routes found, in the time or until cancelled."""
        best = self._first()
        value = now_value = best.cost()
        now, began, done, used = best, monotonic(), 0, 0.0
        hot, cold = value * HOT, value * COLD
        while used < 1:
            if done % LOOK_EVERY == 0:
                used = done / rounds if rounds is not None else (monotonic() - began) / max(0.001, seconds or 0)
                if cancelled():
                    break
                heat = hot * (cold / hot) ** min(1, used) if hot else 1
            done += 1
            other = now.copy()
            if not self._ruin_and_recreate(other):
                continue
            cost = other.cost()
            if cost < now_value - heat * log(max(1e-12, self.random.random())):
                now, now_value = other, cost
                if cost < value:
                    best, value = other, cost
        return best

    def _first(self) -> Routes:
        """Tasks in order of their windows, as often as it takes to find routes that do not wait for ever.

        Raises:
            ProblemError: where none are found.
        """
        count = range(len(self.tasks.node))
        order = sorted(count, key=lambda t: (self.tasks.opens[t], t))
        for _ in range(200):
            routes = Routes(self.tasks)
            if self._put_all(routes, order):
                return routes
            order.sort(key=lambda t: self.tasks.opens[t] + self.random.randrange(1, 120_000))
        message = (
            "patients: nobody can do all their services in time with each other; give more caregivers or abilities"
        )
        raise ProblemError(message)

    def _put_all(self, routes: Routes, order: list[int]) -> bool:
        for t in order:
            found = routes.best_row(t, self.random)
            if found is None or not routes.put(t, *found):
                return False
        return True

    def _ruin_and_recreate(self, routes: Routes) -> bool:
        out = self._strings(routes)
        if not routes.take_out(out):
            return False
        return self._put_all(routes, self._ordered(list(out)))

    def _strings(self, routes: Routes) -> set[int]:
        """Strings of stops from a few near routes, each with its mates (Christiaens and Vanden Berghe 2020)."""
        random, tasks = self.random, self.tasks
        longest = min(LONGEST_STRING, max(len(r) for r in routes.routes))
        strings = 1 + int(random.random() * max(1.0, 4 * AVERAGE_OUT / (1 + longest) - 1))
        out: set[int] = set()
        touched: set[int] = set()
        for t in self.near[random.randrange(len(tasks.node))]:
            k = routes.of[t]
            if k in touched or t in out:
                continue
            route = routes.routes[k]
            size = 1 + random.randrange(min(longest, len(route)))
            at = route.index(t)
            low = max(0, min(at - random.randrange(size), len(route) - size))
            out.update(route[low : low + size])
            touched.add(k)
            if len(touched) >= strings:
                break
        return out | {tasks.mate[t] for t in out if tasks.mate[t] != NONE}

    def _ordered(self, out: list[int]) -> list[int]:
        tasks, random = self.tasks, self.random
        out.sort()
        random.shuffle(out)
        draw = random.random()
        if draw < 0.4:  # noqa: PLR2004 - four in ten at random
            return out
        if draw < 0.6:  # noqa: PLR2004
            return sorted(out, key=lambda t: len(tasks.able[t]))
        if draw < 0.8:  # noqa: PLR2004
            return sorted(out, key=lambda t: tasks.opens[t])
        return sorted(out, key=lambda t: -tasks.way[0][tasks.node[t]])
