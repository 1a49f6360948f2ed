"""Rosters as they are made without fairness: each visit in turn to the first who can, or to whom it costs least.

Both keep every hard rule, by the constraints' own halves for engines.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scheduler import grid
from scheduler.eligible import Rules, able
from scheduler.roster import Assignment
from scheduler.trial import STEP
from scheduler.view import DayWork, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scheduler.problem import Problem, Visit

Stop = tuple[int, int, str | None]


class Offer(NamedTuple):
    """A worker who could take a visit at a start: what it costs (smaller first), and their place in the list."""

    cost: int
    row: int
    worker: str


class Hand:
    """A roster that grows by one visit after the other."""

    def __init__(self, problem: Problem) -> None:
        """Only work already there."""
        self.problem, self.rules, self.options = problem, Rules(), able(problem)
        self.view = View(problem, ())
        self.row = {w.id: row for row, w in enumerate(problem.workers)}
        self.stops: dict[str, dict[int, list[Stop]]] = {w.id: defaultdict(list) for w in problem.workers}
        for worker in problem.workers:
            for busy in worker.busy:
                self.stops[worker.id][problem.day_of(busy.starts)].append((busy.starts, busy.ends, busy.place))
        self.given: list[Assignment] = []

    def fill(self, cost: Callable[[int], int]) -> list[Assignment]:
        """Every visit in order of day, critical ones first; `cost` makes of minutes of way what an offer costs."""
        for visit in sorted(self.problem.visits, key=lambda v: (v.day, -v.critical, v.earliest, v.id)):
            self._take(visit, cost)
        return self.given

    def _take(self, visit: Visit, cost: Callable[[int], int]) -> None:
        best: list[Offer] = []
        start = visit.earliest
        for at in grid.tries(visit.earliest, visit.latest, STEP, self.problem.policy.start_grid_minutes):
            offers = sorted(self._offers(visit, at, cost))[: visit.workers]
            if (-len(offers), [o[:2] for o in offers]) < (-len(best), [o[:2] for o in best]):
                best, start = offers, at
        for offer in best:
            ends = start + visit.minutes
            self.given.append(Assignment(visit=visit.id, worker=offer.worker, starts=start, ends=ends))
            self.stops[offer.worker][visit.day].append((start, ends, self.view.client_of(visit.id).place))

    def _offers(self, visit: Visit, start: int, cost: Callable[[int], int]) -> Iterator[Offer]:
        for worker, options in self.options.items():
            if any(low <= start <= high for low, high in options.get(visit.id, ())):
                more = self._more_way(visit, worker, start)
                if more is not None:
                    yield Offer(cost(more), self.row[worker], worker)

    def _more_way(self, visit: Visit, worker: str, start: int) -> int | None:
        """Minutes of way that the visit adds to the worker's day; none where a rule would break."""
        before = self.stops[worker][visit.day]
        after = sorted([*before, (start, start + visit.minutes, self.view.client_of(visit.id).place)])
        pieces = self._pieces(worker, after)
        limits = self.view.limits(worker)
        if pieces is None or not all(rule(limits, pieces) for rule in self.rules.days):
            return None
        works = self._works(worker, visit.day, after)
        person = self.view.workers[worker]
        total = sum(w.minutes for w in works if 0 <= w.day < self.problem.days)
        keeps = all(r(person, limits, works) for r in self.rules.periods)
        if not keeps or not all(r(person, total) for r in self.rules.totals):
            return None
        return self._way(worker, after) - self._way(worker, sorted(before))

    def _pieces(self, worker: str, stops: Sequence[Stop]) -> list[tuple[int, int, int]] | None:
        pieces = [(stops[0][0], stops[0][1], 0)]
        for (_, over, here), (starts, ends, there) in pairwise(stops):
            way = self.view.way(worker, here, there)
            if starts - over < max((gap(way) for gap in self.rules.gaps), default=0):
                return None
            pieces.append((starts, ends, way))
        return pieces

    def _works(self, worker: str, day: int, stops: Sequence[Stop]) -> list[DayWork]:
        days = {d: s for d, s in self.stops[worker].items() if s} | {day: list(stops)}
        return [
            DayWork(d, min(s[0] for s in of), max(s[1] for s in of), sum(s[1] - s[0] for s in of))
            for d, of in sorted(days.items())
        ]

    def _way(self, worker: str, stops: Sequence[Stop]) -> int:
        home = self.view.workers[worker].start
        places = [home, *(s[2] for s in stops), home] if stops else []
        return sum(self.view.way(worker, a, b) for a, b in pairwise(places))


def first_come(problem: Problem) -> list[Assignment]:
    """Each visit goes to whoever stands first in the list of workers and can."""
    return Hand(problem).fill(lambda _: 0)


def lowest_cost(problem: Problem) -> list[Assignment]:
    """Each visit goes to whoever has the least extra way."""
    return Hand(problem).fill(lambda way: way)
