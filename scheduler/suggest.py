"""Who could take a visit now, in the fair order of the policy's aims, each with the reasons."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.engine.canonical import Canon
from scheduler.fairness import basis_points
from scheduler.roster import Assignment, Candidate, Reason
from scheduler.trial import ORDER, Verdict, place_of, verdicts
from scheduler.view import View
from scheduler.weigh import Weigher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.problem import Problem, Visit
    from scheduler.roster import Roster

MANY = Fraction(10**9)


def suggest(
    problem: Problem, roster: Roster, visit: str, *, wanted: Mapping[str, int] | None = None
) -> list[Candidate]:
    """Everybody not on the visit yet: those who are free first, in the fair order; then the others, nearest first.

    `wanted` is what `wanted_minutes` makes of the problem, for those who ask often: it is most of the work.
    """
    return ranked(problem, roster.assignments, visit, wanted)


def ranked(
    problem: Problem, assignments: Iterable[Assignment], visit_id: str, wanted: Mapping[str, int] | None = None
) -> list[Candidate]:
    """`suggest` for bare assignments."""
    view = View(problem, assignments)
    visit = view.visits[visit_id]
    here = {a.worker for a in view.of_visit.get(visit_id, ())}
    rotation = [w.id for w in Canon(problem).workers if w.id not in here]
    asked = verdicts(view, visit, rotation)
    free = [v for v in asked if v.rule is None]
    weigher = Weigher(problem, visit, [v.worker for v in free], wanted)
    order = sorted(free, key=lambda v: (_key(view, visit, weigher, v), rotation.index(v.worker)))
    others = sorted((v for v in asked if v.rule is not None), key=_nearest)
    return [_free(view, visit, weigher, v) for v in order] + [_other(v) for v in others]


def _nearest(row: Verdict) -> int:
    """Whoever got further down the rules is nearer; among the private ones nobody is."""
    return -place_of(row.rule) if row.rule in ORDER else 0


def _key(view: View, visit: Visit, weigher: Weigher, row: Verdict) -> tuple[tuple[Fraction, ...], ...]:
    """The aims in their order, for the roster in which this worker takes the visit."""
    after = _taken(view, visit, row)
    keys: list[tuple[Fraction, ...]] = []
    for stage in weigher.problem.policy.stages:
        if stage == "hours":
            keys.append((weigher.share(view, row.worker), weigher.share(after, row.worker)))
        elif stage == "burdens":
            keys.append(weigher.figure(stage, after, [row.worker])[:1])
        elif stage in {"wishes", "travel"}:
            now, then = (weigher.figure(stage, v, [row.worker]) for v in (view, after))
            keys.append((then[0] - now[0],))
        else:
            keys.append(weigher.figure(stage, after, [row.worker]))
    return tuple(keys)


def _taken(view: View, visit: Visit, row: Verdict) -> View:
    added = Assignment(visit=visit.id, worker=row.worker, starts=row.starts, ends=row.starts + visit.minutes)
    return View(view.problem, [*view.assignments, added])


def _free(view: View, visit: Visit, weigher: Weigher, row: Verdict) -> Candidate:
    client, after = view.clients[visit.client], _taken(view, visit, row)
    reasons = [Reason(code="free")]
    if row.worker in client.team:
        reasons.append(Reason(code="in_team"))
    if client.familiarity.get(row.worker):
        reasons.append(Reason(code="visits_before", params={"visits": client.familiarity[row.worker]}))
    reasons.append(Reason(code="own_share", params={"share_bp": basis_points(weigher.share(view, row.worker))}))
    wished = weigher.figure("wishes", view, [row.worker])[0] - weigher.figure("wishes", after, [row.worker])[0]
    if wished > 1:
        reasons.append(Reason(code="preferred_time"))
    way = weigher.figure("travel", after, [row.worker])[0] - weigher.figure("travel", view, [row.worker])[0]
    reasons.append(Reason(code="more_travel", params={"minutes": int(way)}))
    return Candidate(worker=row.worker, free=True, starts=row.starts, reasons=tuple(reasons))


def _other(row: Verdict) -> Candidate:
    rule = Reason(code=f"rule_{row.rule}", params=dict(row.params))
    return Candidate(worker=row.worker, free=False, starts=None, reasons=(rule,))
