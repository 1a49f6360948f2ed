"""What the engine holds while it works, with what it asks: whether a visit fits there, and when."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler import grid
from scheduler.engine.plan import NOWHERE
from scheduler.engine.standing import MILLION, Change, Standing
from scheduler.engine.timing import ANY, Clock, Day, Item, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.engine.plan import Plan

__all__ = ["MILLION", "Change", "State"]

MOST_PLACINGS = 300_000
STEP = 15
SHORT_REST = 240


class State(Standing):
    """How things stand, with the questions a move asks before it is made."""

    def __init__(self, plan: Plan, clock: Clock | None = None) -> None:
        """Nobody has a visit, work already there aside."""
        super().__init__(plan, clock)
        self._placings: dict[tuple[int, Route, Item], tuple[Route, Day] | None] = {}

    def follows(self, w: int, changes: Sequence[Change]) -> bool:
        """The rules about days that follow each other hold for the worker with these days changed."""
        plan, days = self.plan, list(self.days[w])
        for change in changes:
            if change.w == w:
                days[change.d] = change.day
        minutes = sum(d.minutes for d in days)
        if not all(rule(plan.workers[w], minutes) for rule in plan.rules.totals):
            return False
        works = [d.work for d in days if d.work is not None]
        if plan.limits[w].daily_rest_minutes < SHORT_REST and not self._reached(w, days):
            return False
        if plan.outside[w]:
            works = sorted(works + plan.outside[w])
        return all(rule(plan.workers[w], plan.limits[w], works) for rule in plan.rules.periods)

    def _reached(self, w: int, days: list[Day]) -> bool:
        """Where the rest may be short, the first visit of a day can be reached from the last one of the day before."""
        work = [(d.work, d.places) for d in days if d.work is not None]
        gap = self.plan.gap[w]
        return all(
            b.starts >= a.ends + (0 if NOWHERE in {p[1], q[0]} else gap[p[1]][q[0]])
            for (a, p), (b, q) in pairwise(work)
        )

    def place(self, w: int, route: Route, item: Item) -> tuple[Route, Day] | None:
        """The best way to put a visit into a route: least way, then soonest over."""
        key = (w, route, item)
        if key in self._placings:
            return self._placings[key]
        if len(self._placings) > MOST_PLACINGS:
            self._placings.clear()
        best: tuple[int, int, Route, Day] | None = None
        d = self.plan.day[item[0]]
        for row in self._rows(route, item):
            longer = (*route[:row], item, *route[row:])
            day = self.clock.day(w, d, longer)
            if day is not None and day.work is not None and (best is None or (day.travel, day.work.ends) < best[:2]):
                best = (day.travel, day.work.ends, longer, day)
        found = self._placings[key] = best and (best[2], best[3])
        return found

    def _rows(self, route: Route, item: Item) -> Iterator[int]:
        plan, (v, fixed) = self.plan, item
        low, high = (plan.low[v], plan.high[v]) if fixed == ANY else (fixed, fixed)
        over = low + plan.minutes[v]
        for row in range(len(route) + 1):
            if row and plan.low[route[row - 1][0]] + plan.minutes[route[row - 1][0]] > high:
                return
            if row < len(route) and over > plan.high[route[row][0]]:
                continue
            yield row

    def with_visit(self, w: int, v: int, start: int = ANY, route: Route | None = None) -> Change | None:
        """The worker's day with one visit more, if the rules about days and links let it be."""
        if v not in self.plan.options[w]:
            return None
        d = self.plan.day[v]
        start = self.at[v] if start == ANY else start
        placed = self.place(w, self.routes[w][d] if route is None else route, (v, start))
        return placed and Change(w, d, *placed)

    def without(self, w: int, visits: Iterable[int]) -> Change | None:
        """The worker's day with some visits fewer (all of one day)."""
        gone = set(visits)
        d = self.plan.day[next(iter(gone))]
        route = tuple(i for i in self.routes[w][d] if i[0] not in gone)
        day = self.clock.day(w, d, route)
        return day and Change(w, d, route, day)

    def starts(self, v: int) -> list[int]:
        """Starts to try for a visit: free, fixed already, or those that its links leave (every quarter of an hour)."""
        plan = self.plan
        if not plan.coupled[v] or self.at[v] != ANY:
            return [self.at[v]]
        wide = grid.tries(plan.low[v], plan.high[v], STEP, plan.policy.start_grid_minutes)
        first = [plan.target[v]] if v in plan.target else []
        return [s for s in dict.fromkeys((*first, *wide)) if self.linked(v, s)]

    def linked(self, v: int, start: int) -> bool:
        """The visit may start then, as far as its links to covered visits go."""
        plan = self.plan
        for link, other, is_first in plan.links[v]:
            if self.holders[other]:
                over, begins = (
                    (start + plan.minutes[v], self.at[other])
                    if is_first
                    else (self.at[other] + plan.minutes[other], start)
                )
                if not all(rule(link, over, begins) for rule in plan.rules.links):
                    return False
        return True

    def may(self, v: int, w: int) -> bool:
        """The worker is not on the visit yet, and holds the visits that are to have the same worker."""
        return w not in self.holders[v] and all(not self.holders[o] or w in self.holders[o] for o in self.plan.bound[v])
