"""When a worker's visits of one day start: in a given order, as early as every rule about one day lets them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scheduler import grid
from scheduler.burdens import visit_burdens
from scheduler.engine.plan import NOWHERE
from scheduler.spans import common, length
from scheduler.view import DayWork

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.eligible import Stretches
    from scheduler.engine.plan import Plan

Item = tuple[int, int]
Route = tuple[Item, ...]
ANY = -1
MOST_KEPT = 200_000


class Day(NamedTuple):
    """One worker's day: starts of its visits, and what the aims ask about."""

    starts: tuple[int, ...]
    work: DayWork | None
    minutes: int
    travel: int
    burdens: tuple[int, ...]
    wishes: int
    places: tuple[int, int]


class Clock:
    """Times days and remembers them. An item is a visit and its start, or `ANY` where the start is free."""

    def __init__(self, plan: Plan) -> None:
        """Nothing is timed yet."""
        self.plan = plan
        self._kept: dict[tuple[int, int, Route], Day | None] = {}

    def day(self, w: int, d: int, route: Route) -> Day | None:
        """The day, or None where no rule-abiding times exist in this order."""
        key = (w, d, route)
        try:
            return self._kept[key]
        except KeyError:
            if len(self._kept) > MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = self._timed(w, d, route)
            return found

    def _timed(self, w: int, d: int, route: Route) -> Day | None:
        plan = self.plan
        if all((v, w) in plan.pinned for v, _ in route):
            return self._sum(w, d, route, [start for _, start in route])
        for target in (plan.target, {}) if plan.target else ({},):
            starts = self._forward(w, route, target)
            for tried in (starts, starts and self._backward(w, route, starts)):
                if tried is not None and self._allowed(w, d, route, tried):
                    return self._sum(w, d, route, tried)
        return None

    def _forward(self, w: int, route: Route, target: Mapping[int, int]) -> list[int] | None:
        """Starts in this order, no earlier than their target where there is one."""
        plan, gap, limits = self.plan, self.plan.gap[w], self.plan.limits[w]
        options = plan.options[w]
        starts: list[int] = []
        over, here, began = -(10**9), NOWHERE, -(10**9)
        for v, fixed in route:
            minutes, there = plan.minutes[v], plan.place[v]
            way = gap[here][there] if starts else 0
            ready = over + way
            if fixed == ANY:
                start = self._first(v, options.get(v, ()), ready, target.get(v, ready))
            else:
                start = fixed if (v, w) in plan.pinned or _open(options.get(v, ()), fixed) else None
            if start is None or (starts and start < ready):
                return None
            rested = start - ready >= limits.break_minutes
            if starts and not rested and start + minutes - began > limits.break_after_minutes and fixed == ANY:
                start = self._first(v, options.get(v, ()), ready, ready + limits.break_minutes)
                if start is None:
                    return None
                rested = True
            began = start if rested or not starts else began
            starts.append(start)
            over, here = start + minutes, there
        return starts

    def _backward(self, w: int, route: Route, starts: list[int]) -> list[int]:
        """Move all but the last visit as late as the next one lets them, so that the day is shorter."""
        plan, gap, later = self.plan, self.plan.gap[w], list(starts)
        for row in range(len(route) - 2, -1, -1):
            v, fixed = route[row]
            if fixed == ANY:
                by = later[row + 1] - gap[plan.place[v]][plan.place[route[row + 1][0]]] - plan.minutes[v]
                later[row] = grid.last(plan.options[w][v], by, later[row], plan.policy.start_grid_minutes)
        return later

    def _first(self, v: int, stretches: Stretches | tuple[()], ready: int, want: int) -> int | None:
        """The start wanted, where it is published and open; else the first from then on, else from `ready` on."""
        if ready <= want == self.plan.target.get(v) and _open(stretches, want):
            return want
        for least in (max(ready, want), ready):
            start = grid.first(stretches, least, self.plan.low[v], self.plan.policy.start_grid_minutes)
            if start is not None:
                return start
        return None

    def pieces(
        self, w: int, d: int, route: Route, starts: list[int] | tuple[int, ...]
    ) -> list[tuple[int, int, int, int]]:
        """All work of the day in order: starts, ends, way before, place."""
        plan = self.plan
        work = [(s, s + plan.minutes[v], plan.place[v]) for (v, _), s in zip(route, starts, strict=True)]
        work += plan.busy[w].get(d, ())
        work.sort()
        pieces, here = [], NOWHERE
        for begins, ends, there in work:
            way = plan.way[w][here][there] if NOWHERE not in {here, there} else 0
            pieces.append((begins, ends, way, there))
            here = there
        return pieces

    def _allowed(self, w: int, d: int, route: Route, starts: list[int]) -> bool:
        plan = self.plan
        full = self.pieces(w, d, route, starts)
        if not full:
            return True
        pieces = [(s, e, way) for s, e, way, _ in full]
        if d in plan.busy[w]:
            for before, after in pairwise(pieces):
                if after[0] - before[1] < max(rule(after[2]) for rule in plan.rules.gaps):
                    return False
        return all(rule(plan.limits[w], pieces) for rule in plan.rules.days)

    def _sum(self, w: int, d: int, route: Route, starts: list[int]) -> Day:
        plan = self.plan
        pieces = self.pieces(w, d, route, starts)
        if not pieces:
            return Day((), None, 0, 0, (0,) * len(plan.kinds), 0, (NOWHERE, NOWHERE))
        minutes = sum(e - s for s, e, _, _ in pieces)
        work = DayWork(d, pieces[0][0], pieces[-1][1], minutes)
        wishes = sum(
            length(common([(s, s + plan.minutes[v])], plan.likes[w])) for (v, _), s in zip(route, starts, strict=True)
        )
        return Day(
            tuple(starts),
            work,
            minutes,
            self._travel(w, pieces, route),
            self._burdens(w, route, starts, pieces),
            wishes,
            (pieces[0][3], pieces[-1][3]),
        )

    def _travel(self, w: int, pieces: list[tuple[int, int, int, int]], route: Route) -> int:
        if not route:
            return 0
        home, way = self.plan.home[w], self.plan.way[w]
        total = sum(p[2] for p in pieces)
        if home != NOWHERE:
            total += sum(way[home][p] for p in (pieces[0][3], pieces[-1][3]) if p != NOWHERE)
        return total

    def _burdens(
        self, w: int, route: Route, starts: list[int], pieces: list[tuple[int, int, int, int]]
    ) -> tuple[int, ...]:
        plan, policy, likes = self.plan, self.plan.policy, self.plan.likes[w]
        total = dict.fromkeys(plan.kinds, 0)
        for begins, ends, _, _ in pieces:
            for kind, minutes in visit_burdens(begins, ends, likes, plan.spans).items():
                total[kind] += minutes
        total["long_travel"] = sum(max(0, p[2] - policy.long_travel_minutes) for p in pieces)
        gaps = (b[0] - a[1] - b[2] for a, b in pairwise(pieces))
        total["split_days"] = sum(g for g in gaps if g > policy.split_gap_minutes)
        short = [
            (s, s + plan.minutes[v]) for (v, _), s in zip(route, starts, strict=True) if plan.visits[v].short_notice
        ]
        total["short_notice"] = sum(e - s - length(common([(s, e)], likes)) for s, e in short)
        return tuple(total[kind] for kind in plan.kinds)


def _open(stretches: Stretches | tuple[()], start: int) -> bool:
    return any(low <= start <= high for low, high in stretches)
