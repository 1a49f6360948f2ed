"""An order that does not depend on names, ids or order of entry: content decides, then the published seeded rotation.

What a person cannot be told apart by (id, position in the list) never enters a key, so renaming or shuffling workers
gives everybody the same roster. Availability enters only where nothing else tells two workers apart, and then more of
it comes first, so that offering more neither draws a new lot nor loses one.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.problem import Client, Problem, Visit, Worker


class Canon:
    """Workers and visits in canonical order."""

    def __init__(self, problem: Problem) -> None:
        """Keys are refined in turn: clients by what they need, workers by who they know, visits by both."""
        self.problem = problem
        self.clients = {c.id: self._client(c) for c in problem.clients}
        ties = _ties(problem, self.clients)
        offered = {w.id: sum(s.ends - s.starts for s in w.availability) for w in problem.workers}
        keys = {
            w.id: (self._worker(w, ties[w.id], ()), -offered[w.id], self._worker(w, ties[w.id], w.availability))
            for w in problem.workers
        }
        self.workers: list[Worker] = sorted(problem.workers, key=lambda w: keys[w.id])
        known = {worker: key[-1] for worker, key in keys.items()}
        people = {c.id: self._people(c, known) for c in problem.clients}
        visit_keys = {v.id: self._visit(v, people[v.client], known) for v in problem.visits}
        self.visits: list[Visit] = sorted(problem.visits, key=lambda v: (v.day, v.earliest, visit_keys[v.id], v.id))

    def place(self, place: str | None) -> Any:  # noqa: ANN401 - any JSON value
        """Where a place lies; its id only where a travel matrix tells nothing else."""
        if place is None or self.problem.travel is not None or place not in self.problem.places:
            return place
        return self.problem.places[place]

    def _client(self, client: Client) -> str:
        return digest(self.problem.seed, "client", self.place(client.place), client.languages, client.gender)

    def _worker(self, worker: Worker, ties: Iterable[str], availability: object) -> str:
        rest = (worker.hours, sorted(worker.languages), worker.gender, worker.travel_mode, self.place(worker.start))
        skills = sorted((s.code, s.until or 0) for s in worker.skills)
        work = sorted((b.starts, b.ends) for b in worker.busy)
        return digest(
            self.problem.seed, "worker", *rest, skills, work, worker.ledger, worker.limits, sorted(ties), availability
        )

    def _people(self, client: Client, known: dict[str, str]) -> str:
        team, declined = sorted(known[w] for w in client.team), sorted(known[w] for w in client.declined)
        return digest(self.clients[client.id], team, declined)

    def _visit(self, visit: Visit, client: str, known: dict[str, str]) -> str:
        pins = [sorted((known[p.worker], p.starts) for p in ps) for ps in (visit.pinned, visit.published)]
        return digest(client, visit.latest_end, visit.minutes, visit.skills, visit.workers, visit.critical, pins)


def _ties(problem: Problem, clients: dict[str, str]) -> dict[str, list[str]]:
    """What binds each worker to clients and visits, without anybody's id."""
    ties: dict[str, list[str]] = defaultdict(list)
    for client in problem.clients:
        key = clients[client.id]
        for name, workers in (("team", client.team), ("declined", client.declined)):
            for worker in workers:
                ties[worker].append(f"{name} {key}")
        for worker, visits in client.familiarity.items():
            ties[worker].append(f"familiar {visits} {key}")
    for visit in problem.visits:
        for name, pins in (("pinned", visit.pinned), ("published", visit.published)):
            for pin in pins:
                ties[pin.worker].append(f"{name} {pin.starts} {visit.earliest} {clients[visit.client]}")
    return ties


def digest(*parts: object) -> str:
    """A hash of content."""
    return sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()
