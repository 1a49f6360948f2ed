"""Finding somebody for a place with as little change as can be: directly, else by moving one visit of the taker on."""

from __future__ import annotations

from bisect import insort
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from scheduler.fair_order import FairOrder, Turn
from scheduler.fit import first_free, holds_bound, keeps, open_starts, starts
from scheduler.roster import Assignment, Reason
from scheduler.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scheduler.change_of_plan import Place
    from scheduler.desk import Desk
    from scheduler.problem import Visit


class Room(NamedTuple):
    """Somebody who could come if one visit of theirs went to one of these; `moved` counts starts that change."""

    moved: int
    turn: Turn
    visit: str
    takers: tuple[Turn, ...]


class Mender:
    """A roster that is being mended. It never takes cover away and never breaks a rule."""

    def __init__(
        self,
        desk: Desk,
        assignments: Iterable[Assignment],
        go_on: Callable[[], bool],
        near: Callable[[Visit], Iterable[str]] | None = None,
    ) -> None:
        """Begin with what stands; `go_on` is asked before each longer look; `near` says who is asked, if not all."""
        self.desk, self.view, self._go_on = desk, View(desk.problem, assignments), go_on
        self._near = near or (lambda _visit: desk.workers)
        self.why: dict[tuple[str, str], tuple[Reason, ...]] = {}
        self.room_for: dict[str, str] = {}

    @property
    def assignments(self) -> list[Assignment]:
        """What stands now, by start."""
        rows = (a for row in self.view.of_visit.values() for a in row)
        return sorted(rows, key=lambda a: (a.starts, a.visit, a.worker))

    def lacking(self, visit: str) -> int:
        """Places that nobody holds."""
        return self.desk.visits[visit].workers - len(self.view.of_visit.get(visit, ()))

    def hardest_first(self, places: Iterable[Place]) -> list[Place]:
        """Critical ones, then those that fewest could do at all."""
        visits = self.desk.visits

        def rank(place: Place) -> tuple[int, int, int, int, str]:
            visit = visits[place.visit]
            able = sum(bool(self.desk.options(w, visit)) for w in self._near(visit))
            return -visit.critical, able, -visit.minutes, visit.earliest, visit.id

        return sorted(places, key=rank)

    def fill(self, place: Place, among: Sequence[str] | None = None, *, room: bool = True) -> bool:
        """Somebody takes the place: whose turn it is among those for whom least changes."""
        visit = self.desk.visits[place.visit]
        turns = self._together(visit, self._direct(visit, place.was, among))
        if turns:
            self._take(visit, self._whose(visit, turns))
            return True
        return room and self._go_on() and self._make_room(visit, place.was, among)

    def give(self, visit: str, worker: str, begins: int) -> None:
        """The worker has the visit from now on."""
        added = Assignment(visit=visit, worker=worker, starts=begins, ends=begins + self.desk.visits[visit].minutes)
        insort(self.view.of_worker[worker], added, key=lambda a: (a.starts, a.ends))
        self.view.of_visit[visit].append(added)

    def drop(self, visit: str, worker: str) -> int:
        """The worker has the visit no longer; the answer is when it started."""
        gone = next(a for a in self.view.of_visit[visit] if a.worker == worker)
        self.view.of_visit[visit].remove(gone)
        self.view.of_worker[worker].remove(gone)
        return gone.starts

    def movable(self, worker: str, day: int) -> list[Assignment]:
        """What the worker could hand on that day: not pinned, and not bound to another visit by its worker."""
        desk = self.desk
        return [
            a
            for a in self.view.of_worker.get(worker, ())
            if desk.visits[a.visit].day == day
            and all(p.worker != worker for p in desk.visits[a.visit].pinned)
            and not any(link.same_worker for link in desk.links_of.get(a.visit, ()))
        ]

    def may_lose(self, worker: str, visit: str) -> bool:
        """Without the visit the worker's route still keeps every rule."""
        rest = [a for a in self.view.of_worker.get(worker, ()) if a.visit != visit]
        return keeps(self.desk, worker, rest, self.desk.visits[visit].day)

    def _take(self, visit: Visit, turn: Turn) -> None:
        self.why[visit.id, turn.worker] = FairOrder(self.desk, self.view, visit).reasons(turn)
        self.give(visit.id, turn.worker, turn.starts)

    def _whose(self, visit: Visit, turns: Sequence[Turn]) -> Turn:
        return FairOrder(self.desk, self.view, visit).first(turns)

    def _tries(self, visit: Visit, was: int | None) -> list[int]:
        found = starts(self.desk, self.view, visit, () if was is None else (was,))
        return found if was is None else sorted(found, key=lambda s: (abs(s - was), s))

    def _asked(self, visit: Visit, among: Sequence[str] | None) -> Iterator[str]:
        here = {a.worker for a in self.view.of_visit.get(visit.id, ())}
        for worker in self._near(visit) if among is None else among:
            if worker not in here and self.desk.options(worker, visit):
                yield worker

    def _direct(self, visit: Visit, was: int | None, among: Sequence[str] | None) -> list[Turn]:
        """Everybody who is free, as far as the start stays; else everybody who is free at another start."""
        tries, found = self._tries(visit, was), list[Turn]()
        for worker in self._asked(visit, among):
            start = first_free(self.desk, self.view, visit, worker, tries)
            if start is not None and holds_bound(self.desk, self.view, visit, worker):
                found.append(Turn(worker, start))
        return [t for t in found if t.starts == was] or found

    def _together(self, visit: Visit, turns: list[Turn]) -> list[Turn]:
        """Those who could also take what is to have the same worker and has none, where there are such."""
        links = [link for link in self.desk.links_of.get(visit.id, ()) if link.same_worker]
        others = [link.second if link.first == visit.id else link.first for link in links]
        bound = [self.desk.visits[o] for o in others if not self.view.of_visit.get(o)]
        return [t for t in turns if all(self._also(visit, t, other) for other in bound)] or turns

    def _also(self, visit: Visit, turn: Turn, other: Visit) -> bool:
        self.give(visit.id, turn.worker, turn.starts)
        found = first_free(self.desk, self.view, other, turn.worker, starts(self.desk, self.view, other))
        self.drop(visit.id, turn.worker)
        return found is not None

    def _make_room(self, visit: Visit, was: int | None, among: Sequence[str] | None) -> bool:
        """One visit of the taker goes to a third, so that the taker can come."""
        rooms = list(self._rooms(visit, was, among))
        if not rooms:
            return False
        least = min(r.moved for r in rooms)
        near = {r.turn: r for r in rooms if r.moved == least}
        room = near[self._whose(visit, list(near))]
        moved = self.desk.visits[room.visit]
        self.drop(room.visit, room.turn.worker)
        self._take(moved, self._whose(moved, room.takers))
        self._take(visit, Turn(room.turn.worker, room.turn.starts))
        self.room_for[room.visit] = visit.id
        return True

    def _rooms(self, visit: Visit, was: int | None, among: Sequence[str] | None) -> Iterator[Room]:
        tries = self._tries(visit, was)
        for worker in self._asked(visit, among):
            if not any(True for _ in open_starts(self.desk, worker, visit, tries)):
                continue
            if not self._go_on() or not holds_bound(self.desk, self.view, visit, worker):
                continue
            apart = {link.first for link in self.desk.links_of.get(visit.id, ())}
            apart |= {link.second for link in self.desk.links_of.get(visit.id, ())}
            for own in (a for a in self.movable(worker, visit.day) if a.visit not in apart):
                room = self._room(visit, was, tries, own)
                if room is not None:
                    yield room

    def _room(self, visit: Visit, was: int | None, tries: Sequence[int], own: Assignment) -> Room | None:
        start = first_free(self.desk, self.view, visit, own.worker, tries, (own.visit,))
        if start is None:
            return None
        moved = self.desk.visits[own.visit]
        with self._away(own):
            takers = [t for t in self._direct(moved, own.starts, None) if t.worker != own.worker]
        if not takers:
            return None
        changes = (was is not None and start != was) + (takers[0].starts != own.starts)
        return Room(changes, Turn(own.worker, start, (own.visit,)), own.visit, tuple(takers))

    @contextmanager
    def _away(self, own: Assignment) -> Iterator[None]:
        """As if the worker had not that visit."""
        self.drop(own.visit, own.worker)
        yield
        self.give(own.visit, own.worker, own.starts)
