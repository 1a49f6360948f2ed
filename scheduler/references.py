"""Every id in a problem is there once, and every reference leads somewhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from scheduler.faults import ProblemError, need

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.policy import TravelMode
    from scheduler.problem import Problem


MOST_WAY = 10_080


def prove(problem: Problem) -> None:
    """The parts of a problem fit together.

    Raises:
        ProblemError: naming the place and the fix, where they do not.
    """
    _check_frame(problem)
    _check_ids(problem)
    _check_people(problem)
    _check_travel(problem)
    _check_visits(problem)


def _check_frame(problem: Problem) -> None:
    need(problem.days >= 1, f"days is {problem.days}; give 1 or more")
    try:
        at = datetime.fromisoformat(problem.starts_at)
        in_utc = at.utcoffset() == timedelta(0)
    except ValueError:
        in_utc = False
    need(
        in_utc,
        f"starts_at is {problem.starts_at!r}; give an instant in UTC such as 2026-03-02T00:00:00Z",
    )
    given = len(problem.day_starts)
    need(given in {0, problem.days}, f"day_starts has {given} entries for {problem.days} days; give one a day or none")
    need(list(problem.day_starts) == sorted(problem.day_starts), "day_starts: days begin one after another; sort them")


def _check_ids(problem: Problem) -> None:
    ids = {
        "workers": [w.id for w in problem.workers],
        "clients": [c.id for c in problem.clients],
        "visits": [v.id for v in problem.visits],
    }
    for name, given in ids.items():
        seen: set[str] = set()
        for row, item in enumerate(given):
            need(item not in seen, f"{name}[{row}]: id {item!r} stands twice; give each its own id")
            seen.add(item)


def _known(where: str, ids: Iterable[str], among: Iterable[str], what: str) -> None:
    missing = [i for i in ids if i not in among]
    found = repr(missing[0]) if missing else ""
    need(not missing, f"{where}: {found} is not among the {what}; add it there or correct the id")


def _check_people(problem: Problem) -> None:
    workers = {w.id for w in problem.workers}
    for client in problem.clients:
        where = f"client {client.id!r}"
        _known(f"{where}: place", [client.place], _places(problem), "places")
        for name in ("team", "declined", "familiarity"):
            _known(f"{where}: {name}", getattr(client, name), workers, "workers")
    for worker in problem.workers:
        mode = worker.travel_mode
        known = problem.travel is None or mode in problem.travel
        need(known, f"worker {worker.id!r}: no {mode!r} in travel; add its minutes or give another travel_mode")
        if worker.start is not None:
            _known(f"worker {worker.id!r}: start", [worker.start], _places(problem), "places")


def _check_travel(problem: Problem) -> None:
    """A travel matrix knows the way between any two places that matter, for every mode in use."""
    if problem.travel is None:
        return
    used = {c.place for c in problem.clients} | {w.start for w in problem.workers if w.start is not None}
    for mode in dict.fromkeys(w.travel_mode for w in problem.workers):
        for here in sorted(used):
            lacking = used - problem.travel[mode].get(here, {}).keys() - {here}
            need(
                not lacking, f"travel: {mode} from {here!r} to {min(lacking, default='')!r} is missing; add its minutes"
            )
    _check_ways(problem.travel)


def _check_ways(travel: Mapping[TravelMode, Mapping[str, Mapping[str, int]]]) -> None:
    for mode, rows in travel.items():
        for here, row in rows.items():
            for there, minutes in row.items():
                if not 0 <= minutes <= MOST_WAY:
                    message = f"travel.{mode}.{here}.{there} is {minutes}; give 0 to {MOST_WAY} minutes"
                    raise ProblemError(message)


def _places(problem: Problem) -> Iterable[str]:
    if problem.travel is None:
        return problem.places
    return next(iter(problem.travel.values()), {})


def _check_visits(problem: Problem) -> None:
    workers = {w.id for w in problem.workers}
    clients = {c.id for c in problem.clients}
    for visit in problem.visits:
        where = f"visit {visit.id!r}"
        _known(f"{where}: client", [visit.client], clients, "clients")
        _known(f"{where}: pinned", (p.worker for p in visit.pinned), workers, "workers")
        _known(f"{where}: published", (p.worker for p in visit.published), workers, "workers")
        need(0 <= visit.day < problem.days, f"{where}: day is {visit.day}; give 0 to {problem.days - 1}")
    visits = {v.id for v in problem.visits}
    for row, link in enumerate(problem.links):
        _known(f"links[{row}]", (link.first, link.second), visits, "visits")
