"""Would a worker's route still keep every rule with one more visit in it? Asked rule by rule, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler.constraints import CONSTRAINTS
from scheduler.fit import STEP, holds_bound, keeps, starts
from scheduler.roster import Assignment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.desk import Desk
    from scheduler.problem import Visit
    from scheduler.roster import Param
    from scheduler.view import View

OWN_RULES = tuple(c for c in CONSTRAINTS if c.scope != "visit")
PAIR_RULES = tuple(c for c in OWN_RULES if c.scope == "pair")
ROUTE_RULES = tuple(c for c in OWN_RULES if c.scope == "route")
ORDER = tuple(c.code for c in OWN_RULES)
# What one side wishes of the other is private to who wished it, so these sort and are counted as one rule.
MATCHING = frozenset({"languages", "gender", "declined"})

__all__ = ["MATCHING", "ORDER", "STEP", "Verdict", "place_of", "verdict", "verdicts"]


class Verdict(NamedTuple):
    """The first rule that rules a worker out of a visit, with its numbers; none, and the start, where they are free."""

    worker: str
    rule: str | None
    params: Mapping[str, Param]
    starts: int


def verdict(view: View, visit: Visit, worker: str, starts: Iterable[int], desk: Desk) -> Verdict:
    """The verdict at the start that gets furthest down the rules (the earliest of those)."""
    best: Verdict | None = None
    mine = [a for a in view.of_worker.get(worker, ()) if a.visit != visit.id]
    for start in starts:
        now = _at(view, visit, worker, start, mine, desk)
        if now.rule is None:
            return now if holds_bound(desk, view, visit, worker) else now._replace(rule="links")
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


def _at(view: View, visit: Visit, worker: str, start: int, mine: list[Assignment], desk: Desk) -> Verdict:
    added = Assignment(visit=visit.id, worker=worker, starts=start, ends=start + visit.minutes)
    is_open = any(low <= start <= high for low, high in desk.options(worker, visit))
    if is_open and keeps(desk, worker, [*mine, added], visit.day):
        return Verdict(worker, None, {}, start)
    rule, params = _named(view, worker, mine, added)
    return Verdict(worker, rule, params, start)


def _named(
    view: View, worker: str, mine: list[Assignment], added: Assignment
) -> tuple[str | None, Mapping[str, Param]]:
    """The first rule that the one more visit breaks; what was broken before, and no further, is not held against it."""
    single = view.alone(worker, [added])
    for rule in PAIR_RULES:
        broken = next(iter(rule.violations(single)), None)
        if broken:
            return rule.code, broken.params
    before, after = view.alone(worker, mine), view.alone(worker, [*mine, added])
    for rule in ROUTE_RULES:
        already = list(rule.violations(before))
        found = next((broken for broken in rule.violations(after) if broken not in already), None)
        if found:
            return rule.code, found.params
    return None, {}


def verdicts(view: View, visit: Visit, workers: Iterable[str], desk: Desk) -> list[Verdict]:
    """One verdict a worker."""
    tries = starts(desk, view, visit)
    return [verdict(view, visit, w, tries, desk) for w in workers]
