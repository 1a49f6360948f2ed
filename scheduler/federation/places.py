"""Areas told by where clients live, and which of them each worker belongs to."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.faults import need
from scheduler.federation.drawn import cut, drawn_together
from scheduler.policy import Input

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.federation.drawn import Spot
    from scheduler.problem import Client, Problem, Worker


class Areas(Input, frozen=True, kw_only=True):
    """Which area each client and each worker belongs to, by id."""

    clients: dict[str, str]
    workers: dict[str, str]


def areas_by_place(problem: Problem, most_visits: int) -> Areas:
    """Clients are halved by where they live and whom they share workers with, until no area has too many visits.

    Workers go where their clients are.
    """
    visits = Counter(v.client for v in problem.visits)
    if visits.total() <= most_visits:
        return Areas(clients={c.id: "1" for c in problem.clients}, workers={w.id: "1" for w in problem.workers})
    need(problem.travel is None, "areas: a travel matrix has no places to tell them by; give the areas")
    clients: dict[str, str] = {}
    _halve(drawn_together(problem), _bound_together(problem), visits, most_visits, "1", clients)
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
    spots: Mapping[str, Spot],
    groups: list[list[Client]],
    visits: Counter[str],
    most: int,
    name: str,
    found: dict[str, str],
) -> None:
    """Across the longer side, so that each half has about half of the visits."""
    weights = [sum(visits[c.id] for c in g) for g in groups]
    if sum(weights) <= most or len(groups) <= 1:
        found.update((c.id, name) for g in groups for c in g)
        return
    at = [spots[g[0].id] for g in groups]
    wide, high = (max(side) - min(side) for side in zip(*at, strict=True))
    along = 0 if wide >= high else 1
    rows = sorted(range(len(groups)), key=lambda r: (at[r][along], at[r][1 - along], r))
    first = cut([at[r][along] for r in rows], [weights[r] for r in rows])
    for half, side in (("1", rows[:first]), ("2", rows[first:])):
        _halve(spots, [groups[r] for r in side], visits, most, name + half, found)


def _nearest(problem: Problem, areas: Mapping[str, str]) -> dict[str, str]:
    """The area with most of the clients whose agreed team they are in, else the one they start nearest to.

    Who says neither goes where the most work is for the hours that those there want already.
    """
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[str, list[Client]] = defaultdict(list)
    for client in problem.clients:
        members[areas[client.id]].append(client)
        for worker in client.team:
            ties[worker][areas[client.id]] += 1
    middles = {name: _middle(problem, clients) for name, clients in sorted(members.items())}
    placed = [w for w in problem.workers if ties[w.id] or w.start is not None]
    found = {w.id: _area_of(problem, w, ties[w.id], middles) for w in placed}
    work, wanted = _work(problem, areas), Counter(dict.fromkeys(middles, 1))
    for w in placed:
        wanted[found[w.id]] += w.hours.wanted_minutes
    for w in problem.workers:
        if w.id not in found:
            found[w.id] = max(middles, key=lambda name: Fraction(work[name], wanted[name]))
            wanted[found[w.id]] += w.hours.wanted_minutes
    return found


def _work(problem: Problem, areas: Mapping[str, str]) -> Counter[str]:
    """Minutes of visits by area, each as often as it needs workers."""
    found: Counter[str] = Counter()
    for visit in problem.visits:
        found[areas[visit.client]] += visit.minutes * visit.workers
    return found


def _middle(problem: Problem, clients: Sequence[Client]) -> tuple[int, int]:
    at = [problem.places[c.place] for c in clients]
    return sum(p.x_metres for p in at) // len(at), sum(p.y_metres for p in at) // len(at)


def _area_of(problem: Problem, worker: Worker, ties: Counter[str], middles: Mapping[str, tuple[int, int]]) -> str:
    if ties or worker.start is None:
        return max(sorted(ties), key=lambda name: ties[name])
    at = problem.places[worker.start]
    return min(middles, key=lambda n: (middles[n][0] - at.x_metres) ** 2 + (middles[n][1] - at.y_metres) ** 2)
