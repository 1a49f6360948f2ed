"""What cannot be is refused before anybody solves: too many, too much, outside the period, waiting for each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.faults import need
from scheduler.policy import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.problem import Link, Problem, Visit, Worker

MOST = {"workers": 20_000, "clients": 200_000, "visits": 200_000, "links": 200_000, "places": 400_000}
MOST_DAYS = 400


def prove_size(problem: Problem) -> None:
    """The problem is of a size that one machine can hold.

    Raises:
        ProblemError: naming the list and its limit, where it is not.
    """
    need(problem.days <= MOST_DAYS, f"days is {problem.days}; at most {MOST_DAYS}, so split the period")
    for name, most in MOST.items():
        count = len(getattr(problem, name))
        need(count <= most, f"{name}: {count} of them, at most {most} in one problem; split it by team, area or week")


def prove_times(problem: Problem) -> None:
    """Windows, hours and availability can be, and no links wait for each other.

    Raises:
        ProblemError: naming the place and the fix, where they cannot.
    """
    days = list(problem.day_starts)
    need(all(a < b for a, b in pairwise(days)), "day_starts: two days begin at one minute; give each its own")
    for row, worker in enumerate(problem.workers):
        _check_hours(problem, worker, row)
        _check_availability(worker, row)
    begins, over = problem.day_start(0), problem.day_start(problem.days)
    for row, visit in enumerate(problem.visits):
        _check_window(visit, row, begins, over)
    _check_circles(problem)


def _check_hours(problem: Problem, worker: Worker, row: int) -> None:
    """Nobody can want more hours than the period has; what rest and limits leave is for the engine to find."""
    holds, wanted = problem.days * DAY_MINUTES, worker.hours.wanted_minutes
    if wanted > holds:
        found = f"workers[{row}].hours: worker {worker.id!r} wants {wanted} minutes"
        need(holds=False, message=f"{found}, {problem.days} days have {holds}; give those of the period")


def _check_availability(worker: Worker, row: int) -> None:
    spans = sorted((s.starts, s.ends, at) for at, s in enumerate(worker.availability))
    for one, two in pairwise(spans):
        if two[0] < one[1]:
            where = f"workers[{row}].availability[{two[2]}]: worker {worker.id!r}"
            found = f"{two[0]} to {two[1]} overlaps {one[0]} to {one[1]}"
            need(holds=False, message=f"{where}: {found}; join the two or part them")


def _check_window(visit: Visit, row: int, begins: int, over: int) -> None:
    if visit.earliest < begins - DAY_MINUTES or visit.latest_end > over + DAY_MINUTES:
        found = f"visit {visit.id!r} has a window of {visit.earliest} to {visit.latest_end}"
        fix = f"the period is {begins} to {over}; give minutes since starts_at, or more days"
        need(holds=False, message=f"visits[{row}]: {found}, {fix}")


def _check_circles(problem: Problem) -> None:
    """Visits that each start only after the one before is over cannot go round in a circle."""
    after: dict[str, list[str]] = {}
    if problem.links:
        minutes = {v.id: v.minutes for v in problem.visits}
        for link in problem.links:
            _check_gap(link, minutes[link.first])
            after.setdefault(link.first, []).append(link.second)
    circle = _circle(after)
    names = " -> ".join(map(repr, circle))
    need(not circle, f"links: {names} wait for each other in a circle; take one of these links out")


def _check_gap(link: Link, minutes: int) -> None:
    where = f"link {link.first!r} to {link.second!r}: least_minutes is {link.least_minutes}"
    need(link.least_minutes + minutes > 0, f"{where}, so the second may start before the first; give 0 or more")


def _circle(after: Mapping[str, list[str]]) -> list[str]:
    """Some way round in a graph, first node again at the end; nothing where there is none."""
    done: set[str] = set()
    for start in after:
        path: dict[str, None] = {}
        ahead: list[tuple[str, bool]] = [(start, False)]
        while ahead:
            node, left = ahead.pop()
            if left:
                done.add(node)
                path.pop(node)
            elif node in path:
                ids = list(path)
                return [*ids[ids.index(node) :], node]
            elif node not in done:
                path[node] = None
                ahead.append((node, True))
                ahead += [(n, False) for n in after.get(node, ())]
    return []
