"""Shares, burdens and envy: plain functions on rosters, in whole numbers and exact fractions.

Share of a worker: minutes given (this period and the ledger) against minutes wanted (limited to what their own
availability could hold, and the ledger), up to one. Burden of a kind: minutes carried against minutes able.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from scheduler.burdens import able_minutes, burden_spans, worker_burdens
from scheduler.ceiling import given_minutes, level, reach
from scheduler.eligible import able
from scheduler.roster import Value
from scheduler.view import View
from scheduler.wanted import wanted_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.eligible import Stretches
    from scheduler.problem import Ledger, Problem, Worker
    from scheduler.roster import Assignment

WHOLE_BP = 10_000


class WorkerShare(Value, frozen=True, kw_only=True):
    """One worker's hours; all minutes include the ledger. A worker with nothing wanted has a full share."""

    worker: str
    given_minutes: int
    wanted_minutes: int
    share_bp: int

    @property
    def share(self) -> Fraction:
        """Given against wanted, from nothing up to one."""
        return share(self.given_minutes, self.wanted_minutes)


class WorkerBurden(Value, frozen=True, kw_only=True):
    """One worker's burden of one kind; minutes include the ledger. Listed only where the worker was able."""

    worker: str
    kind: str
    minutes: int
    able_minutes: int
    ratio_bp: int


class Fairness(Value, frozen=True, kw_only=True):
    """The figures of one roster, workers in the problem's order.

    `most_worst_bp` is a proven bound: no roster with these minutes covered has a larger worst share. Nobody can be
    given more than the most they asked for, nor more than all visits they are able to do; with the ledger, that may
    hold one worker down for weeks whatever the roster. For the rest, every worker may do every visit.
    """

    shares: tuple[WorkerShare, ...]
    burdens: tuple[WorkerBurden, ...]
    worst_share_bp: int
    mean_share_bp: int
    most_worst_bp: int
    jain_bp: int
    gini_bp: int
    envy_bp: int


def share(given: int, wanted: int) -> Fraction:
    """Given against wanted, from nothing up to one; one where nothing is wanted."""
    return Fraction(1) if wanted <= 0 else max(Fraction(0), min(Fraction(1), Fraction(given, wanted)))


def basis_points(value: Fraction) -> int:
    """Rounded down to one ten-thousandth."""
    return int(value * WHOLE_BP)


