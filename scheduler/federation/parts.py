"""A large problem as parts that can be solved by themselves: by the areas that are given, else by place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from scheduler.fairness import opening, opening_burdens
from scheduler.faults import need
from scheduler.policy import BURDEN_KINDS, Input
from scheduler.problem import Busy, Ledger, Visit
from scheduler.roster import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.problem import Client, Problem, Worker

MOST_VISITS = 2500


class Areas(Input, frozen=True, kw_only=True):
    """Which area each client and each worker belongs to, by id."""

    clients: dict[str, str]
    workers: dict[str, str]


class Part(NamedTuple):
    """One area's own problem; `elsewhere` is what people pinned across its border, kept as it is."""

    name: str
    problem: Problem
    elsewhere: tuple[Assignment, ...] = ()


def partition(problem: Problem, areas: Areas | None = None, *, most_visits: int = MOST_VISITS) -> list[Part]:
    """The parts, by name. A problem that is small enough, or has one area, is its own part, unchanged.

    Raises:
        ProblemError: where somebody has no area, or none are given and there are no places to tell them by.
    """
    found = areas_by_place(problem, most_visits) if areas is None else _given(problem, areas)
    names = sorted(set(found.clients.values()) | set(found.workers.values()))
    if len(names) <= 1:
        return [Part(names[0] if names else problem.id, problem)]
    level = _one_ledger(problem)
    return [_part(level, name, found) for name in names]


def _given(problem: Problem, areas: Areas) -> Areas:
    for what, ids, known in (
        ("client", [c.id for c in problem.clients], areas.clients),
        ("worker", [w.id for w in problem.workers], areas.workers),
    ):
        missing = next((i for i in ids if i not in known), None)
        need(missing is None, f"areas: {what} {missing!r} has none; give the area it belongs to")
    return areas


def areas_by_place(problem: Problem, most_visits: int) -> Areas:
    """Clients are halved by where they live until no area has too many visits; workers go where their clients are."""
    visits = Counter(v.client for v in problem.visits)
    if visits.total() <= most_visits:
        return Areas(clients={c.id: "1" for c in problem.clients}, workers={w.id: "1" for w in problem.workers})
    need(problem.travel is None, "areas: a travel matrix has no places to tell them by; give the areas")
    clients: dict[str, str] = {}
    _halve(problem, _bound_together(problem), visits, most_visits, "1", clients)
    return Areas(clients=clients, workers=_nearest(problem, clients))


def _bound_together(problem: Problem) -> list[list[Client]]:
    """Clients whose visits are linked stay together; mostly each stands alone."""
    of = {v.id: v.client for v in problem.visits}
    head = {c.id: c.id for c in problem.clients}

    def top(client: str) -> str:
        while head[client] != client:
            client = head[client]
        return client

    for link in problem.links:
        a, b = top(of[link.first]), top(of[link.second])
        head[max(a, b)] = min(a, b)
    groups: dict[str, list[Client]] = defaultdict(list)
    for client in problem.clients:
        groups[top(client.id)].append(client)
    return list(groups.values())


def _halve(
    problem: Problem,
    groups: list[list[Client]],
    visits: Counter[str],
    most: int,
    name: str,
    found: dict[str, str],
) -> None:
    """Across the longer side, so that each half has half of the visits."""
    weights = [sum(visits[c.id] for c in g) for g in groups]
    if sum(weights) <= most or len(groups) <= 1:
        found.update((c.id, name) for g in groups for c in g)
        return
    at = [problem.places[g[0].place] for g in groups]
    wide = max(p.x_metres for p in at) - min(p.x_metres for p in at)
    high = max(p.y_metres for p in at) - min(p.y_metres for p in at)
    rows = sorted(
        range(len(groups)),
        key=lambda r: ((at[r].x_metres, at[r].y_metres) if wide >= high else (at[r].y_metres, at[r].x_metres), r),
    )
    total, cut = 0, 1
    for cut, row in enumerate(rows[:-1], start=1):  # noqa: B007 - where it ended is what is asked for
        total += weights[row]
        if 2 * total >= sum(weights):
            break
    for half, side in (("1", rows[:cut]), ("2", rows[cut:])):
        _halve(problem, [groups[r] for r in side], visits, most, name + half, found)


def _nearest(problem: Problem, areas: Mapping[str, str]) -> dict[str, str]:
    """The area with most of the clients whose agreed team they are in, else the one they start nearest to."""
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[str, list[Client]] = defaultdict(list)
    for client in problem.clients:
        members[areas[client.id]].append(client)
        for worker in client.team:
            ties[worker][areas[client.id]] += 1
    middles = {name: _middle(problem, clients) for name, clients in sorted(members.items())}
    return {w.id: _area_of(problem, w, ties[w.id], middles) for w in problem.workers}


def _middle(problem: Problem, clients: Sequence[Client]) -> tuple[int, int]:
    at = [problem.places[c.place] for c in clients]
    return sum(p.x_metres for p in at) // len(at), sum(p.y_metres for p in at) // len(at)


def _area_of(problem: Problem, worker: Worker, ties: Counter[str], middles: Mapping[str, tuple[int, int]]) -> str:
    if ties:
        return max(sorted(ties), key=lambda name: ties[name])
    if worker.start is None:
        return next(iter(middles))
    at = problem.places[worker.start]
    return min(middles, key=lambda n: (middles[n][0] - at.x_metres) ** 2 + (middles[n][1] - at.y_metres) ** 2)


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
