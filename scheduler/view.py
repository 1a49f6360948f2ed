"""A roster laid out for reading: each worker's work in order, each visit's workers. Knows no engine."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scheduler.policy import Limits
from scheduler.travel import travel_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.problem import Client, Problem, Visit, Worker
    from scheduler.roster import Assignment


class Stint(NamedTuple):
    """One piece of work: a visit, or work already there (`visit` is None); `travel` is the way from the one before."""

    starts: int
    ends: int
    day: int
    travel: int
    place: str | None
    visit: str | None


class DayWork(NamedTuple):
    """A worker's work of one local day: from the first start to the last end, and minutes worked."""

    day: int
    starts: int
    ends: int
    minutes: int


class View:
    """A problem and some assignments, indexed. Assignments that name something unknown are left out."""

    def __init__(self, problem: Problem, assignments: Iterable[Assignment]) -> None:
        """Index what is known to the problem."""
        self.problem = problem
        self.workers: dict[str, Worker] = {w.id: w for w in problem.workers}
        self.clients: dict[str, Client] = {c.id: c for c in problem.clients}
        self.visits: dict[str, Visit] = {v.id: v for v in problem.visits}
        self.of_worker: dict[str, list[Assignment]] = defaultdict(list)
        self.of_visit: dict[str, list[Assignment]] = defaultdict(list)
        for a in sorted(assignments, key=lambda a: (a.starts, a.ends)):
            if a.worker in self.workers and a.visit in self.visits:
                self.of_worker[a.worker].append(a)
                self.of_visit[a.visit].append(a)

    def alone(self, worker: str, assignments: Iterable[Assignment]) -> View:
        """One worker with just these assignments, as if there were nobody else."""
        return self.of(assignments, [worker])

    def of(self, assignments: Iterable[Assignment], workers: Iterable[str] = ()) -> View:
        """Just these assignments (all known), with just these workers and who has one: what a question touches."""
        other = View.__new__(View)
        other.problem, other.clients, other.visits = self.problem, self.clients, self.visits
        other.of_worker, other.of_visit = defaultdict(list), defaultdict(list)
        for a in sorted(assignments, key=lambda a: (a.starts, a.ends)):
            other.of_worker[a.worker].append(a)
            other.of_visit[a.visit].append(a)
        other.workers = {w: self.workers[w] for w in dict.fromkeys((*workers, *other.of_worker))}
        return other

    def with_worker(self, worker: Worker) -> View:
        """The same assignments, with one worker changed."""
        other = copy(self)
        other.workers = self.workers | {worker.id: worker}
        return other

    @cached_property
    def assignments(self) -> list[Assignment]:
        """All known assignments, by worker in the problem's order."""
        return [a for w in self.workers for a in self.of_worker.get(w, ())]

    def limits(self, worker: str) -> Limits:
        """The worker's own limits, else the policy's."""
        return self.workers[worker].limits or self.problem.policy.limits

    def client_of(self, visit: str) -> Client:
        """The client of a visit."""
        return self.clients[self.visits[visit].client]

    def way(self, worker: str, here: str | None, there: str | None) -> int:
        """Minutes between two places by the worker's mode."""
        return travel_minutes(self.problem, self.workers[worker].travel_mode, here, there)

    def stints(self, worker: str) -> list[Stint]:
        """The worker's whole work in order of time, busy included."""
        raw: list[tuple[int, int, int, str | None, str | None]] = [
            (a.starts, a.ends, self.visits[a.visit].day, self.client_of(a.visit).place, a.visit)
            for a in self.of_worker.get(worker, ())
        ]
        raw += [(b.starts, b.ends, self.problem.day_of(b.starts), b.place, None) for b in self.workers[worker].busy]
        raw.sort(key=lambda r: (r[0], r[1]))
        stints: list[Stint] = []
        for starts, ends, day, place, visit in raw:
            travel = self.way(worker, stints[-1].place, place) if stints else 0
            stints.append(Stint(starts, ends, day, travel, place, visit))
        return stints

    def by_day(self, worker: str) -> dict[int, list[Stint]]:
        """The worker's work of each local day, days in order."""
        days: dict[int, list[Stint]] = defaultdict(list)
        for stint in self.stints(worker):
            days[stint.day].append(stint)
        return dict(sorted(days.items()))

    def day_works(self, worker: str) -> list[DayWork]:
        """Start, end and minutes of each day with work."""
        return [day_work(day, stints) for day, stints in self.by_day(worker).items()]


def day_work(day: int, stints: Sequence[Stint]) -> DayWork:
    """What one day's stints come to."""
    return DayWork(
        day, min(s.starts for s in stints), max(s.ends for s in stints), sum(s.ends - s.starts for s in stints)
    )
