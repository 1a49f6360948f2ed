"""One plain CP-SAT model of the whole week: who does which place, when each visit starts, and the order of pairs.

Weekly rest and breaks are left to repair; days in a row are kept. It goes for cover, then for short-falls of hours, and
begins with the roster of lowest cost as its hint, which it returns where it finds no other.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from time import monotonic
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from scheduler.eligible import able
from scheduler.fairness import opening
from scheduler.rivals.present import without
from scheduler.roster import Assignment
from scheduler.simulate.hand import lowest_cost
from scheduler.travel import travel_minutes
from scheduler.wanted import wanted_minutes

if TYPE_CHECKING:
    from scheduler.problem import Problem, Visit, Worker


PACKAGES = ("ortools",)
COVER = 1_000_000
STEPS = (1000, 900, 800, 700, 600, 500, 400, 300)
MILLE = 1000


def missing() -> str | None:
    """Why it cannot run."""
    return without("ortools")


def solve(problem: Problem, *, seconds: float, cores: int) -> list[Assignment]:
    """The best of one search; what building the model takes counts as search."""
    began = monotonic()
    model = Model(problem, cp_model.CpModel())
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = cores
    solver.parameters.random_seed = problem.seed % 1000
    hint = lowest_cost(problem)
    model.hint(hint)
    solver.parameters.max_time_in_seconds = max(1.0, seconds - (monotonic() - began))
    if solver.solve(model.cp) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return hint
    return [
        Assignment(visit=v, worker=w, starts=solver.value(model.start[v]), ends=solver.value(model.start[v]) + minutes)
        for (v, w), x in model.does.items()
        if solver.value(x)
        for minutes in [model.visits[v].minutes]
    ]


class Model:
    """The week in the solver's words."""

    def __init__(self, problem: Problem, cp: cp_model.CpModel) -> None:
        """Everything at once."""
        self.problem, self.cp = problem, cp
        self.visits = {v.id: v for v in problem.visits}
        self.places = {c.id: c.place for c in problem.clients}
        self.options = able(problem)
        self.start = {v.id: cp.new_int_var(v.earliest, v.latest, "") for v in problem.visits}
        self.does: dict[tuple[str, str], cp_model.IntVar] = {}
        self.first: dict[tuple[str, str], cp_model.IntVar] = {}
        self.works: dict[tuple[str, int], cp_model.IntVar] = {}
        self.wanted, self.carried = wanted_minutes(problem, self.options), opening(problem)
        for worker in problem.workers:
            self._worker(worker)
        cover = self._cover()
        lacks = cp_model.LinearExpr.sum([self._lacks(w) for w in problem.workers])
        cp.maximize(COVER * cover - lacks)

    def hint(self, roster: list[Assignment]) -> None:
        """Where to begin; all that follows from it is hinted too."""
        at = {a.visit: a.starts for a in roster}
        held = {(a.visit, a.worker) for a in roster}
        for visit, start in self.start.items():
            self.cp.add_hint(start, at.get(visit, self.visits[visit].earliest))
        for pair, does in self.does.items():
            self.cp.add_hint(does, pair in held)
        for (a, b), first in self.first.items():
            self.cp.add_hint(first, at.get(a, 0) <= at.get(b, 0))
        for (worker, day), works in self.works.items():
            self.cp.add_hint(works, any(w == worker and self.visits[v].day == day for v, w in held))

    def _worker(self, worker: Worker) -> None:
        for visit, stretches in self.options[worker.id].items():
            does = self.does[visit, worker.id] = self.cp.new_bool_var("")
            inside = self._domain(stretches)
            self.cp.add_linear_expression_in_domain(self.start[visit], inside).only_enforce_if(does)
        self._pairs(worker)
        self._limits(worker)

    @staticmethod
    def _domain(stretches: list[tuple[int, int]]) -> cp_model.Domain:
        return cp_model.Domain.from_intervals([list(s) for s in stretches])

    def _pairs(self, worker: Worker) -> None:
        """Two visits of a worker are one after the other with the way between, within the spread, and rested from."""
        limits = worker.limits or self.problem.policy.limits
        mine = sorted((self.visits[v] for v in self.options[worker.id]), key=lambda v: v.earliest)
        for a, b in combinations(mine, 2):
            if b.day > a.day + 1:
                continue
            pair = (self.does[a.id, worker.id], self.does[b.id, worker.id])
            if b.day > a.day:
                if b.earliest - (a.latest + a.minutes) < limits.daily_rest_minutes:
                    self.cp.add(
                        self.start[b.id] >= self.start[a.id] + a.minutes + limits.daily_rest_minutes
                    ).only_enforce_if(pair)
            else:
                if b.latest + b.minutes - a.earliest > limits.spread_minutes:
                    self.cp.add(
                        self.start[b.id] + b.minutes <= self.start[a.id] + limits.spread_minutes
                    ).only_enforce_if(pair)
                self._apart(worker, a, b, pair)

    def _apart(self, worker: Worker, a: Visit, b: Visit, pair: tuple[cp_model.IntVar, cp_model.IntVar]) -> None:
        way = travel_minutes(self.problem, worker.travel_mode, self.places[a.client], self.places[b.client])
        if b.earliest >= a.latest + a.minutes + way:
            return
        forward = b.latest >= a.earliest + a.minutes + way
        backward = a.latest >= b.earliest + b.minutes + way
        if not forward and not backward:
            self.cp.add_at_most_one(pair)
        elif forward and backward:
            first = self.first.setdefault((a.id, b.id), self.cp.new_bool_var(""))
            self.cp.add(self.start[b.id] >= self.start[a.id] + a.minutes + way).only_enforce_if(*pair, first)
            self.cp.add(self.start[a.id] >= self.start[b.id] + b.minutes + way).only_enforce_if(*pair, ~first)
        elif forward:
            self.cp.add(self.start[b.id] >= self.start[a.id] + a.minutes + way).only_enforce_if(pair)
        else:
            self.cp.add(self.start[a.id] >= self.start[b.id] + b.minutes + way).only_enforce_if(pair)

    def _limits(self, worker: Worker) -> None:
        limits = worker.limits or self.problem.policy.limits
        days: dict[int, list[str]] = defaultdict(list)
        for visit in self.options[worker.id]:
            days[self.visits[visit].day].append(visit)
        works: dict[int, cp_model.IntVar] = {}
        for day, visits in days.items():
            self.cp.add(self._minutes(worker, visits) <= limits.day_most_minutes)
            works[day] = self.works[worker.id, day] = self.cp.new_bool_var("")
            for visit in visits:
                self.cp.add_implication(self.does[visit, worker.id], works[day])
        for begins in range(self.problem.days - limits.days_in_row):
            row = [works[d] for d in range(begins, begins + limits.days_in_row + 1) if d in works]
            if len(row) > limits.days_in_row:
                self.cp.add(sum(row) <= limits.days_in_row)
        most = min(worker.hours.most_minutes, limits.week_most_minutes)
        self.cp.add(self._minutes(worker, list(self.options[worker.id])) <= most)

    def _minutes(self, worker: Worker, visits: list[str]) -> cp_model.LinearExpr:
        does = [self.does[v, worker.id] for v in visits]
        return cp_model.LinearExpr.weighted_sum(does, [self.visits[v].minutes for v in visits])

    def _cover(self) -> cp_model.LinearExpr:
        places, weights = [], []
        for visit in self.problem.visits:
            held = [self.does[k] for k in ((visit.id, w.id) for w in self.problem.workers) if k in self.does]
            if held:
                self.cp.add(sum(held) <= visit.workers)
                places += held
                weights += [1 + visit.critical] * len(held)
        return cp_model.LinearExpr.weighted_sum(places, weights)

    def _lacks(self, worker: Worker) -> cp_model.LinearExpr:
        """What is short of each step of the share, in thousandths: the lower it is, the more steps it is short of."""
        before, asked = self.carried[worker.id]
        against = asked + self.wanted[worker.id]
        if against <= 0:
            return cp_model.LinearExpr.sum([])
        given = self._minutes(worker, list(self.options[worker.id])) + before
        lacks = []
        for step in STEPS:
            short = self.cp.new_int_var(0, MILLE, "")
            self.cp.add(short * against >= step * against - given * MILLE)
            lacks.append(short)
        return cp_model.LinearExpr.sum(lacks)
