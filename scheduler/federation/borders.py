"""Across borders: what a part could not cover, and whoever is worst off beside better-off neighbours."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scheduler.ceiling import given_minutes
from scheduler.certificate import continuity_of
from scheduler.change_of_plan import Place
from scheduler.fairness import share
from scheduler.fit import first_free
from scheduler.mend import Mender
from scheduler.travel import travel_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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

    def cover(self) -> int:
        """Offer uncovered places to whoever is near, from either side; the answer is how many are covered now."""
        lacking = [v for v in self.desk.problem.visits if self.mender.lacking(v.id) > 0]
        places = [Place(v.id, None) for v in lacking for _ in range(self.mender.lacking(v.id))]
        return sum(self._go_on() and self.mender.fill(place) for place in self.mender.hardest_first(places))

    def raise_worst(self, rounds: int) -> int:
        """Who has least takes from a better-off neighbour across the border; the answer is how many visits moved."""
        shares = {w: self.share(w) for w in self.desk.workers}
        middle = sorted(shares.values())[len(shares) // 2] if shares else Fraction(1)
        moved, resting = 0, set[str]()
        for _ in range(rounds):
            left = [w for w in shares if w not in resting and shares[w] < middle]
            if not left or not self._go_on():
                break
            worker = min(left, key=lambda w: (shares[w], self._rank[w]))
            giver = self._take_for(worker, shares)
            if giver is None:
                resting.add(worker)
                continue
            moved += 1
            shares |= {w: self.share(w) for w in (worker, giver)}
            resting.clear()
        return moved

    def share(self, worker: str, more: int = 0) -> Fraction:
        """The worker's share as the roster stands, with so many minutes more."""
        given, against = self.desk.carried[worker]
        now = given_minutes(self.mender.view, worker)
        return share(given + now + more, against + self.desk.wanted(worker))

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
        held = [
            (-shares[a.worker], a.starts, self._rank[a.worker], a)
            for visit in self._across(worker)
            for a in view.of_visit.get(visit, ())
            if shares[a.worker] > low and self._area_of[a.worker] != self._area_of[worker]
        ]
        for _, _, _, a in sorted(held, key=lambda h: h[:3]):
            if not self.desk.options(worker, self.desk.visits[a.visit]):
                continue
            if min(self.share(a.worker, a.starts - a.ends), self.share(worker, a.ends - a.starts)) <= low:
                continue
            if self._hand(a, worker):
                return a.worker
        return None

    def _hand(self, a: Assignment, worker: str) -> bool:
        """The visit changes hands at the same start, where every rule and the client's continuity let it."""
        visit, mender = self.desk.visits[a.visit], self.mender
        if a not in mender.movable(a.worker, visit.day) or any(p.worker == a.worker for p in visit.published):
            return False
        if any(b.worker == worker for b in mender.view.of_visit[visit.id]) or not mender.may_lose(a.worker, visit.id):
            return False
        if first_free(self.desk, mender.view, visit, worker, (a.starts,)) is None:
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

    def _across(self, worker: str) -> list[str]:
        """Visits near where the worker starts."""
        home = self._home[worker]
        if home is None:
            return []
        clients = self.desk.clients
        near = [c for c in self._clients.around(home) if self._way(worker, clients[c].place) <= REACH_MINUTES]
        return [v for c in near for v in self.desk.visits_of.get(c, ())]

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
