"""Would a worker's route still keep every rule with one more visit in it? Asked rule by rule, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler import grid
from scheduler.constraints import CONSTRAINTS
from scheduler.eligible import Rules
from scheduler.roster import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.problem import Visit
    from scheduler.roster import Param
    from scheduler.view import View

STEP = 15
OWN_RULES = tuple(c for c in CONSTRAINTS if c.scope != "visit")
ORDER = tuple(c.code for c in OWN_RULES)
# What one side wishes of the other is private to who wished it, so these sort and are counted as one rule.
MATCHING = frozenset({"languages", "gender", "declined"})


class Verdict(NamedTuple):
    """The first rule that rules a worker out of a visit, with its numbers; none, and the start, where they are free."""

    worker: str
    rule: str | None
    params: Mapping[str, Param]
    starts: int


def verdict(view: View, visit: Visit, worker: str, starts: Iterable[int]) -> Verdict:
    """The verdict at the start that gets furthest down the rules (the earliest of those)."""
    best: Verdict | None = None
    for start in starts:
        now = _at(view, visit, worker, start)
        if now.rule is None:
            return now if _same_worker(view, visit, worker) else now._replace(rule="links")
        if best is None or _rank(now) > _rank(best):
            best = now
    return best or Verdict(worker, "links", {}, visit.earliest)


def place_of(rule: str | None) -> int:
    """Where a rule stands in reading order; the private ones all stand where the first of them does."""
    if rule in MATCHING:
        return min(map(ORDER.index, MATCHING))
    return ORDER.index(rule) if rule in ORDER else len(ORDER)


def _rank(row: Verdict) -> int:
    return ORDER.index(row.rule) if row.rule in ORDER else len(ORDER)


def _same_worker(view: View, visit: Visit, worker: str) -> bool:
    """The worker holds what is to have the same worker as this visit, as far as it is covered."""
    for link in view.problem.links:
        if link.same_worker and visit.id in {link.first, link.second}:
            other = link.second if link.first == visit.id else link.first
            there = {a.worker for a in view.of_visit.get(other, ())}
            if there and worker not in there:
                return False
    return True


def _at(view: View, visit: Visit, worker: str, start: int) -> Verdict:
    mine = [a for a in view.of_worker.get(worker, ()) if a.visit != visit.id]
    added = Assignment(visit=visit.id, worker=worker, starts=start, ends=start + visit.minutes)
    single, before, after = view.alone(worker, [added]), view.alone(worker, mine), view.alone(worker, [*mine, added])
    for rule in OWN_RULES:
        if rule.scope == "pair":
            broken = list(rule.violations(single))
        else:
            broken = list(rule.violations(after))
            if broken and len(broken) <= sum(1 for _ in rule.violations(before)):
                broken = []
        if broken:
            return Verdict(worker, rule.code, broken[0].params, start)
    return Verdict(worker, None, {}, start)


def starts_to_try(view: View, visit: Visit) -> list[int]:
    """The start of those who are there already, else the whole window by the quarter hour, as links let it be."""
    here = view.of_visit.get(visit.id)
    if here:
        return [here[0].starts]
    first = [p.starts for p in (*visit.pinned, *visit.published)]
    wide = grid.tries(visit.earliest, visit.latest, STEP, view.problem.policy.start_grid_minutes)
    tries = dict.fromkeys((*first, *wide))
    return [s for s in tries if visit.earliest <= s <= visit.latest and _linked(view, visit, s)]


def _linked(view: View, visit: Visit, start: int) -> bool:
    rules = Rules().links
    for link in view.problem.links:
        other = link.second if link.first == visit.id else link.first if link.second == visit.id else None
        there = view.of_visit.get(other) if other else None
        if there:
            over, begins = (
                (start + visit.minutes, there[0].starts) if link.first == visit.id else (there[0].ends, start)
            )
            if not all(rule(link, over, begins) for rule in rules):
                return False
    return True


def verdicts(view: View, visit: Visit, workers: Iterable[str]) -> list[Verdict]:
    """One verdict a worker."""
    starts = starts_to_try(view, visit)
    return [verdict(view, visit, w, starts) for w in workers]
