"""What is asked again and again about one problem, worked out once and only where it is asked for. Knows no engine.

A desk belongs to one problem; `desk_of` keeps the last few, so that one question after another about a week of 250
workers costs what it touches and not what the week holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from scheduler.burdens import able_minutes, burden_spans
from scheduler.eligible import Rules, Stretches
from scheduler.engine.canonical import Canon
from scheduler.fairness import opening, opening_burdens
from scheduler.travel import travel_minutes
from scheduler.wanted import wanted_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.policy import Limits
    from scheduler.problem import Link, Problem, Visit, Worker

MOST_KEPT = 4
FROM_WORKERS = ("rotation", "carried", "carried_burdens")
FROM_VISITS = ("rotation", "visits_on")
_KEPT: dict[int, Desk] = {}


class Kept(NamedTuple):
    """What was worked out of each worker: minutes wanted, minutes able of each burden, starts open to them by visit."""

    wanted: dict[str, int]
    able: dict[str, dict[str, int]]
    options: dict[str, dict[str, Stretches]]

    def without_worker(self, worker: str) -> Kept:
        """All but one worker's."""
        wanted, able = dict(self.wanted), dict(self.able)
        wanted.pop(worker, None)
        able.pop(worker, None)
        return Kept(wanted, able, {w: row for w, row in self.options.items() if w != worker})

    def without_visit(self, visit: str) -> Kept:
        """All that does not lean on one visit."""
        return Kept({}, self.able, {w: {v: s for v, s in r.items() if v != visit} for w, r in self.options.items()})


def desk_of(problem: Problem) -> Desk:
    """The desk of this very problem; the last few are kept."""
    kept = _KEPT.get(id(problem))
    if kept is None or kept.problem is not problem:
        while len(_KEPT) >= MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        kept = _KEPT[id(problem)] = Desk(problem)
    return kept