def opening(problem: Problem) -> dict[str, tuple[int, int]]:
    """What each worker carries in: (given, wanted). A joiner carries the median worker's ratio and minutes."""
    known = [(w.ledger.minutes_given, w.ledger.minutes_wanted) for w in problem.workers if not _joins(w.ledger)]
    middle = sorted(known, key=lambda x: (Fraction(x[0], max(1, x[1])), x))[len(known) // 2] if known else (0, 0)
    ledgers = {w.id: (w.ledger.minutes_given, w.ledger.minutes_wanted) for w in problem.workers}
    return {w.id: middle if _joins(w.ledger) else ledgers[w.id] for w in problem.workers}


def _joins(ledger: Ledger) -> bool:
    return not ledger.minutes_given and not ledger.minutes_wanted


def opening_burdens(problem: Problem, kind: str) -> dict[str, tuple[int, int]]:
    """What each worker carries in of one kind: (minutes, able); a joiner carries the median."""
    held = {w.id: (w.ledger.burdens.get(kind, 0), w.ledger.able.get(kind, 0)) for w in problem.workers}
    known = [held[w.id] for w in problem.workers if not _joins(w.ledger) and held[w.id][1]]
    middle = sorted(known, key=lambda x: (Fraction(*x), x))[len(known) // 2] if known else (0, 0)
    return {w.id: middle if _joins(w.ledger) else held[w.id] for w in problem.workers}


def jain(values: Sequence[Fraction]) -> Fraction:
    """Jain's index: one where all are equal."""
    squares = sum((v * v for v in values), Fraction(0))
    return sum(values, Fraction(0)) ** 2 / (len(values) * squares) if squares else Fraction(1)


def gini(values: Sequence[Fraction]) -> Fraction:
    """Gini's coefficient: nothing where all are equal."""
    total = sum(values, Fraction(0))
    if not total:
        return Fraction(0)
    partial = sum(accumulate(sorted(values)), Fraction(0))
    return Fraction(len(values) + 1, len(values)) - 2 * partial / (len(values) * total)


def measure(
    problem: Problem,
    assignments: Iterable[Assignment],
    *,
    options: Mapping[str, Mapping[str, Stretches]] | None = None,
    wanted: Mapping[str, int] | None = None,
) -> Fairness:
    """All figures of a roster. `options` and `wanted` spare the work where the caller has them already."""
    view = View(problem, assignments)
    options = able(problem) if options is None else options
    wanted = wanted_minutes(problem, options) if wanted is None else wanted
    shares = _shares(view, wanted)
    values = [s.share for s in shares] or [Fraction(1)]
    carried = opening(problem)
    asked = [(s.worker, s.given_minutes, s.wanted_minutes, carried[s.worker][0]) for s in shares]
    return Fairness(
        shares=shares,
        burdens=_burdens(view),
        worst_share_bp=basis_points(min(values)),
        mean_share_bp=basis_points(sum(values, Fraction(0)) / len(values)),
        most_worst_bp=level(asked, reach(view, options), WHOLE_BP),
        jain_bp=basis_points(jain(values)),
        gini_bp=basis_points(gini(values)),
        envy_bp=basis_points(_envy(view, shares, options)),
    )


def shares(problem: Problem, assignments: Iterable[Assignment], wanted: Mapping[str, int]) -> tuple[WorkerShare, ...]:
    """Each worker's hours alone, where what they want is known: nothing that asks who may do what."""
    return _shares(View(problem, assignments), wanted)


def _shares(view: View, wanted: Mapping[str, int]) -> tuple[WorkerShare, ...]:
    carried = opening(view.problem)
    rows = []
    for worker in view.workers:
        given = given_minutes(view, worker) + carried[worker][0]
        against = wanted[worker] + carried[worker][1]
        bp = basis_points(share(given, against))
        rows.append(WorkerShare(worker=worker, given_minutes=given, wanted_minutes=against, share_bp=bp))
    return tuple(rows)


def _burdens(view: View) -> tuple[WorkerBurden, ...]:
    problem, spans = view.problem, burden_spans(view.problem)
    ables = {w.id: able_minutes(problem, w, spans) for w in problem.workers}
    carried = {w.id: worker_burdens(view, w.id, spans) for w in problem.workers}
    rows = []
    for kind in dict.fromkeys(k for able_of in ables.values() for k in able_of):
        before = opening_burdens(problem, kind)
        for worker in problem.workers:
            rows += _burden_row(worker, kind, carried[worker.id][kind], ables[worker.id][kind], before[worker.id])
    return tuple(rows)


def _burden_row(worker: Worker, kind: str, minutes: int, able_of: int, before: tuple[int, int]) -> list[WorkerBurden]:
    minutes, able_of = minutes + before[0], able_of + before[1]
    if not able_of:
        return []
    bp = minutes * WHOLE_BP // able_of
    return [WorkerBurden(worker=worker.id, kind=kind, minutes=minutes, able_minutes=able_of, ratio_bp=bp)]


def _envy(view: View, shares: Sequence[WorkerShare], options: Mapping[str, Mapping[str, Stretches]]) -> Fraction:
    """The largest envy that is left when one visit, which the envious worker could have done, is taken away."""
    worst = Fraction(0)
    lowest_first = sorted(shares, key=lambda s: s.share)
    for rich in reversed(lowest_first):
        visits = {a.visit: a.ends - a.starts for a in view.of_worker.get(rich.worker, ())}
        for poor in lowest_first:
            if rich.share - poor.share <= worst:
                break
            could = [m for v, m in visits.items() if v in options[poor.worker]]
            if could:
                worst = max(worst, share(rich.given_minutes - max(could), rich.wanted_minutes) - poor.share)
    return worst
