"""A problem compiled to whole numbers in canonical order: what the engine looks at again and again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.burdens import able_minutes, burden_spans, preferred
from scheduler.eligible import Rules
from scheduler.engine.canonical import Canon
from scheduler.fairness import opening, opening_burdens
from scheduler.travel import travel_minutes
from scheduler.view import DayWork
from scheduler.wanted import wanted_minutes

if TYPE_CHECKING:
    from scheduler.eligible import Stretches
    from scheduler.policy import TravelMode
    from scheduler.problem import Link, Problem, Visit

Matrix = list[list[int]]
NOWHERE = -1


class Plan:
    """Workers, visits, clients and places as numbers; lists are indexed by them."""

    def __init__(self, problem: Problem) -> None:
        """Compile in canonical order; nothing below knows a name or an id."""
        self.problem = problem
        self.policy = problem.policy
        self.rules = Rules()
        canon = Canon(problem)
        self.workers, self.visits = canon.workers, canon.visits
        self.worker_of = {w.id: i for i, w in enumerate(self.workers)}
        self.visit_of = {v.id: i for i, v in enumerate(self.visits)}
        self.client_of = {c.id: i for i, c in enumerate(problem.clients)}
        self._visits()
        self._able()
        self._ways()
        self._pins_and_links()
        self._people()
        self._burdens()

    def _visits(self) -> None:
        clients = {c.id: c for c in self.problem.clients}
        self.place_of: dict[str, int] = {}
        for place in [c.place for c in self.problem.clients] + [w.start for w in self.workers if w.start is not None]:
            self.place_of.setdefault(place, len(self.place_of))
        for busy in (b for w in self.workers for b in w.busy if b.place is not None):
            self.place_of.setdefault(str(busy.place), len(self.place_of))
        self.day = [v.day for v in self.visits]
        self.low = [v.earliest for v in self.visits]
        self.high = [v.latest for v in self.visits]
        self.minutes = [v.minutes for v in self.visits]
        self.need = [v.workers for v in self.visits]
        self.client = [self.client_of[v.client] for v in self.visits]
        self.place = [self.place_of[clients[v.client].place] for v in self.visits]
        levels = sorted({v.critical for v in self.visits}, reverse=True)
        self.level = [levels.index(v.critical) for v in self.visits]
        self.levels = max(1, len(levels))

    def _able(self) -> None:
        clients = {c.id: c for c in self.problem.clients}
        self.options: list[dict[int, Stretches]] = []
        alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for v, visit in enumerate(self.visits):
            alike[visit.client, visit.skills, visit.personal_care, visit.critical, visit.workers].append(v)
        for worker in self.workers:
            may = [
                v
                for same in alike.values()
                if self.rules.may(worker, clients[self.visits[same[0]].client], self.visits[same[0]])
                for v in same
            ]
            mine = ((v, self.rules.open(worker, self.visits[v])) for v in sorted(may))
            self.options.append({v: starts for v, starts in mine if starts})
        self.able: list[list[int]] = [
            [w for w in range(len(self.workers)) if v in self.options[w]] for v in range(len(self.visits))
        ]

    def _ways(self) -> None:
        names = list(self.place_of)
        self.way: list[Matrix] = []
        self.gap: list[Matrix] = []
        made: dict[str, tuple[Matrix, Matrix]] = {}
        for worker in self.workers:
            mode = worker.travel_mode
            if mode not in made:
                way = _matrix(self.problem, mode, names)
                gap = {m: max(rule(m) for rule in self.rules.gaps) for m in {m for row in way for m in row}}
                made[mode] = way, [[gap[m] for m in row] for row in way]
            self.way.append(made[mode][0])
            self.gap.append(made[mode][1])
        self.home = [NOWHERE if w.start is None else self.place_of[w.start] for w in self.workers]

    def _pins_and_links(self) -> None:
        self.pins = [
            (v, self.worker_of[p.worker], p.starts) for v, visit in enumerate(self.visits) for p in visit.pinned
        ]
        self.pinned = {(v, w) for v, w, _ in self.pins}
        self.fixed = {v: starts for v, _, starts in self.pins}
        self.published = [
            (v, self.worker_of[p.worker], p.starts) for v, visit in enumerate(self.visits) for p in visit.published
        ]
        self.was = {(v, w) for v, w, _ in self.published}
        self.began: list[dict[int, int]] = [{} for _ in self.workers]
        for v, w, starts in self.published:
            self.began[w][v] = starts
        self.target = {v: starts for v, _, starts in self.published}
        self.links: list[list[tuple[Link, int, bool]]] = [[] for _ in self.visits]
        self.bound: list[list[int]] = [[] for _ in self.visits]
        for link in self.problem.links:
            first, second = self.visit_of[link.first], self.visit_of[link.second]
            self.links[first].append((link, second, True))
            self.links[second].append((link, first, False))
            if link.same_worker:
                self.bound[first].append(second)
                self.bound[second].append(first)
        self.coupled = [self.need[v] > 1 or bool(self.links[v]) or v in self.fixed for v in range(len(self.visits))]

    def _people(self) -> None:
        problem, workers = self.problem, self.workers
        names = {w: {self.visits[v].id: s for v, s in self.options[w].items()} for w in range(len(workers))}
        self.options_by_id = {worker.id: names[w] for w, worker in enumerate(workers)}
        self.wanted_by_id = wanted_minutes(problem, self.options_by_id)
        carried = opening(problem)
        self.limits = [w.limits or self.policy.limits for w in workers]
        self.given_before = [carried[w.id][0] for w in workers]
        self.wanted = [self.wanted_by_id[w.id] + carried[w.id][1] for w in workers]
        self.team = [{self.worker_of[w] for w in c.team} for c in problem.clients]
        self.familiar = [{self.worker_of[w]: n for w, n in c.familiarity.items()} for c in problem.clients]
        self.busy: list[dict[int, list[tuple[int, int, int]]]] = []
        self.outside: list[list[DayWork]] = []
        for worker in workers:
            by_day: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
            for b in sorted(worker.busy, key=lambda b: b.starts):
                by_day[problem.day_of(b.starts)].append(
                    (b.starts, b.ends, NOWHERE if b.place is None else self.place_of[b.place])
                )
            self.busy.append(dict(by_day))
            self.outside.append([_work(day, bs) for day, bs in sorted(by_day.items()) if not 0 <= day < problem.days])

    def _burdens(self) -> None:
        spans = burden_spans(self.problem)
        self.spans = spans
        self.likes = [preferred(w) for w in self.workers]
        ables = [able_minutes(self.problem, w, spans) for w in self.workers]
        self.kinds = list(ables[0]) if ables else []
        before = {kind: opening_burdens(self.problem, kind) for kind in self.kinds}
        self.burden_before = [[before[k][w.id][0] for k in self.kinds] for w in self.workers]
        self.burden_able = [[ables[i][k] + before[k][w.id][1] for k in self.kinds] for i, w in enumerate(self.workers)]

    def visit(self, v: int) -> Visit:
        """The visit behind a number."""
        return self.visits[v]


def _matrix(problem: Problem, mode: TravelMode, names: list[str]) -> Matrix:
    """Minutes between all places; by distance the way back is as long as the way there."""
    if problem.travel is not None:
        return [[travel_minutes(problem, mode, a, b) for b in names] for a in names]
    way = [[0] * len(names) for _ in names]
    for i, here in enumerate(names):
        for j in range(i):
            way[i][j] = way[j][i] = travel_minutes(problem, mode, here, names[j])
    return way


def _work(day: int, busy: list[tuple[int, int, int]]) -> DayWork:
    return DayWork(day, busy[0][0], busy[-1][1], sum(e - s for s, e, _ in busy))
