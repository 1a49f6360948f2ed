"""How things stand: every worker's routes, and the sums the aims ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler.engine.meetings import Meetings
from scheduler.engine.timing import ANY, Clock, Day, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.engine.meetings import Hand
    from scheduler.engine.plan import Plan

MILLION = 1_000_000


class Change(NamedTuple):
    """One worker's day as it would be."""

    w: int
    d: int
    route: Route
    day: Day


class Standing(Meetings):
    """Routes by worker and day. Only `apply` changes it, and `apply` returns what undoes it."""

    def __init__(self, plan: Plan, clock: Clock | None = None) -> None:
        """Nobody has a visit, work already there aside."""
        super().__init__(plan)
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
        self.stage_of: dict[tuple[int, int], str] = {}
        self.stage = "cover"

    # ---- reading

    def share(self, w: int) -> int:
        """Millionths of what the worker wants, up to all of it."""
        wanted = self.plan.wanted[w]
        return MILLION if wanted <= 0 else max(0, min(MILLION, self.given[w] * MILLION // wanted))

    def ratio(self, w: int) -> int:
        """The same, above all of it too: who is furthest above gives first."""
        wanted = self.plan.wanted[w]
        return max(0, self.given[w]) * MILLION // wanted if wanted > 0 else MILLION

    def room(self, w: int) -> int:
        """Minutes that are left of the most the worker asked for."""
        return self.plan.workers[w].hours.most_minutes - self.given[w] + self.plan.given_before[w]

    def burden(self, w: int, kind: int) -> int:
        """Millionths of what the worker is able to carry of this kind."""
        able = self.plan.burden_able[w][kind]
        carried = self.plan.burden_before[w][kind] + sum(d.burdens[kind] for d in self.days[w])
        return carried * MILLION // able if able else 0

    def hands(self, changes: Iterable[Change]) -> Iterator[Hand]:
        """Which visits these changes give to whom and take from whom."""
        for change in changes:
            before, after = {v for v, _ in self.routes[change.w][change.d]}, {v for v, _ in change.route}
            for v in before ^ after:
                yield v, change.w, 1 if v in after else -1

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

    def changed(self) -> int:
        """Published pairs that are no longer so, or start at another time."""
        if not self.plan.published:
            return 0
        kept = 0
        for w, row in enumerate(self.routes):
            was = self.plan.began[w]
            for route, day in zip(row, self.days[w], strict=True) if was else ():
                kept += sum(was.get(v) == start for (v, _), start in zip(route, day.starts, strict=True))
        return len(self.plan.was) - kept

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
            self.meets(plan.client[v], w, -1)
            if not self.holders[v] and v not in plan.fixed:
                self.at[v] = ANY
        for v, start in change.route:
            if v not in before:
                self.holders[v].append(w)
                self.meets(plan.client[v], w, 1)
                self.stage_of[v, w] = self.stage
            if v not in before or start != ANY:
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
