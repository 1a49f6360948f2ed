"""A large problem as parts that can be solved by themselves: by the areas that are given, else by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from scheduler.fairness import opening, opening_burdens
from scheduler.faults import need
from scheduler.federation.places import Areas, areas_by_place
from scheduler.policy import BURDEN_KINDS
from scheduler.problem import Busy, Ledger, Visit
from scheduler.roster import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.problem import Client, Problem, Worker

MOST_VISITS = 2500


class Part(NamedTuple):
    """One area's own problem; `elsewhere` is what people pinned across its border, kept as it is."""

    name: str
    problem: Problem
    elsewhere: tuple[Assignment, ...] = ()


def partition(problem: Problem, areas: Areas | None = None, *, most_visits: int = MOST_VISITS) -> list[Part]:
    """The parts, by name; areas that are given are split by place where they have too many visits.

    A problem that is small enough, or has one area, is its own part, unchanged.

    Raises:
        ProblemError: where somebody has no area, or none are given and there are no places to tell them by.
    """
    found = areas_by_place(problem, most_visits) if areas is None else _given(problem, areas, most_visits)
    names = sorted(set(found.clients.values()) | set(found.workers.values()))
    if len(names) <= 1:
        return [Part(names[0] if names else problem.id, problem)]
    level = _one_ledger(problem)
    return [_part(level, name, found) for name in names]


def _given(problem: Problem, areas: Areas, most_visits: int) -> Areas:
    for what, ids, known in (
        ("client", [c.id for c in problem.clients], areas.clients),
        ("worker", [w.id for w in problem.workers], areas.workers),
    ):
        missing = next((i for i in ids if i not in known), None)
        need(missing is None, f"areas: {what} {missing!r} has none; give the area it belongs to")
    visits = Counter(areas.clients[v.client] for v in problem.visits)
    many = [name for name, count in visits.items() if count > most_visits]
    return areas if problem.travel is not None else _split(problem, areas, many, most_visits)


def _split(problem: Problem, areas: Areas, names: Iterable[str], most_visits: int) -> Areas:
    """These areas by place; what they come to is named after them."""
    clients, workers = dict(areas.clients), dict(areas.workers)
    for name in names:
        found = areas_by_place(_part(problem, name, areas).problem, most_visits)
        clients |= {c: f"{name}/{part}" for c, part in found.clients.items()}
        workers |= {w: f"{name}/{part}" for w, part in found.workers.items()}
    return Areas(clients=clients, workers=workers)


def _one_ledger(problem: Problem) -> Problem:
    """Who joins starts at the median of all, and not of the part they happen to be in."""
    hours = opening(problem)
    burdens = {kind: opening_burdens(problem, kind) for kind in BURDEN_KINDS}
    workers = []
    for w in problem.workers:
        ledger = w.ledger
        if not ledger.minutes_given and not ledger.minutes_wanted and any(hours[w.id]):
            ledger = Ledger(
                minutes_given=hours[w.id][0],
                minutes_wanted=hours[w.id][1],
                burdens={kind: rows[w.id][0] for kind, rows in burdens.items()},
                able={kind: rows[w.id][1] for kind, rows in burdens.items()},
            )
        workers.append(w if ledger is w.ledger else replace(w, ledger=ledger))
    return replace(problem, workers=tuple(workers))


def _part(problem: Problem, name: str, areas: Areas) -> Part:
    mine = {w for w, area in areas.workers.items() if area == name}
    clients = [_known_here(c, mine) for c in problem.clients if areas.clients[c.id] == name]
    homes = {c.id: c.place for c in problem.clients}
    elsewhere: list[Assignment] = []
    visits, away = list[Visit](), defaultdict[str, list[Busy]](list)
    for visit in problem.visits:
        here = areas.clients[visit.client] == name
        pins = [p for p in visit.pinned if (p.worker in mine) != here]
        ends = [
            Assignment(visit=visit.id, worker=p.worker, starts=p.starts, ends=p.starts + visit.minutes) for p in pins
        ]
        if here:
            elsewhere += ends
            visits += _own(visit, mine, len(pins))
        for a in () if here else ends:
            away[a.worker].append(Busy(starts=a.starts, ends=a.ends, place=homes[visit.client]))
    workers = [replace(w, busy=(*w.busy, *away[w.id])) if w.id in away else w for w in problem.workers if w.id in mine]
    return Part(name, _whole(problem, name, workers, clients, visits), tuple(elsewhere))


def _known_here(client: Client, workers: set[str]) -> Client:
    return replace(
        client,
        team=tuple(w for w in client.team if w in workers),
        declined=tuple(w for w in client.declined if w in workers),
        familiarity={w: n for w, n in client.familiarity.items() if w in workers},
    )


def _own(visit: Visit, mine: set[str], foreign: int) -> list[Visit]:
    """The visit as its own area sees it: places that others hold by a pin are taken, and fix when it starts."""
    published = tuple(p for p in visit.published if p.worker in mine)
    if not foreign:
        return [visit if published == visit.published else replace(visit, published=published)]
    if foreign == visit.workers:
        return []
    start, pinned = visit.pinned[0].starts, tuple(p for p in visit.pinned if p.worker in mine)
    ends = start + visit.minutes
    left = visit.workers - foreign
    return [replace(visit, workers=left, earliest=start, latest_end=ends, pinned=pinned, published=published)]


def _whole(
    problem: Problem, name: str, workers: Sequence[Worker], clients: Sequence[Client], visits: Sequence[Visit]
) -> Problem:
    there = {v.id for v in visits}
    used: Iterable[str | None] = [
        *(c.place for c in clients),
        *(w.start for w in workers),
        *(b.place for w in workers for b in w.busy),
    ]
    places = {p: problem.places[p] for p in dict.fromkeys(used) if p is not None and p in problem.places}
    return replace(
        problem,
        id=f"{problem.id}/{name}",
        workers=tuple(workers),
        clients=tuple(clients),
        visits=tuple(visits),
        links=tuple(link for link in problem.links if {link.first, link.second} <= there),
        places=places,
    )
