"""Visits are dropped until a roster breaks no rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.check import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.problem import Problem
    from scheduler.roster import Assignment, Violation


def repaired(problem: Problem, assignments: Sequence[Assignment]) -> list[Assignment]:
    """What is left when for each broken rule the shortest assignment it names is dropped, again and again."""
    kept = list(assignments)
    while broken := check(problem, kept):
        gone: set[Assignment] = set()
        touched: set[str | None] = set()
        for violation in broken:
            whose = violation.worker or violation.visit
            named = _named(kept, violation)
            if whose not in touched and named:
                touched.add(whose)
                gone.add(min(named, key=lambda a: (a.ends - a.starts, a.starts, a.worker)))
        if not gone:
            return []
        kept = [a for a in kept if a not in gone]
    return kept


def _named(kept: Sequence[Assignment], violation: Violation) -> list[Assignment]:
    both = [a for a in kept if a.visit == violation.visit and violation.worker in {None, a.worker}]
    return both or [a for a in kept if a.worker == violation.worker]
