"""Routes as links from task to task, with the earliest starts: a place in a route is known by the task it is before.

All places of all routes are judged at once (NumPy) by what they cost at least; the most promising are then judged
along the route. Taking tasks out times anew only what could start earlier without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

NONE = -1
STEPS = 3000
BLINK = 0.02
NEVER = 1 << 60
FAR = 1 << 58


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


class Lay:
    """What never changes: ways from and to each place (a task, or a route's end), who may do what."""

    def __init__(self, tasks: Tasks) -> None:
        """Ends come after the tasks, one a route; they lie at the first node and never close."""
        self.tasks, self.count = tasks, len(tasks.node)
        self.node = [*tasks.node, *([0] * tasks.routes)]
        self.minutes = [*tasks.minutes, *([0] * tasks.routes)]
        way, node = np.array(tasks.way, dtype=np.int64), np.array(self.node)
        self.onward, self.towards = way[:, node], np.ascontiguousarray(way.T)
        self.last = max(tasks.closes, default=0)
        self.closes = np.array([*tasks.closes, *([FAR] * tasks.routes)], dtype=np.int64)
        self.barred = np.full((self.count, tasks.routes + 1), NEVER, dtype=np.int64)
        for t, able in enumerate(tasks.able):
            self.barred[t, able] = 0


class Routes:
    """Tasks only come in by `put`, and go by `take_out`; starts are the least that keep everything."""

    def __init__(self, lay: Lay) -> None:
        """Nothing is routed yet."""
        self.lay, tasks = lay, lay.tasks
        count, size = lay.count, lay.count + tasks.routes
        self.of = [NONE] * count + list(range(tasks.routes))
        self.before = [NONE] * count + list(range(count, size))
        self.after = list(self.before)
        self.start = list(tasks.opens)
        self.many = [0] * tasks.routes
        self.travel, self.latest, self.far = 0, 0, FAR
        self.here = np.zeros(size, dtype=np.int64)
        self.free = np.zeros(size, dtype=np.int64)
        self.direct = np.zeros(size, dtype=np.int64)
        self.due = np.full(size, FAR, dtype=np.int64)
        self.on = np.array([tasks.routes] * count + list(range(tasks.routes)), dtype=np.int64)

    def copy(self) -> Routes:
        """The same routes, apart."""
        other = Routes.__new__(Routes)
        other.lay, other.travel, other.latest, other.far = self.lay, self.travel, self.latest, self.far
        other.of, other.before, other.after = self.of[:], self.before[:], self.after[:]
        other.start, other.many = self.start[:], self.many[:]
        other.here, other.free, other.direct = self.here.copy(), self.free.copy(), self.direct.copy()
        other.due, other.on = self.due.copy(), self.on.copy()
        return other

    @property
    def routes(self) -> list[list[int]]:
        """The tasks of each route in order."""
        return [list(self._walk(k)) for k in range(len(self.many))]

    def _walk(self, k: int) -> Iterator[int]:
        t = self.after[self.lay.count + k]
        while t < self.lay.count:
            yield t
            t = self.after[t]

    def string(self, t: int, size: int, back: int) -> list[int]:
        """So many tasks after each other, a task among them with `back` before it, as far as the route reaches."""
        count, found = self.lay.count, [t]
        first = last = t
        while len(found) < size:
            if (back > 0 and self.before[first] < count) or self.after[last] >= count:
                first = self.before[first]
                found.append(first)
                back -= 1
            else:
                last = self.after[last]
                found.append(last)
        return found

    def cost(self) -> int:
        """Three times the objective once all tasks are routed: travel, tardiness, and the largest of it."""
        late = np.maximum(self.due - self.lay.closes, 0)[: self.lay.count]
        self.latest = int(late.max(initial=0))
        self.far = 2 * (self.lay.last + self.latest)
        return self.travel + int(late.sum()) + self.latest

    def take_out(self, out: Iterable[int]) -> bool:
        """These tasks leave; what could start earlier without them is timed anew."""
        gone = set(out)
        loose = self._leaning_on(gone)
        for t in gone:
            self._unlink(t)
        ahead = sorted({*loose, *(v for t in gone if (v := self.after[t]) < self.lay.count and v not in gone)})
        ahead.sort(key=self.start.__getitem__, reverse=True)
        for t in loose:
            self._starts(t, self.lay.tasks.opens[t])
        return self._raise(ahead)

    def _leaning_on(self, gone: set[int]) -> set[int]:
        """Who starts as late as they do because of these, or of somebody who does because of these."""
        tasks, start, ahead, loose = self.lay.tasks, self.start, list(gone), set[int]()
        node, way, opens = tasks.node, tasks.way, tasks.opens
        while ahead:
            t = ahead.pop()
            u, mate, found = self.after[t], tasks.mate[t], list[int]()
            if u < self.lay.count and start[u] == start[t] + tasks.minutes[t] + way[node[t]][node[u]]:
                found.append(u)
            if mate != NONE and self.of[mate] != NONE:
                found += [mate] * (start[mate] in {start[t] + tasks.least[mate], start[t] - tasks.most[t]})
            new = [v for v in found if start[v] > opens[v] and v not in gone and v not in loose]
            loose.update(new)
            ahead += new
        return loose

    def _unlink(self, t: int) -> None:
        """The neighbours are joined; the task still knows who came after it, as far as that one stays."""
        u, v, k, node, way = self.before[t], self.after[t], self.of[t], self.lay.node, self.lay.tasks.way
        self.travel += way[node[u]][node[v]] - way[node[u]][node[t]] - way[node[t]][node[v]]
        self.after[u], self.before[v] = v, u
        self._beside(u, v)
        self.of[t], self.on[t], self.due[t] = NONE, len(self.many), FAR
        self.start[t] = self.lay.tasks.opens[t]
        self.many[k] -= 1

    def _beside(self, u: int, v: int) -> None:
        """What the place before `v` looks like, now that `u` is there."""
        lay = self.lay
        self.here[v] = lay.node[u]
        self.direct[v] = lay.tasks.way[lay.node[u]][lay.node[v]]
        self.free[v] = self.start[u] + lay.minutes[u] if u < lay.count else 0

    def _starts(self, t: int, start: int) -> None:
        self.start[t] = self.due[t] = start
        self.free[self.after[t]] = start + self.lay.minutes[t]

    def put(self, t: int, v: int) -> bool:
        """A task comes in before another; false where that would leave services waiting for each other for ever."""
        u, k, node, way = self.before[v], self.of[v], self.lay.node, self.lay.tasks.way
        self.travel += way[node[u]][node[t]] + way[node[t]][node[v]] - way[node[u]][node[v]]
        self.before[t], self.after[t] = u, v
        self.after[u] = self.before[v] = t
        self.of[t] = self.on[t] = k
        self.many[k] += 1
        self._beside(u, t)
        self._beside(t, v)
        self.due[t] = self.start[t]
        return self._raise([t])

    def _raise(self, ahead: list[int]) -> bool:
        """Raise starts until all of them hold; who would start twice as late as anybody yet waits for ever."""
        lay, tasks, start, of = self.lay, self.lay.tasks, self.start, self.of
        node, minutes, way, count = lay.node, lay.minutes, lay.tasks.way, lay.count
        for _ in range(STEPS + 2 * len(ahead)):
            if not ahead:
                return True
            t = ahead.pop()
            u, v, mate, now = self.before[t], self.after[t], tasks.mate[t], start[t]
            least = max(now, (start[u] + minutes[u] if u < count else 0) + way[node[u]][node[t]])
            if mate != NONE and of[mate] != NONE:
                least = max(least, start[mate] + tasks.least[t], start[mate] - tasks.most[mate])
                if start[mate] < max(least - tasks.most[t], least + tasks.least[mate]):
                    ahead.append(mate)
            if least > self.far:
                return False
            if least != now:
                self._starts(t, least)
            if v < count and start[v] < least + minutes[t] + way[node[t]][node[v]]:
                ahead.append(v)
        return False

    def best_place(self, t: int, random: Random) -> int | None:
        """Before which task it costs least, judged along the route and one step to mates; some are missed by chance."""
        lay, tasks = self.lay, self.lay.tasks
        node, opens, mate = tasks.node[t], tasks.opens[t], tasks.mate[t]
        if mate != NONE and self.of[mate] != NONE:
            opens = max(opens, self.start[mate] + tasks.least[t])
        there = lay.onward[node]
        ways = lay.towards[node][self.here]
        begins = np.maximum(self.free + ways, opens)
        cost = ways + there - self.direct + lay.barred[t][self.on]
        late = begins - tasks.closes[t]
        cost += np.maximum(late, 0) + np.maximum(late - self.latest, 0)
        begins += there + tasks.minutes[t]
        begins -= np.maximum(self.due, lay.closes)
        cost += np.maximum(begins, 0)
        best, found, taken = NEVER, None, self.of[mate] if mate != NONE else NONE
        while cost[v := int(cost.argmin())] < best:
            cost[v] = NEVER
            if self.of[v] != taken and random.random() > BLINK:
                exact = self._exact(t, v, opens, best)
                if exact < best:
                    best, found = exact, v
        return found

    def _exact(self, t: int, v: int, opens: int, best: int) -> int:
        """What it costs before `v`, with the delays of those who come after."""
        lay, tasks, node, way = self.lay, self.lay.tasks, self.lay.node, self.lay.tasks.way
        u, there, closes, mate = self.before[v], node[t], tasks.closes[t], tasks.mate[t]
        over = self.start[u] + lay.minutes[u] if u < lay.count else 0
        begins = max(opens, over + way[node[u]][there])
        cost = way[node[u]][there] + way[there][node[v]] - way[node[u]][node[v]]
        if begins > closes:
            cost += begins - closes + max(0, begins - closes - self.latest)
        if mate != NONE and self.of[mate] != NONE and begins > self.start[mate] + tasks.most[t]:
            cost += max(0, begins - tasks.most[t] - max(self.start[mate], tasks.closes[mate]))
        return self._along(v, begins + tasks.minutes[t], there, cost, best)

    def _along(self, t: int, free: int, here: int, cost: int, best: int) -> int:
        lay, tasks, start, node, way = self.lay, self.lay.tasks, self.start, self.lay.node, self.lay.tasks.way
        while t < lay.count and cost < best:
            begins = free + way[here][node[t]]
            if begins <= start[t]:
                return cost
            closes = tasks.closes[t]
            if begins > closes:
                cost += begins - max(closes, start[t]) + max(0, begins - closes - self.latest)
            mate = tasks.mate[t]
            if mate != NONE and self.of[mate] != NONE and begins > start[mate] - tasks.least[mate]:
                cost += max(0, begins + tasks.least[mate] - max(start[mate], tasks.closes[mate]))
            free, here, t = begins + tasks.minutes[t], node[t], self.after[t]
        return cost
