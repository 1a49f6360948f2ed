"""What the engine holds while it works: every worker's routes, and the sums the aims ask about."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scheduler.certificate import floor_visits
from scheduler.engine.plan import NOWHERE
from scheduler.engine.timing import ANY, Clock, Day, Item, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.engine.plan import Plan

MILLION = 1_000_000
MOST_PLACINGS = 300_000
STEP = 15
SHORT_REST = 240


class Change(NamedTuple):
    """One worker's day as it would be."""

    w: int
    d: int
    route: Route
    day: Day


class State:
    """Routes by worker and day. Only `apply` changes it, and `apply` returns what undoes it."""

    def __init__(self, plan: Plan, clock: Clock | None = None) -> None:
        """Nobody has a visit, work already there aside."""
        self.plan = plan
        self.clock = clock or Clock(plan)
        workers, days = range(len(plan.workers)), range(plan.problem.days)
        self.routes: list[list[Route]] = [[() for _ in days] for _ in workers]
        empty = [[self.clock.day(w, d, ()) for d in days] for w in workers]
        self.days: list[list[Day]] = [[day for day in row if day is not None] for row in empty]
        self.holders: list[list[int]] = [[] for _ in plan.visits]
        self.at: list[int] = [plan.fixed.get(v, ANY) for v in range(len(plan.visits))]
        self.given = [
            before + sum(d.minutes for d in row) for before, row in zip(plan.given_before, self.days, strict=True)
        ]
        self.met: list[Counter[int]] = [Counter() for _ in plan.team]
        self.stage_of: dict[tuple[int, int], str] = {}
        self.stage = "cover"
        self._placings: dict[tuple[int, Route, Item], tuple[Route, Day] | None] = {}

    # ---- reading

    def share(self, w: int) -> int:
        """Millionths of what the worker wants, up to all of it."""
        wanted = self.plan.wanted[w]
        return MILLION if wanted <= 0 else max(0, min(MILLION, self.given[w] * MILLION // wanted))

    def burden(self, w: int, kind: int) -> int:
        """Millionths of what the worker is able to carry of this kind."""
        able = self.plan.burden_able[w][kind]
        carried = self.plan.burden_before[w][kind] + sum(d.burdens[kind] for d in self.days[w])
        return carried * MILLION // able if able else 0

    def beyond(self, c: int) -> int:
        """Covered places beyond the client's continuity floor, and workers beyond the agreed number."""
        met, team, policy = self.met[c], self.plan.team[c], self.plan.policy
        many = max(0, len(met) - policy.continuity_most)
        if not team:
            return many
        inside = sum(n for w, n in met.items() if w in team)
        return many + max(0, floor_visits(policy.continuity_bp, sum(met.values())) - inside)

    def lacking(self, v: int) -> int:
        """Places of a visit that nobody holds."""
        return self.plan.need[v] - len(self.holders[v])

    def cover(self) -> tuple[int, ...]:
        """Uncovered places by level, most critical first."""
        levels = [0] * self.plan.levels
        for v, level in enumerate(self.plan.level):
            levels[level] += self.lacking(v)
        return tuple(levels)

    def start(self, v: int, w: int) -> int:
        """When a worker starts a visit they hold."""
        route, day = self.routes[w][self.plan.day[v]], self.days[w][self.plan.day[v]]
        return next(s for (u, _), s in zip(route, day.starts, strict=True) if u == v)

    # ---- asking

    def follows(self, w: int, changes: Sequence[Change]) -> bool:
        """The rules about days that follow each other hold for the worker with these days changed."""
        plan, days = self.plan, list(self.days[w])
        for change in changes:
            if change.w == w:
                days[change.d] = change.day
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
        tries = dict.fromkeys(
            (plan.target.get(v, plan.low[v]), *range(plan.low[v], plan.high[v] + 1, STEP), plan.high[v])
        )
        return [s for s in tries if self.linked(v, s)]

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

    # ---- changing

    def apply(self, changes: Sequence[Change]) -> list[Change]:
        """Change these days; the answer is what undoes it."""
        undo = [Change(c.w, c.d, self.routes[c.w][c.d], self.days[c.w][c.d]) for c in changes]
        for change in changes:
            self._set(change)
        return undo[::-1]

    def _set(self, change: Change) -> None:
        plan, w, d = self.plan, change.w, change.d
        before, after = {v for v, _ in self.routes[w][d]}, {v for v, _ in change.route}
        for v in before - after:
            self.holders[v].remove(w)
            met = self.met[plan.client[v]]
            met[w] -= 1
            if not met[w]:
                del met[w]
            if not self.holders[v] and v not in plan.fixed:
                self.at[v] = ANY
        for v, start in change.route:
            if v not in before:
                self.holders[v].append(w)
                self.met[plan.client[v]][w] += 1
                self.stage_of[v, w] = self.stage
                self.at[v] = start
        self.given[w] += change.day.minutes - self.days[w][d].minutes
        self.routes[w][d], self.days[w][d] = change.route, change.day

    def saved(self) -> list[list[Route]]:
        """The routes as they are."""
        return [list(row) for row in self.routes]

    def restore(self, saved: list[list[Route]]) -> None:
        """Go back to saved routes."""
        changed = [(w, d) for w, row in enumerate(saved) for d, route in enumerate(row) if route != self.routes[w][d]]
        empty = [(w, d, ()) for w, d in changed]
        for w, d, route in empty + [(w, d, saved[w][d]) for w, d in changed]:
            day = self.clock.day(w, d, route)
            if day is not None:
                self._set(Change(w, d, route, day))