class Desk:
    """One problem, indexed; each answer is remembered."""

    def __init__(self, problem: Problem) -> None:
        """Index by id."""
        self.problem, self.rules = problem, Rules()
        self.workers = {w.id: w for w in problem.workers}
        self.clients = {c.id: c for c in problem.clients}
        self.visits = {v.id: v for v in problem.visits}
        self._places = {c.id: c.place for c in problem.clients}
        self.kept = Kept({}, {}, {})
        self._ways: dict[tuple[str, str, str], int] = {}

    def with_worker(self, worker: Worker) -> Desk:
        """The same with one worker changed; what others' answers are is taken along."""
        other = copy(self)
        other.workers = self.workers | {worker.id: worker}
        other.kept = self.kept.without_worker(worker.id)
        stale = ["rotation"] if worker.ledger == self.workers[worker.id].ledger else list(FROM_WORKERS)
        for name in stale:
            other.__dict__.pop(name, None)
        return other

    def follow(self, problem: Problem) -> Desk:
        """The desk of a problem that came of this one by a few changes; what they do not touch is taken along.

        What a worker's availability could hold is taken along where visits differ in their pins alone.
        """
        other = Desk(problem)
        same = {w for w, worker in other.workers.items() if self.workers.get(w) is worker}
        stale = {v for v, visit in self.visits.items() if other.visits.get(v) is not visit}
        wanted = self.kept.wanted if self.visits.keys() == other.visits.keys() else {}
        for worker in same & self.kept.options.keys():
            row = self.kept.options[worker]
            other.kept.options[worker] = {v: s for v, s in row.items() if v not in stale} if stale else row
        other.kept.wanted.update((w, m) for w, m in wanted.items() if w in same)
        other.kept.able.update((w, row) for w, row in self.kept.able.items() if w in same)
        return other

    def with_visit(self, visit: Visit) -> Desk:
        """The same with one visit changed in its times."""
        other = copy(self)
        other.visits = self.visits | {visit.id: visit}
        other.kept = self.kept.without_visit(visit.id)
        for name in FROM_VISITS:
            other.__dict__.pop(name, None)
        return other

    @property
    def changed(self) -> Problem:
        """The problem with the workers and visits that stand here."""
        problem = copy(self.problem)
        msgspec.structs.force_setattr(problem, "workers", tuple(self.workers.values()))
        msgspec.structs.force_setattr(problem, "visits", tuple(self.visits.values()))
        return problem

    @cached_property
    def rotation(self) -> list[str]:
        """Workers in the published order that settles ties."""
        return [w.id for w in Canon(self.changed).workers]

    @cached_property
    def carried(self) -> dict[str, tuple[int, int]]:
        """What each worker brings from earlier weeks: given and wanted."""
        return opening(self.changed)

    @cached_property
    def spans(self) -> dict[str, list[tuple[int, int]]]:
        """The hours that are hard to like."""
        return burden_spans(self.problem)

    @cached_property
    def carried_burdens(self) -> dict[str, dict[str, tuple[int, int]]]:
        """What each worker brings of each kind of burden: minutes, and minutes able."""
        some = next(iter(self.workers), None)
        kinds = self.able(some) if some is not None else ()
        return {kind: opening_burdens(self.changed, kind) for kind in kinds}

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """The links a visit is part of."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.problem.links:
            found[link.first].append(link)
            found[link.second].append(link)
        return dict(found)

    @cached_property
    def visits_of(self) -> dict[str, list[str]]:
        """Each client's visits."""
        found: dict[str, list[str]] = defaultdict(list)
        for visit in self.visits.values():
            found[visit.client].append(visit.id)
        return dict(found)

    @cached_property
    def visits_on(self) -> dict[int, list[Visit]]:
        """Each day's visits, the one that can be over first at the front."""
        found: dict[int, list[Visit]] = defaultdict(list)
        for visit in sorted(self.visits.values(), key=lambda v: (v.earliest + v.minutes, v.id)):
            found[visit.day].append(visit)
        return dict(found)

    def limits(self, worker: str) -> Limits:
        """The worker's own limits, else the policy's."""
        return self.workers[worker].limits or self.problem.policy.limits

    def way(self, worker: str, here: str | None, there: str | None) -> int:
        """Minutes between two places by the worker's mode."""
        if here is None or there is None:
            return 0
        mode = self.workers[worker].travel_mode
        key = (mode, here, there)
        if key not in self._ways:
            self._ways[key] = travel_minutes(self.problem, mode, here, there)
        return self._ways[key]

    def options(self, worker: str, visit: Visit) -> Stretches:
        """Closed stretches of minutes in which the worker may start the visit, whatever else they have."""
        row = self.kept.options.setdefault(worker, {})
        if visit.id not in row:
            row[visit.id] = self.rules.options(self.workers[worker], self.clients[visit.client], visit)
        return row[visit.id]

    def able(self, worker: str) -> dict[str, int]:
        """Minutes of each kind of burden the worker is able to carry."""
        if worker not in self.kept.able:
            self.kept.able[worker] = able_minutes(self.problem, self.workers[worker], self.spans)
        return self.kept.able[worker]

    def know_wanted(self, wanted: Mapping[str, int]) -> None:
        """Somebody has worked these out already."""
        self.kept.wanted.update(wanted)

    def wanted(self, worker: str) -> int:
        """Minutes wanted, limited to what the worker's own availability could hold."""
        if worker not in self.kept.wanted:
            self.kept.wanted[worker] = self._holds(self.workers[worker])
        return self.kept.wanted[worker]

    def _holds(self, worker: Worker) -> int:
        """A few visits of each day mostly show that all of it fits; only where they do not, all visits are asked."""
        few = {v.id: s for day in self.visits_on for v, s in self._easy_day(worker, day)}
        found = wanted_of(self.problem, worker, few, self.visits, self._places, self._ways)
        if found >= worker.hours.wanted_minutes:
            return found
        every = {v.id: s for v in self._during(worker) if (s := self.options(worker.id, v))}
        return wanted_of(self.problem, worker, every, self.visits, self._places, self._ways)

    def _during(self, worker: Worker) -> list[Visit]:
        """Visits that could lie in some of the worker's availability: none of the others is theirs to do."""
        spans = worker.availability
        return [v for v in self.visits.values() if any(s.starts < v.latest_end and s.ends > v.earliest for s in spans)]

    def _easy_day(self, worker: Worker, day: int) -> list[tuple[Visit, Stretches]]:
        """Visits of a day that surely follow each other: always the next that can be over first."""
        taken: list[tuple[Visit, Stretches]] = []
        visits = self.visits_on[day]
        for span in sorted(worker.availability, key=lambda s: s.starts):
            free_at, here = span.starts, None
            row = bisect_left(visits, span.starts, key=lambda v: v.earliest + v.minutes)
            for visit in visits[row:]:
                if visit.earliest >= span.ends:
                    break
                there = self.clients[visit.client].place
                if free_at > visit.latest or free_at + self.way(worker.id, here, there) > visit.latest:
                    continue
                found = self.options(worker.id, visit)
                if found and (begins := max(found[0][0], free_at + self.way(worker.id, here, there))) <= found[-1][1]:
                    taken.append((visit, found))
                    free_at, here = begins + visit.minutes, there
        return taken
