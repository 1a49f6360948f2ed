"""Judges any roster, whoever made it. Knows no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints import CONSTRAINTS
from scheduler.roster import UncoveredPlace, Violation
from scheduler.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.problem import Problem
    from scheduler.roster import Assignment


def check(problem: Problem, assignments: Iterable[Assignment]) -> list[Violation]:
    """Every place where a hard rule fails, rules in the order people read them. Empty means none does.

    What work already there breaks by itself is not held against the roster.
    """
    given = list(assignments)
    view, before = View(problem, given), View(problem, ())
    found = list(_unknown(view, given))
    for constraint in CONSTRAINTS:
        already = list(constraint.violations(before)) if constraint.scope == "route" else []
        found += (v for v in constraint.violations(view) if v not in already)
    return found


def uncovered(problem: Problem, assignments: Iterable[Assignment]) -> list[UncoveredPlace]:
    """Every visit that lacks workers, critical first, then in the problem's order."""
    view = View(problem, assignments)
    rows = [
        UncoveredPlace(
            visit=v.id, missing=v.workers - len(view.of_visit.get(v.id, ())), wanted=v.workers, critical=v.critical
        )
        for v in problem.visits
    ]
    return sorted((r for r in rows if r.missing > 0), key=lambda r: -r.critical)


def _unknown(view: View, assignments: Iterable[Assignment]) -> Iterator[Violation]:
    for a in assignments:
        if a.worker not in view.workers or a.visit not in view.visits:
            yield Violation(code="unknown", worker=a.worker, visit=a.visit)
