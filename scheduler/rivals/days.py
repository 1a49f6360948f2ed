"""For solvers of one day: what each worker may still do on a day, given the days that are already made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scheduler.eligible import Rules, able
from scheduler.fairness import opening
from scheduler.roster import Assignment
from scheduler.spans import common, joined
from scheduler.view import DayWork
from scheduler.wanted import wanted_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.policy import Limits
    from scheduler.problem import Problem, Visit, Worker

MILLE = 1000
ROUNDS = (None, 900, 800, 750, 700, 650, 600, 550)


class Task(NamedTuple):
    """One place of a visit, with its first and last start; all places of a double-up have the same single start."""

    visit: Visit
    low: int
    high: int


class Shift(NamedTuple):
    """What one worker may do on one day: from, until, not in the pauses, at most so many minutes, and which visits."""

    worker: Worker
    starts: int
    ends: int
    pauses: tuple[tuple[int, int], ...]
    most: int
    share: int
    visits: frozenset[str]


class Days:
    """Days are made one after the other; each looks at those before."""

    def __init__(self, problem: Problem, level: int | None) -> None:
        """With a level (thousandths of what is wanted), nobody is given more than that share."""
        self.problem, self.level = problem, level
        self.rules, self.options = Rules(), able(problem)
        self.carried, self.wanted = opening(problem), wanted_minutes(problem, self.options)
        self.made: list[Assignment] = []
        self.works: dict[str, dict[int, DayWork]] = {w.id: {} for w in problem.workers}
        for worker in problem.workers:
            for busy in worker.busy:
                self._add(worker.id, problem.day_of(busy.starts), busy.starts, busy.ends)

    def tasks(self, day: int) -> list[Task]:
        """Every place of the day's visits."""
        return [t for v in self.problem.visits if v.day == day for t in tasks_of(v)]

    def shifts(self, day: int) -> list[Shift]:
        """Everybody who may do something on the day."""
        found = (self._shift(worker, day) for worker in self.problem.workers)
        return [s for s in found if s is not None]

    def keep(self, day: int, rows: Iterable[tuple[Visit, str, int]]) -> None:
        """A day is made: visit, worker, start."""
        for visit, worker, start in rows:
            self.made.append(Assignment(visit=visit.id, worker=worker, starts=start, ends=start + visit.minutes))
            self._add(worker, day, start, start + visit.minutes)

    def _add(self, worker: str, day: int, starts: int, ends: int) -> None:
        was = self.works[worker].get(day)
        low, high = (min(starts, was.starts), max(ends, was.ends)) if was else (starts, ends)
        self.works[worker][day] = DayWork(day, low, high, ends - starts + (was.minutes if was else 0))

    def _shift(self, worker: Worker, day: int) -> Shift | None:
        limits = worker.limits or self.problem.policy.limits
        today = [v for v in self.problem.visits if v.day == day and v.id in self.options[worker.id]]
        begins = self.problem.day_start(day)
        whole = [(begins, self.problem.day_start(day + 1))]
        spans = common(joined((s.starts, s.ends) for s in worker.availability), whole)
        low, high = self._rested(worker.id, day, limits)
        spans = common(spans, [(low, high)]) if low < high else []
        if not spans or not today:
            return None
        starts, ends = _widest(spans[0][0], spans[-1][1], limits.spread_minutes, today)
        spans = common(spans, [(starts, ends)])
        most = self._most(worker, limits)
        if not spans or most <= 0 or not self._follows(worker, day, limits, starts, ends):
            return None
        pauses = tuple((a[1], b[0]) for a, b in pairwise(spans))
        visits = frozenset(v.id for v in today)
        return Shift(worker, spans[0][0], spans[-1][1], pauses, most, self._share(worker.id), visits)

    def _rested(self, worker: str, day: int, limits: Limits) -> tuple[int, int]:
        rest = limits.daily_rest_minutes
        low = max((w.ends + rest for d, w in self.works[worker].items() if d < day), default=-(10**9))
        return low, min((w.starts - rest for d, w in self.works[worker].items() if d > day), default=10**9)

    def _follows(self, worker: Worker, day: int, limits: Limits, starts: int, ends: int) -> bool:
        works = self.works[worker.id] | {day: DayWork(day, starts, ends, ends - starts)}
        row = [w for _, w in sorted(works.items())]
        return all(rule(worker, limits, row) for rule in self.rules.periods if not self._counts(rule))

    @staticmethod
    def _counts(rule: object) -> bool:
        """Rules of minutes are kept by `most`; here a day counts as long as it may be."""
        return getattr(rule, "__module__", "").endswith("week_most")

    def _most(self, worker: Worker, limits: Limits) -> int:
        given = sum(w.minutes for d, w in self.works[worker.id].items() if 0 <= d < self.problem.days)
        most = min(worker.hours.most_minutes, limits.week_most_minutes) - given
        if self.level is not None:
            before, asked = self.carried[worker.id]
            most = min(most, (asked + self.wanted[worker.id]) * self.level // MILLE - before - given)
        return min(most, limits.day_most_minutes)

    def _share(self, worker: str) -> int:
        before, asked = self.carried[worker]
        given = before + sum(w.minutes for w in self.works[worker].values())
        return given * MILLE // max(1, asked + self.wanted[worker])


def tasks_of(visit: Visit) -> list[Task]:
    """Every place of a visit."""
    if visit.workers == 1:
        return [Task(visit, visit.earliest, visit.latest)]
    middle = (visit.earliest + visit.latest) // 2
    return [Task(visit, middle, middle)] * visit.workers


def _widest(low: int, high: int, most: int, visits: Sequence[Visit]) -> tuple[int, int]:
    """The stretch no longer than the longest spread that holds the most minutes of visits."""
    if high - low <= most:
        return low, high
    starts = {low, high - most, *(v.earliest for v in visits if low <= v.earliest <= high - most)}

    def held(start: int) -> int:
        return sum(v.minutes for v in visits if v.earliest >= start and v.latest_end <= start + most)

    best = max(sorted(starts), key=held)
    return best, best + most
