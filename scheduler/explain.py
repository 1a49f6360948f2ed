"""Why this worker, why not that one, why nobody; as codes and numbers that name rules and never compare people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scheduler.changes import change_for_visit, change_for_worker
from scheduler.check import uncovered
from scheduler.desk import desk_of
from scheduler.fairness import basis_points
from scheduler.roster import Assignment, Explanation, Reason, ReasonRow, Unmet
from scheduler.trial import MATCHING, ORDER, Verdict, verdicts
from scheduler.view import View
from scheduler.weigh import Weigher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.problem import Problem
    from scheduler.roster import Param, Roster

ASKED_AT_MOST = 5000


def why_me(problem: Problem, roster: Roster, visit: str, worker: str) -> Explanation:
    """Who was ruled out by which rule, until the choice was made, and the stage at which it was made."""
    desk, view = desk_of(problem), View(problem, roster.assignments)
    held = [a for a in view.of_visit.get(visit, ()) if a.worker == worker]
    if not held:
        return Explanation(rows=(ReasonRow(code="not_yours"),))
    without = _without(view, visit, worker)
    asked = verdicts(without, view.visits[visit], _others(without, visit), desk)
    rows = _funnel(asked)
    left = sum(v.rule is None for v in asked)
    stage = next((c.stage for c in roster.reasons if (c.visit, c.worker) == (visit, worker)), "by_hand")
    rows.append(ReasonRow(code="only_you" if left <= 1 and stage != "pinned" else f"stage_{stage}", left=1))
    return Explanation(rows=tuple(rows))


def why_not_me(problem: Problem, roster: Roster, visit: str, worker: str) -> Explanation:
    """The first rule, else the first aim, that ruled this worker out, and the smallest change that would change it."""
    desk, view = desk_of(problem), View(problem, roster.assignments)
    if any(a.worker == worker for a in view.of_visit.get(visit, ())):
        return Explanation(rows=(ReasonRow(code="is_yours"),))
    found = view.visits[visit]
    here = view.of_visit.get(visit, [])
    full = len(here) >= found.workers
    holder = here[-1].worker if full else None
    open_view = _without(view, visit, holder) if holder else view
    asked = verdicts(open_view, found, _others(open_view, visit), desk)
    mine = next(v for v in asked if v.worker == worker)
    change = change_for_worker(desk, open_view, found, mine, asked)
    if mine.rule is not None:
        return Explanation(rows=tuple(_funnel(asked, mine)), change=change)
    stop = _aim(Weigher(desk, found), view, open_view, holder, mine)
    return Explanation(rows=(*_funnel(asked), stop), change=change)


def why_uncovered(problem: Problem, roster: Roster, visit: str) -> Explanation:
    """How many workers each rule ruled out, and the smallest single change that would let somebody come."""
    desk, view = desk_of(problem), View(problem, roster.assignments)
    found = view.visits[visit]
    if len(view.of_visit.get(visit, ())) >= found.workers:
        return Explanation(rows=(ReasonRow(code="is_covered"),))
    asked = verdicts(view, found, _others(view, visit), desk)
    free = [v for v in asked if v.rule is None]
    if free:
        rows = (*_funnel(asked), ReasonRow(code="somebody_free", params={"workers": len(free)}, left=len(free)))
        return Explanation(rows=rows)
    return Explanation(rows=tuple(_funnel(asked)), change=change_for_visit(desk, view, found, asked))


def unmet(problem: Problem, assignments: Iterable[Assignment]) -> tuple[Unmet, ...]:
    """Why the uncovered visits are so, the most critical first; as many of them as can be told in half a second."""
    desk, view = desk_of(problem), View(problem, assignments)
    lacking = uncovered(problem, view.assignments)[: max(1, ASKED_AT_MOST // max(1, len(problem.workers)))]
    return tuple(
        Unmet(
            visit=place.visit,
            missing=place.missing,
            rows=tuple(_funnel(verdicts(view, view.visits[place.visit], _others(view, place.visit), desk))),
        )
        for place in lacking
    )


def _others(view: View, visit: str) -> list[str]:
    here = {a.worker for a in view.of_visit.get(visit, ())}
    return [w for w in view.workers if w not in here]


def _without(view: View, visit: str, worker: str) -> View:
    return View(view.problem, [a for a in view.assignments if (a.visit, a.worker) != (visit, worker)])


def _funnel(asked: list[Verdict], mine: Verdict | None = None) -> list[ReasonRow]:
    """Rules that ruled somebody out, with those left after each; up to the one that stops `mine`, if given."""
    left = len(asked)
    rows = [ReasonRow(code="everyone", left=left)]
    out = Counter(v.rule for v in asked)
    for rule in _through(mine):
        if not out[rule]:
            continue
        left -= out[rule]
        stops = mine is not None and mine.rule == rule
        params: dict[str, Param] = dict(mine.params) if mine is not None and stops else {}
        rows.append(ReasonRow(code=f"rule_{rule}", params=params | {"out": out[rule]}, left=left, stops=stops))
    return rows


def _through(mine: Verdict | None) -> tuple[str, ...]:
    """The rules in reading order, through the one that stops `mine`.

    Where that is a private one, through the last of these: how many went must not tell which it was.
    """
    rules = (*ORDER, "links")
    if mine is None or mine.rule is None:
        return rules
    ends = [place for place, rule in enumerate(rules) if rule == mine.rule or {rule, mine.rule} <= MATCHING]
    return rules[: ends[-1] + 1]


def _aim(weigher: Weigher, view: View, open_view: View, holder: str | None, mine: Verdict) -> ReasonRow:
    """The first aim of the policy that would lose if this worker had the visit instead."""
    if holder is None:
        return ReasonRow(code="stage_not_found", stops=True)
    visit, touched = weigher.visit, [holder, mine.worker]
    added = Assignment(visit=visit.id, worker=mine.worker, starts=mine.starts, ends=mine.starts + visit.minutes)
    after = View(view.problem, [*open_view.assignments, added])
    for stage in view.problem.policy.stages:
        now, then = (weigher.figure(stage, v, touched) for v in (view, after))
        if then > now:
            params: dict[str, Param] = {}
            if stage == "hours":
                params = {"share_bp": basis_points(weigher.share(view, mine.worker))}
            return ReasonRow(code=f"aim_{stage}", params=params, left=1, stops=True)
        if then < now:
            return ReasonRow(code="stage_not_found", stops=True)
    return ReasonRow(code="stage_rotation", params={"seed": view.problem.seed}, left=1, stops=True)


__all__ = ["Explanation", "Reason", "unmet", "why_me", "why_not_me", "why_uncovered"]
