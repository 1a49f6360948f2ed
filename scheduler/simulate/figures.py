"""What a week came to, and a month: how far apart people are. Nobody is named."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.certificate import travel_total
from scheduler.check import check, uncovered
from scheduler.fairness import WHOLE_BP
from scheduler.roster import Value
from scheduler.simulate.year import YEAR_WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.fairness import Fairness
    from scheduler.problem import Ledger, Problem
    from scheduler.roster import Assignment

YEAR_MONTHS = 12


class Spread(Value, frozen=True, kw_only=True):
    """How far ratios of one burden lie apart: from least to most, and between the quarters."""

    range_bp: int
    quartiles_bp: int


class Figures(Value, frozen=True, kw_only=True):
    """The figures of one week or month and one way of assigning; shares and ratios hold the ledger."""

    worst_bp: int
    tenth_bp: int
    median_bp: int
    burdens: dict[str, Spread]
    places: int
    uncovered: int
    travel_minutes: int
    violations: int


def figures(problem: Problem, assignments: Sequence[Assignment], fair: Fairness) -> Figures:
    """What one roster came to."""
    shares = sorted(s.share_bp for s in fair.shares) or [0]
    ratios: dict[str, list[int]] = defaultdict(list)
    for row in fair.burdens:
        ratios[row.kind].append(row.ratio_bp)
    return Figures(
        worst_bp=shares[0],
        tenth_bp=shares[len(shares) // 10],
        median_bp=shares[len(shares) // 2],
        burdens={kind: spread(of) for kind, of in ratios.items()},
        places=sum(v.workers for v in problem.visits),
        uncovered=sum(u.missing for u in uncovered(problem, assignments)),
        travel_minutes=travel_total(problem, assignments),
        violations=len(check(problem, assignments)),
    )


def spread(ratios: Iterable[int]) -> Spread:
    """How far apart they lie."""
    rows = sorted(ratios)
    return Spread(range_bp=rows[-1] - rows[0], quartiles_bp=rows[len(rows) * 3 // 4] - rows[len(rows) // 4])


def before(ledgers: Iterable[Ledger]) -> dict[str, Spread]:
    """How far apart what they carried lay before the first week, by kind."""
    ratios: dict[str, list[int]] = defaultdict(list)
    for ledger in ledgers:
        for kind, able in ledger.able.items():
            if able:
                ratios[kind].append(ledger.burdens.get(kind, 0) * WHOLE_BP // able)
    return {kind: spread(of) for kind, of in ratios.items()}


def month_of(number: int) -> int:
    """The month of a week, both from 0."""
    return number * YEAR_MONTHS // YEAR_WEEKS


def together(weeks: Sequence[Figures]) -> Figures:
    """A month: the mean of its weeks, and all that was uncovered or broken."""
    kinds = dict.fromkeys(k for w in weeks for k in w.burdens)
    return Figures(
        worst_bp=_mean([w.worst_bp for w in weeks]),
        tenth_bp=_mean([w.tenth_bp for w in weeks]),
        median_bp=_mean([w.median_bp for w in weeks]),
        burdens={k: _mean_spread([w.burdens[k] for w in weeks if k in w.burdens]) for k in kinds},
        places=sum(w.places for w in weeks),
        uncovered=sum(w.uncovered for w in weeks),
        travel_minutes=sum(w.travel_minutes for w in weeks),
        violations=sum(w.violations for w in weeks),
    )


def _mean_spread(of: Sequence[Spread]) -> Spread:
    return Spread(range_bp=_mean([s.range_bp for s in of]), quartiles_bp=_mean([s.quartiles_bp for s in of]))


def _mean(values: Sequence[int]) -> int:
    return sum(values) // len(values)
