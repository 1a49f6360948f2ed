"""What a week leaves to the next: the ledger, half as heavy after each half-life, and work that rest follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import field

from scheduler.policy import DAY_MINUTES
from scheduler.problem import Busy, Ledger
from scheduler.roster import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.fairness import Fairness, WorkerShare
    from scheduler.problem import Problem
    from scheduler.roster import Assignment

MILLION = 1_000_000
WEEK_DAYS = 7

replace = msgspec.structs.replace


class Carried(Value, frozen=True, kw_only=True):
    """What everybody carries into a week. Who is away keeps their ledger as it was when they went."""

    ledgers: dict[str, Ledger]
    busy: dict[str, tuple[Busy, ...]] = field(default_factory=dict)

    def into(self, problem: Problem) -> Problem:
        """The week's problem with ledgers and last week's work; who has no ledger joins, and starts at the median."""
        workers = tuple(
            replace(w, ledger=self.ledgers.get(w.id, Ledger()), busy=self.busy.get(w.id, ())) for w in problem.workers
        )
        return replace(problem, workers=workers)

    def after(self, problem: Problem, assignments: Iterable[Assignment], fair: Fairness) -> Carried:
        """What they carry out of it."""
        counts = weight(problem.policy.half_life_weeks)
        ledgers = self.ledgers | {r.worker: self._ledger(r, fair, counts) for r in fair.shares}
        return Carried(ledgers=ledgers, busy=_work(problem, assignments))

    def _ledger(self, row: WorkerShare, fair: Fairness, counts: int) -> Ledger:
        """A roster's figures hold ledger and week together, and for a joiner the median they started at."""
        before = self.ledgers.get(row.worker, Ledger())
        mine = [b for b in fair.burdens if b.worker == row.worker]
        burdens = before.burdens | {b.kind: b.minutes for b in mine}
        able = before.able | {b.kind: b.able_minutes for b in mine}
        return Ledger(
            minutes_given=row.given_minutes * counts // MILLION,
            minutes_wanted=row.wanted_minutes * counts // MILLION,
            burdens={kind: minutes * counts // MILLION for kind, minutes in burdens.items()},
            able={kind: minutes * counts // MILLION for kind, minutes in able.items()},
        )


def weight(half_life_weeks: int) -> int:
    """What a minute counts one week later, in millionths."""
    return round(2 ** (-1 / half_life_weeks) * MILLION)


def _work(problem: Problem, assignments: Iterable[Assignment]) -> dict[str, tuple[Busy, ...]]:
    places = {c.id: c.place for c in problem.clients}
    homes = {v.id: places[v.client] for v in problem.visits}
    back = WEEK_DAYS * DAY_MINUTES
    work: dict[str, tuple[Busy, ...]] = {}
    for a in sorted(assignments, key=lambda a: a.starts):
        done = Busy(starts=a.starts - back, ends=a.ends - back, place=homes[a.visit])
        work[a.worker] = (*work.get(a.worker, ()), done)
    return work
