"""Fair scheduling for care cooperatives: a typed `Problem` in, a `Roster` with reasons out.

Judging, explaining and measuring need no solver; `solve` brings its engine with it when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scheduler import fairness
from scheduler.certificate import certificate
from scheduler.check import check, uncovered
from scheduler.explain import unmet, why_me, why_not_me, why_uncovered
from scheduler.faults import ProblemError
from scheduler.policy import Limits, Policy, Slacks, Stretch
from scheduler.problem import Busy, Client, HoursWanted, Ledger, Link, Pin, Place, Problem, Skill, Span, Visit, Worker
from scheduler.replan import Added, Cancelled, Change, Move, Pinned, Replanned, Sick, replan
from scheduler.roster import (
    Assignment,
    Candidate,
    Certificate,
    Choice,
    Explanation,
    Progress,
    Reason,
    ReasonRow,
    Roster,
    UncoveredPlace,
    Unmet,
    Violation,
)
from scheduler.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.engine import Engine

__all__ = [
    "Added",
    "Assignment",
    "Busy",
    "Cancelled",
    "Candidate",
    "Certificate",
    "Change",
    "Choice",
    "Client",
    "Explanation",
    "HoursWanted",
    "Ledger",
    "Limits",
    "Link",
    "Move",
    "Pin",
    "Pinned",
    "Place",
    "Policy",
    "Problem",
    "ProblemError",
    "Progress",
    "Reason",
    "ReasonRow",
    "Replanned",
    "Roster",
    "Sick",
    "Skill",
    "Slacks",
    "Span",
    "Stretch",
    "UncoveredPlace",
    "Unmet",
    "Violation",
    "Visit",
    "Worker",
    "certificate",
    "check",
    "fairness",
    "replan",
    "solve",
    "suggest",
    "uncovered",
    "why_me",
    "why_not_me",
    "why_uncovered",
]


def _silent(progress: Progress) -> None:
    del progress


def _never() -> bool:
    return False


def solve(
    problem: Problem,
    *,
    seconds: float | None = None,
    budget: int | None = None,
    progress: Callable[[Progress], None] = _silent,
    cancelled: Callable[[], bool] = _never,
    engine: Engine | None = None,
) -> Roster:
    """A roster for the problem: the best found within `seconds`, or within a `budget` of moves.

    With a budget the same problem, seed and budget give the same roster on any machine. `cancelled` is asked often;
    once it is true, the best roster so far is returned. What is left uncovered is named with the reasons.
    """
    if engine is None:
        from scheduler.engine.run import RouteEngine  # noqa: PLC0415 - `import scheduler` stays cheap

        engine = RouteEngine()
    roster = engine.solve(problem, seconds=seconds, budget=budget, progress=progress, cancelled=cancelled)
    return msgspec.structs.replace(roster, uncovered=unmet(problem, roster.assignments))
