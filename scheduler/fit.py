"""Whether a worker's route keeps every rule, asked in the engine's words: fast, and without saying which fails."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from scheduler import grid
from scheduler.roster import Assignment
from scheduler.view import DayWork

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.desk import Desk
    from scheduler.problem import Visit
    from scheduler.view import View

STEP = 15


class _Stop(NamedTuple):
    starts: int
    ends: int
    day: int
    place: str | None


def keeps(desk: Desk, worker: str, rows: Iterable[Assignment], day: int) -> bool:
    """The worker's route keeps the rules about routes, as far as they look at this day or at the whole period."""
    stops = _stops(desk, worker, rows)
    ways = [0, *(desk.way(worker, a.place, b.place) for a, b in pairwise(stops))]
    if not _reached(desk, stops, ways, day):
        return False
    limits, of_day = desk.limits(worker), [row for row, stop in enumerate(stops) if stop.day == day]
    pieces = [(stops[row].starts, stops[row].ends, ways[row] if n else 0) for n, row in enumerate(of_day)]
    if pieces and not all(rule(limits, pieces) for rule in desk.rules.days):
        return False
    works = [_work(found, list(group)) for found, group in groupby(stops, lambda s: s.day)]
    minutes = sum(w.minutes for w in works if 0 <= w.day < desk.problem.days)
    who = desk.workers[worker]
    return all(rule(who, minutes) for rule in desk.rules.totals) and all(
        rule(who, limits, works) for rule in desk.rules.periods
    )


def _stops(desk: Desk, worker: str, rows: Iterable[Assignment]) -> list[_Stop]:
    stops = [
        _Stop(a.starts, a.ends, (visit := desk.visits[a.visit]).day, desk.clients[visit.client].place) for a in rows
    ]
    stops += [_Stop(b.starts, b.ends, desk.problem.day_of(b.starts), b.place) for b in desk.workers[worker].busy]
    return sorted(stops, key=lambda s: s[:2])


def _reached(desk: Desk, stops: Sequence[_Stop], ways: Sequence[int], day: int) -> bool:
    for (before, after), way in zip(pairwise(stops), ways[1:], strict=True):
        touched = day in {before.day, after.day}
        if touched and after.starts - before.ends < max(rule(way) for rule in desk.rules.gaps):
            return False
    return True


def _work(day: int, stops: Sequence[_Stop]) -> DayWork:
    return DayWork(day, stops[0].starts, max(s.ends for s in stops), sum(s.ends - s.starts for s in stops))


def linked(desk: Desk, view: View, visit: Visit, start: int) -> bool:
    """The visit may start then, as far as its links to covered visits go."""
    for link in desk.links_of.get(visit.id, ()):
        is_first = link.first == visit.id
        there = view.of_visit.get(link.second if is_first else link.first)
        if there:
            over, begins = (start + visit.minutes, there[0].starts) if is_first else (there[0].ends, start)
            if not all(rule(link, over, begins) for rule in desk.rules.links):
                return False
    return True


def starts(desk: Desk, view: View, visit: Visit, first: Iterable[int] = ()) -> list[int]:
    """The start of those who are there already, else these, those published, and the window by the quarter hour."""
    here = view.of_visit.get(visit.id)
    if here:
        return [here[0].starts]
    said = [*first, *(p.starts for p in (*visit.pinned, *visit.published))]
    wide = grid.tries(visit.earliest, visit.latest, STEP, desk.problem.policy.start_grid_minutes)
    tries = dict.fromkeys((*said, *wide))
    return [s for s in tries if visit.earliest <= s <= visit.latest and linked(desk, view, visit, s)]


def holds_bound(desk: Desk, view: View, visit: Visit, worker: str) -> bool:
    """The worker holds what is to have the same worker as this visit, as far as it is covered."""
    for link in desk.links_of.get(visit.id, ()):
        if link.same_worker:
            there = view.of_visit.get(link.second if link.first == visit.id else link.first, ())
            if there and worker not in {a.worker for a in there}:
                return False
    return True


def open_starts(desk: Desk, worker: str, visit: Visit, wanted: Iterable[int]) -> Iterator[int]:
    """Those of the starts that are open to the worker, whatever else they have."""
    stretches = desk.options(worker, visit)
    return (s for s in wanted if any(low <= s <= high for low, high in stretches)) if stretches else iter(())


def free(desk: Desk, view: View, visit: Visit, worker: str, tries: Iterable[int]) -> bool:
    """The worker could take the visit as the roster stands, at one of these starts."""
    return first_free(desk, view, visit, worker, tries) is not None and holds_bound(desk, view, visit, worker)


def first_free(
    desk: Desk, view: View, visit: Visit, worker: str, tries: Iterable[int], gives: Iterable[str] = ()
) -> int | None:
    """The first of these starts at which the worker's route takes the visit, with some others given away for it."""
    gone = {visit.id, *gives}
    mine: list[Assignment] | None = None
    for start in open_starts(desk, worker, visit, tries):
        if mine is None:
            mine = [a for a in view.of_worker.get(worker, ()) if a.visit not in gone]
        added = Assignment(visit=visit.id, worker=worker, starts=start, ends=start + visit.minutes)
        if keeps(desk, worker, [*mine, added], visit.day):
            return start
    return None
