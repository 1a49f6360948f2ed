"""What happens to a published roster, and what it makes of the problem and of the assignments that stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from scheduler.faults import need
from scheduler.policy import Input
from scheduler.problem import Pin, Problem, Span, Visit, Worker
from scheduler.spans import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.roster import Assignment


class Sick(Input, frozen=True, kw_only=True, tag="sick"):
    """A worker cannot come from a minute on, until a minute if one is known. What has begun by then is affected too."""

    worker: str
    starts: int
    ends: int | None = None


class Cancelled(Input, frozen=True, kw_only=True, tag="cancelled"):
    """A visit is not wanted any more."""

    visit: str


class Added(Input, frozen=True, kw_only=True, tag="added"):
    """A visit is wanted that nobody knew of."""

    visit: Visit


class Pinned(Input, frozen=True, kw_only=True, tag="pinned"):
    """People chose a worker for a visit, at a start if they say one."""

    visit: str
    worker: str
    starts: int | None = None


Change = Sick | Cancelled | Added | Pinned


class Place(NamedTuple):
    """One place of a visit that somebody is looked for, and when it started so far."""

    visit: str
    was: int | None


class Case(NamedTuple):
    """The problem as it is now, what stands of the roster, the places to fill, and who has become free."""

    problem: Problem
    standing: list[Assignment]
    places: list[Place]
    freed: tuple[str, ...] = ()


def case_of(problem: Problem, assignments: Sequence[Assignment], change: Sick | Cancelled | Added) -> Case:
    """What the change makes of problem and roster, before anybody is looked for.

    Raises:
        ProblemError: where the change names what the problem does not know.
    """
    if isinstance(change, Sick):
        return _sick(problem, assignments, change)
    if isinstance(change, Cancelled):
        return _cancelled(problem, assignments, change.visit)
    visit = change.visit
    after = replace(problem, visits=(*problem.visits, visit))
    return Case(after, list(assignments), [Place(visit.id, None)] * visit.workers)


def known(what: str, name: str, among: Iterable[str]) -> None:
    """The id is in the problem."""
    need(name in among, f"change: no {what} has the id {name!r}; give one that is in the problem")


def _sick(problem: Problem, assignments: Sequence[Assignment], change: Sick) -> Case:
    known("worker", change.worker, {w.id for w in problem.workers})
    ends = problem.day_start(problem.days) * 2 if change.ends is None else change.ends
    need(ends > change.starts, f"change: sick until {ends}, not after {change.starts}; swap the two")
    hit = [a for a in assignments if a.worker == change.worker and a.ends > change.starts and a.starts < ends]
    gone = {a.visit for a in hit}
    workers = tuple(_absent(w, change.starts, ends) if w.id == change.worker else w for w in problem.workers)
    visits = tuple(_unpinned(v, change.worker) if v.id in gone else v for v in problem.visits)
    rest = [a for a in assignments if a.worker != change.worker or a.visit not in gone]
    after = replace(problem, workers=workers, visits=visits)
    return Case(after, rest, [Place(a.visit, a.starts) for a in hit])


def _absent(worker: Worker, starts: int, ends: int) -> Worker:
    left = [
        Span(starts=low, ends=high, level=span.level)
        for span in worker.availability
        for low, high in without([(span.starts, span.ends)], [(starts, ends)])
    ]
    return replace(worker, availability=tuple(left))


def _unpinned(visit: Visit, worker: str) -> Visit:
    pins = tuple(p for p in visit.pinned if p.worker != worker)
    return visit if len(pins) == len(visit.pinned) else replace(visit, pinned=pins)


def _cancelled(problem: Problem, assignments: Sequence[Assignment], visit: str) -> Case:
    known("visit", visit, {v.id for v in problem.visits})
    visits = tuple(v for v in problem.visits if v.id != visit)
    links = tuple(link for link in problem.links if visit not in {link.first, link.second})
    freed = tuple(a.worker for a in assignments if a.visit == visit)
    rest = [a for a in assignments if a.visit != visit]
    return Case(replace(problem, visits=visits, links=links), rest, [], freed)


def pinned(problem: Problem, visit: Visit, worker: str, starts: int) -> Problem:
    """The problem in which people have pinned the visit to the worker at that start."""
    pins = (*(p for p in visit.pinned if p.worker != worker), Pin(worker=worker, starts=starts))
    now = replace(visit, pinned=pins)
    return replace(problem, visits=tuple(now if v.id == visit.id else v for v in problem.visits))
