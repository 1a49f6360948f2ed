"""Across borders: what a part could not cover, and whoever is worst off beside better-off neighbours."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from scheduler.ceiling import given_minutes
from scheduler.certificate import continuity_of
from scheduler.change_of_plan import Place
from scheduler.fairness import share
from scheduler.federation.worst_first import WorstFirst
from scheduler.fit import first_free
from scheduler.mend import Mender
from scheduler.travel import travel_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from fractions import Fraction

    from scheduler.desk import Desk
    from scheduler.problem import Problem, Visit
    from scheduler.roster import Assignment

REACH_MINUTES = 25
MOST_NEAR = 150
SQUARE_METRES, SQUARES = 4000, 2


class Borders:
    """One roster over all parts. Cover is only ever added, and no exchange leaves anybody below who was worst off."""

    def __init__(
        self, desk: Desk, assignments: Iterable[Assignment], area_of: Mapping[str, str], go_on: Callable[[], bool]
    ) -> None:
        """`area_of` says each worker's area."""
        self.desk, self._area_of, self._go_on = desk, area_of, go_on
        self.mender = Mender(desk, assignments, go_on, self._near)
        self._home = {w.id: w.start or self._first_place(w.id) for w in desk.problem.workers}
        self._asked: dict[str, list[str]] = {}
        self._reach: dict[str, list[Visit]] = {}
        self._given: dict[str, tuple[list[Assignment], int]] = {}

    def cover(self) -> int:
        """Offer uncovered places to whoever is near, from either side; the answer is how many are covered now."""
        lacking = [v for v in self.desk.problem.visits if self.mender.lacking(v.id) > 0]
        places = [Place(v.id, None) for v in lacking for _ in range(self.mender.lacking(v.id))]
        return sum(self._go_on() and self.mender.fill(place) for place in self.mender.hardest_first(places))

    def raise_worst(self, rounds: int) -> int:
        """Who has least takes from a better-off neighbour across the border; the answer is how many visits moved."""
        line = WorstFirst({w: self.share(w) for w in self.desk.workers}, self._rank)
        moved = 0
        for _ in range(rounds):
            worker = line.next() if self._go_on() else None
            if worker is None:
                break
            giver = self._take_for(worker, line.shares)
            if giver is None:
                line.rest(worker)
            else:
                moved += 1
                line.moved({w: self.share(w) for w in (worker, giver)})
        return moved

    def share(self, worker: str, more: int = 0) -> Fraction:
        """The worker's share as the roster stands, with so many minutes more."""
        given, against = self.desk.carried[worker]
        rows = self.mender.view.of_worker.get(worker, ())
        kept = self._given.get(worker)
        if kept is None or kept[0] != rows:
            kept = self._given[worker] = list(rows), given_minutes(self.mender.view, worker)
        return share(given + kept[1] + more, against + self.desk.wanted(worker))

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {w: row for row, w in enumerate(self.desk.rotation)}

    def _first_place(self, worker: str) -> str | None:
        rows = self.mender.view.of_worker.get(worker, ())
        return self.desk.clients[self.desk.visits[rows[0].visit].client].place if rows else None

    def _near(self, visit: Visit) -> list[str]:
        """Who starts near the client, nearest first."""
        place = self.desk.clients[visit.client].place
        if place not in self._asked:
            found = [(self._way(w, place), self._rank[w], w) for w in self._workers.around(place)]
            near = sorted(f for f in found if f[0] <= REACH_MINUTES)[:MOST_NEAR]
            self._asked[place] = [w for _, _, w in near]
        return self._asked[place]

    def _way(self, worker: str, place: str) -> int:
        """Not remembered: there are too many pairs."""
        return travel_minutes(self.desk.problem, self.desk.workers[worker].travel_mode, self._home[worker], place)

    def _take_for(self, worker: str, shares: Mapping[str, Fraction]) -> str | None:
        """One visit of a neighbour's comes to the worker; whoever has most gives first. Nobody ends below them."""
        view, low = self.mender.view, shares[worker]
        held: dict[str, list[Assignment]] = defaultdict(list)
        for visit in self._across(worker):
            for a in view.of_visit.get(visit.id, ()):
                if self._area_of[a.worker] != self._area_of[worker]:
                    held[a.worker].append(a)
        for giver in sorted((w for w in held if shares[w] > low), key=lambda w: (-shares[w], self._rank[w])):
            if any(self._evens(a, worker, low) and self._hand(a, worker) for a in held[giver]):
                return giver
        return None

    def _evens(self, a: Assignment, worker: str, low: Fraction) -> bool:
        """The worker may do it, and neither of the two would be where the worker is now."""
        if not self.desk.options(worker, self.desk.visits[a.visit]):
            return False
        return min(self.share(a.worker, a.starts - a.ends), self.share(worker, a.ends - a.starts)) > low

    def _hand(self, a: Assignment, worker: str) -> bool:
        """The visit changes hands at the same start, where every rule and the client's continuity let it."""
        visit, mender = self.desk.visits[a.visit], self.mender
        if a not in mender.movable(a.worker, visit.day) or any(p.worker == a.worker for p in visit.published):
            return False
        if any(b.worker == worker for b in mender.view.of_visit[visit.id]):
            return False
        if first_free(self.desk, mender.view, visit, worker, (a.starts,)) is None:
            return False
        if not mender.may_lose(a.worker, visit.id):
            return False
        before = self._outside(visit)
        mender.drop(visit.id, a.worker)
        mender.give(visit.id, worker, a.starts)
        if self._outside(visit) <= before:
            return True
        mender.drop(visit.id, worker)
        mender.give(visit.id, a.worker, a.starts)
        return False

    def _outside(self, visit: Visit) -> int:
        view = self.mender.view
        coming = [a for v in self.desk.visits_of[visit.client] for a in view.of_visit.get(v, ())]
        return continuity_of(view.of(coming), visit.client)

    def _across(self, worker: str) -> list[Visit]:
        """Visits near where the worker starts, at times some of which they gave."""
        if worker not in self._reach:
            home, clients, desk = self._home[worker], self.desk.clients, self.desk
            around = () if home is None else self._clients.around(home)
            near = [c for c in around if self._way(worker, clients[c].place) <= REACH_MINUTES]
            visits = (desk.visits[v] for c in near for v in desk.visits_of.get(c, ()))
            spans = desk.workers[worker].availability
            self._reach[worker] = sorted(
                (v for v in visits if any(s.starts < v.latest_end and s.ends > v.earliest for s in spans)),
                key=lambda v: v.earliest,
            )
        return self._reach[worker]

    @cached_property
    def _workers(self) -> Map:
        return Map(self.desk.problem, ((w, self._home[w]) for w in self.desk.rotation))

    @cached_property
    def _clients(self) -> Map:
        return Map(self.desk.problem, ((c.id, c.place) for c in self.desk.problem.clients))


class Map:
    """Who is where, by squares, so that looking around is short. Without places everybody is everywhere."""

    def __init__(self, problem: Problem, where: Iterable[tuple[str, str | None]]) -> None:
        """In the order given."""
        self._places = problem.places if problem.travel is None else {}
        self._squares: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._all: list[str] = []
        for name, place in where:
            if place is not None:
                self._all.append(name)
                self._squares[self._square(place)].append(name)

    def around(self, place: str) -> list[str]:
        """Everybody in the squares around a place."""
        if not self._places:
            return self._all
        x, y = self._square(place)
        near = range(-SQUARES, SQUARES + 1)
        return [name for i in near for j in near for name in self._squares.get((x + i, y + j), ())]

    def _square(self, place: str) -> tuple[int, int]:
        at = self._places.get(place)
        return (0, 0) if at is None else (at.x_metres // SQUARE_METRES, at.y_metres // SQUARE_METRES)
