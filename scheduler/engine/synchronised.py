"""Routes with soft windows and services that must keep time with each other: ruin, recreate, anneal.

All numbers are whole thousandths of the instance's unit. For given routes the starts are the least solution of
`start[j] >= start[i] + ...`, so they are best for every term at once; putting a task in only ever raises them.
"""

from __future__ import annotations

from math import log
from time import monotonic
from typing import TYPE_CHECKING

from scheduler.engine.linked_routes import NONE, Lay, Routes, Tasks
from scheduler.faults import ProblemError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

__all__ = ["NONE", "Annealer", "Routes", "Tasks"]

AVERAGE_OUT = 9
LONGEST_STRING = 8
HOT, COLD = 0.008, 0.0003
LOOK_EVERY = 32


class Annealer:
    """Ruin and recreate under a temperature that falls with the time (or the rounds) used."""

    def __init__(self, tasks: Tasks, random: Random) -> None:
        """Which tasks are near which."""
        self.tasks, self.random, self.lay = tasks, random, Lay(tasks)
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
            routes = Routes(self.lay)
            if self._put_all(routes, order):
                return routes
            order.sort(key=lambda t: self.tasks.opens[t] + self.random.randrange(1, 120_000))
        message = (
            "patients: nobody can do all their services in time with each other; give more caregivers or abilities"
        )
        raise ProblemError(message)

    def _put_all(self, routes: Routes, order: list[int]) -> bool:
        for t in order:
            found = routes.best_place(t, self.random)
            if found is None or not routes.put(t, found):
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
        longest = min(LONGEST_STRING, max(routes.many))
        strings = 1 + int(random.random() * max(1.0, 4 * AVERAGE_OUT / (1 + longest) - 1))
        out: set[int] = set()
        touched: set[int] = set()
        for t in self.near[random.randrange(len(tasks.node))]:
            k = routes.of[t]
            if k in touched or t in out:
                continue
            size = 1 + random.randrange(min(longest, routes.many[k]))
            out.update(routes.string(t, size, random.randrange(size)))
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
