"""Who could take a visit now, in the fair order of the policy's aims, each with the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.desk import desk_of
from scheduler.fair_order import FairOrder, Turn
from scheduler.roster import Candidate, Reason
from scheduler.trial import ORDER, Verdict, place_of, verdicts
from scheduler.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.desk import Desk
    from scheduler.problem import Problem, Visit
    from scheduler.roster import Roster


def suggest(
    problem: Problem, roster: Roster, visit: str, *, wanted: Mapping[str, int] | None = None
) -> list[Candidate]:
    """Everybody not on the visit yet: those who are free first, in the fair order; then the others, nearest first.

    `wanted` is what `wanted_minutes` makes of the problem, for those who have it already: it is most of the work.
    """
    desk, view = desk_of(problem), View(problem, roster.assignments)
    if wanted is not None:
        desk.know_wanted(wanted)
    found = view.visits[visit]
    here = {a.worker for a in view.of_visit.get(visit, ())}
    asked = verdicts(view, found, [w for w in desk.rotation if w not in here], desk)
    order = FairOrder(desk, view, found)
    turns = order.ranked(Turn(v.worker, v.starts) for v in asked if v.rule is None)
    free = [Candidate(worker=t.worker, free=True, starts=t.starts, reasons=order.reasons(t)) for t in turns]
    return free + [_other(v) for v in sorted((v for v in asked if v.rule is not None), key=_nearest)]


def is_first(desk: Desk, view: View, visit: Visit, worker: str, others: Iterable[Turn]) -> bool:
    """Chosen anew among these others who are free, the visit goes to this worker: they are free, it is their turn."""
    mine = verdicts(view, visit, [worker], desk)[0]
    if mine.rule is not None:
        return False
    turns = [Turn(worker, mine.starts), *(t for t in others if t.worker != worker)]
    return FairOrder(desk, view, visit).first(turns).worker == worker


def _nearest(row: Verdict) -> int:
    """Whoever got further down the rules is nearer; among the private ones nobody is."""
    return -place_of(row.rule) if row.rule in ORDER else 0


def _other(row: Verdict) -> Candidate:
    rule = Reason(code=f"rule_{row.rule}", params=dict(row.params))
    return Candidate(worker=row.worker, free=False, starts=None, reasons=(rule,))
