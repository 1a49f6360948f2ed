"""A published roster after something happened: as little change as can be, whose turn it is where that is equal."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, zip_longest
from time import monotonic
from typing import TYPE_CHECKING, Literal

from scheduler import change_of_plan
from scheduler.change_of_plan import Added, Cancelled, Case, Change, Pinned, Place, Sick, case_of
from scheduler.check import uncovered
from scheduler.desk import desk_of
from scheduler.faults import need
from scheduler.fit import first_free, holds_bound, linked, starts
from scheduler.mend import Mender
from scheduler.problem import Problem
from scheduler.roster import Assignment, Choice, Reason, Roster, UncoveredPlace, Value
from scheduler.trial import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scheduler.desk import Desk
    from scheduler.problem import Visit

__all__ = ["Added", "Cancelled", "Change", "Move", "Pinned", "Replanned", "Sick", "replan"]

MOST_AWAY = 2


class Move(Value, frozen=True, kw_only=True):
    """One place that changes: who had it and who has it now, from when, and what spoke for them.

    `cause` says why: the change itself (`affected`), to make room for another visit (`room`, which `room_for` names),
    or because somebody has become free (`freed`).
    """

    visit: str
    cause: Literal["affected", "room", "freed"]
    before: str | None
    after: str | None
    starts_before: int | None
    starts_after: int | None
    room_for: str | None = None
    reasons: tuple[Reason, ...] = ()


class Replanned(Value, frozen=True, kw_only=True):
    """The problem and the roster as they are now, what moved, and which of the affected places nobody could take."""

    problem: Problem
    roster: Roster
    moves: tuple[Move, ...]
    uncovered: tuple[UncoveredPlace, ...]

    @property
    def workers(self) -> tuple[str, ...]:
        """Whose week changes."""
        who = (w for m in self.moves for w in (m.before, m.after) if w is not None)
        return tuple(dict.fromkeys(who))


def replan(
    problem: Problem,
    roster: Roster | None,
    change: Change,
    *,
    seconds: float | None = None,
    wanted: Mapping[str, int] | None = None,
) -> Replanned:
    """The roster (or, without one, what is published) after a change, with as little changed as can be.

    Each place that is affected goes to somebody who is free at its start, else at another start in its window, else
    to somebody who hands one visit of that day on to a third; among those for whom equally much changes, to whose turn
    it is. `seconds` bounds the search for a third; without it the same question has the same answer.

    Raises:
        ProblemError: where the change names what is not there, or pins what breaks a rule.
    """
    before = list(roster.assignments) if roster is not None else _published(problem)
    desk = desk_of(problem)
    if wanted is not None:
        desk.know_wanted(wanted)
    if isinstance(change, Pinned):
        case, causes = _pin(desk, before, change), {change.visit}
    else:
        case = case_of(problem, before, change)
        causes = {p.visit for p in case.places}
    ends = None if seconds is None else monotonic() + seconds
    mender = Mender(desk.follow(case.problem), case.standing, lambda: ends is None or monotonic() < ends)
    causes |= {p.visit for p in case.places}
    for place in mender.hardest_first(case.places):
        mender.fill(place)
    _use(mender, case)
    return _told(case.problem, roster, before, mender, causes)


def _published(problem: Problem) -> list[Assignment]:
    return [
        Assignment(visit=v.id, worker=p.worker, starts=p.starts, ends=p.starts + v.minutes)
        for v in problem.visits
        for p in v.published
    ]


def _use(mender: Mender, case: Case) -> None:
    """Who has become free is offered what nobody has on that day; nothing else moves for it."""
    if not case.freed:
        return
    lacking = [Place(v.id, None) for v in case.problem.visits if mender.lacking(v.id) > 0]
    for place in mender.hardest_first(lacking):
        mender.fill(place, case.freed, room=False)


def _pin(desk: Desk, before: Sequence[Assignment], change: Pinned) -> Case:
    """The worker comes; who has to leave the place, and what the worker has to hand on for it, is to be placed."""
    change_of_plan.known("visit", change.visit, desk.visits)
    change_of_plan.known("worker", change.worker, desk.workers)
    visit, mender = desk.visits[change.visit], Mender(desk, before, lambda: True)
    others = {a.worker: a.starts for a in mender.view.of_visit.get(visit.id, ())}
    was = next(iter(others.values()), None)
    for worker in others:
        mender.drop(visit.id, worker)
    start, away = _room_for_pin(mender, visit, change, was)
    after = change_of_plan.pinned(desk.problem, visit, change.worker, start)
    places = [Place(v, mender.drop(v, change.worker)) for v in away]
    mender.give(visit.id, change.worker, start)
    pins = {p.worker for p in visit.pinned}
    stay = [w for w in others if w != change.worker and start == was]
    stay = sorted(stay, key=lambda w: w not in pins)[: visit.workers - 1]
    for worker in stay:
        mender.give(visit.id, worker, start)
    places += [Place(visit.id, start)] * min(mender.lacking(visit.id), len(others.keys() - {change.worker}))
    return Case(after, mender.assignments, places)


def _room_for_pin(mender: Mender, visit: Visit, change: Pinned, was: int | None) -> tuple[int, tuple[str, ...]]:
    """The start, and the fewest visits that have to go."""
    desk, view = mender.desk, mender.view
    fixed = [p.starts for p in visit.pinned if p.worker != change.worker]
    first = [s for s in (change.starts, was) if s is not None]
    said = fixed or ([change.starts] if change.starts is not None else [])
    tries = [s for s in said if linked(desk, view, visit, s)] if said else starts(desk, view, visit, first)
    need(len(fixed) < visit.workers, f"change: visit {visit.id!r} is pinned to others already; take a pin out")
    refused = f"change: visit {visit.id!r} cannot be pinned to {change.worker!r}: it would break "
    need(bool(tries) and holds_bound(desk, view, visit, change.worker), f"{refused}'links'")
    for away in _away(mender, visit, change.worker):
        start = first_free(desk, view, visit, change.worker, tries, away)
        if start is not None:
            return start, away
    rule = verdict(view, visit, change.worker, tries, desk).rule
    need(False, f"{refused}{rule!r}")  # noqa: FBT003
    raise AssertionError


def _away(mender: Mender, visit: Visit, worker: str) -> Iterator[tuple[str, ...]]:
    rows = mender.movable(worker, visit.day)
    rows.sort(key=lambda a: (a.ends - a.starts, a.starts))
    for size in range(MOST_AWAY + 1):
        yield from (tuple(a.visit for a in some) for some in combinations(rows, size))


def _told(
    problem: Problem, roster: Roster | None, before: Iterable[Assignment], mender: Mender, causes: set[str]
) -> Replanned:
    rows = mender.assignments
    known = {(c.visit, c.worker): c for c in (roster.reasons if roster else ())}
    choices = (known.get((a.visit, a.worker)) or Choice(visit=a.visit, worker=a.worker, stage="cover") for a in rows)
    after = Roster(
        problem=problem.id,
        assignments=tuple(rows),
        stage="cover",
        reasons=tuple(sorted(choices, key=lambda c: (c.visit, c.worker))) if known else (),
    )
    moves = tuple(_moves(before, rows, mender, causes))
    lacking = tuple(u for u in uncovered(problem, rows) if u.visit in causes)
    return Replanned(problem=problem, roster=after, moves=moves, uncovered=lacking)


def _moves(
    before: Iterable[Assignment], after: Iterable[Assignment], mender: Mender, causes: set[str]
) -> Iterator[Move]:
    """Places that differ, those who left beside those who came."""
    was, now = _by_visit(before), _by_visit(after)
    for visit in dict.fromkeys((*was, *now)):
        left = sorted(was[visit] - now[visit], key=_when)
        came = sorted(now[visit] - was[visit], key=_when)
        for old, new in _pairs(left, came):
            room = mender.room_for.get(visit)
            gone = visit not in mender.desk.visits
            yield Move(
                visit=visit,
                cause="affected" if visit in causes or gone else "room" if room else "freed",
                before=old and old[0],
                after=new and new[0],
                starts_before=old and old[1],
                starts_after=new and new[1],
                room_for=room,
                reasons=mender.why.get((visit, new[0]), ()) if new else (),
            )


def _when(pair: tuple[str, int]) -> tuple[int, str]:
    return pair[1], pair[0]


def _pairs(
    left: list[tuple[str, int]], came: list[tuple[str, int]]
) -> Iterator[tuple[tuple[str, int] | None, tuple[str, int] | None]]:
    """Who only changes their start beside themselves, the others as they come."""
    same = [(o, n) for o in left for n in came if o[0] == n[0]]
    yield from same
    stay = {o[0] for o, _ in same}
    yield from zip_longest([o for o in left if o[0] not in stay], [n for n in came if n[0] not in stay])


def _by_visit(rows: Iterable[Assignment]) -> dict[str, set[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for a in rows:
        found[a.visit].add((a.worker, a.starts))
    return found
