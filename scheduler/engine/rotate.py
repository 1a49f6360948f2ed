"""Rotation of burdens: whoever carries most hands on a visit that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.engine.handing import Handing

if TYPE_CHECKING:
    from scheduler.engine.state import Change


class Rotate(Handing):
    """Leximin of burdens, heaviest first."""

    def run(self) -> None:
        """Until nobody can hand on anything."""
        self.worst_first("burdens", self._worst, self._help)

    def _worst(self, resting: set[int]) -> int | None:
        state, kinds = self.state, range(len(self.plan.kinds))
        rows = [
            (-max((state.burden(w, k) for k in kinds), default=0), w)
            for w in range(len(self.plan.workers))
            if w not in resting
        ]
        return min((r for r in rows if r[0]), default=(0, None))[1]

    def _help(self, w: int) -> bool:
        """Hand on a visit that carries the worker's heaviest burden, for another visit if need be."""
        state, plan = self.state, self.plan
        heavy = max(range(len(plan.kinds)), key=lambda k: (state.burden(w, k), -k))
        for d in range(plan.problem.days):
            if not state.days[w][d].burdens[heavy]:
                continue
            for v, _ in state.routes[w][d]:
                takers = [x for x in plan.able[v] if x != w and state.burden(x, heavy) < state.burden(w, heavy)]
                takers.sort(key=lambda x: (state.burden(x, heavy), x))
                if self.hand_over("burdens", v, w, takers[:12]) or self._trade(v, w, takers[:12]):
                    return True
        return False

    def _trade(self, v: int, w: int, takers: list[int]) -> bool:
        """Hand on a visit and take one of another day or hour in return, so that hours stay as they are."""
        state, plan = self.state, self.plan
        for x in takers:
            given = self.exchange.give(v, w, x)
            if not given:
                continue
            for d in range(plan.problem.days):
                for u, _ in state.routes[x][d]:
                    if not self.meter.go_on():
                        return False
                    if u not in plan.options[w] or not state.may(u, w) or not self.exchange.movable(u, x):
                        continue
                    changes = self._both(v, w, u, x)
                    if changes and self.exchange.gain("burdens", changes):
                        return True
        return False

    def _both(self, v: int, w: int, u: int, x: int) -> list[Change] | None:
        """`w` gives one visit and takes another of `x`."""
        state, plan = self.state, self.plan
        d, e = plan.day[v], plan.day[u]
        rest_w = tuple(i for i in state.routes[w][d] if i[0] != v)
        rest_x = tuple(i for i in state.routes[x][e] if i[0] != u)
        if d == e:
            pair = [state.with_visit(w, u, route=rest_w), state.with_visit(x, v, route=rest_x)]
        else:
            pair = [state.with_visit(w, u), state.without(w, [v]), state.with_visit(x, v), state.without(x, [u])]
        changes = [c for c in pair if c is not None]
        return changes if len(changes) == len(pair) else None
