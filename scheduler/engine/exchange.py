"""Moves that keep every rule: give a visit away, exchange conflict components between two workers, push one further on.

Two workers' visits of one day form a conflict graph; each connected component can be exchanged on its own (a Kempe
chain), and every way to split the two routes anew is a set of such exchanges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.engine.aims import Guard, Touched, measure
from scheduler.engine.state import Change
from scheduler.engine.timing import ANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scheduler.engine.meter import Meter
    from scheduler.engine.state import State
    from scheduler.engine.timing import Route

    # What it thinks of these workers having so many minutes more, or fewer.
    Worth = Callable[[Mapping[int, int]], bool]

MOST_PARTS = 100_000
Split = tuple[frozenset[int], frozenset[int]]


def always(_: Mapping[int, int]) -> bool:
    """Whatever it comes to."""
    return True


class Exchange:
    """Tries moves against one aim, under the guard of those before it."""

    def __init__(self, state: State, meter: Meter, guard: Guard) -> None:
        """Moves change this state."""
        self.state, self.plan, self.meter, self.guard = state, state.plan, meter, guard
        self._parts: dict[tuple[int, int, int, Route, Route], list[Split]] = {}

    def movable(self, v: int, w: int) -> bool:
        """Not pinned, not published, not tied to another visit by its worker."""
        plan = self.plan
        return (v, w) not in plan.pinned and not plan.bound[v] and (v, w) not in plan.was

    def gain(self, stage: str, changes: Sequence[Change]) -> bool:
        """Make the changes if the rules hold, no served aim loses, and this aim gains."""
        state = self.state
        if not self.guard.affords(state.hands(changes)):
            return False
        touched = Touched(state, changes)
        if not all(state.follows(w, changes) for w in touched.workers):
            return False
        old, levels = measure(state, stage, touched), self.guard.levels(touched)
        before_stages = {v: [(w, state.stage_of.get((v, w), "")) for w in state.holders[v]] for v in touched.visits}
        undo = state.apply(changes)
        if measure(state, stage, touched) < old and self.guard.held(touched, levels):
            return True
        state.apply(undo)
        for v, rows in before_stages.items():
            for w, name in rows:
                state.stage_of[v, w] = name
        return False

    def give(self, v: int, w: int, x: int) -> list[Change] | None:
        """The visit goes from one worker to another, other visits as they are."""
        state = self.state
        if not state.may(v, x) or not self.movable(v, w):
            return None
        taken, left = state.with_visit(x, v), state.without(w, [v])
        return [taken, left] if taken and left else None

    def push(self, v: int, w: int, x: int, worth: Worth = always) -> Iterator[list[Change]]:
        """The visit goes to `x`, who passes one of their own, in its way, on to a third or to `w`.

        `worth` is asked before anything is timed.
        """
        state, minutes = self.state, self.plan.minutes
        left = state.without(w, [v])
        if left is None or not state.may(v, x) or not self.movable(v, w):
            return
        for u in self._in_way(v, x):
            more = minutes[v] - minutes[u]
            to_third, back = worth({x: more, w: -minutes[v]}), worth({x: more, w: -more})
            onto = [y for y in self._onto(v, w, x, u) if (back if y == w else to_third)] if to_third or back else []
            if onto and (taken := self._instead(v, x, u)) and self.meter.go_on():
                yield from (way for y in onto if (way := self._passed_on(u, y, w, left, taken)))

    def _passed_on(self, u: int, y: int, w: int, left: Change, taken: Change) -> list[Change] | None:
        """A push whose first half is `taken`, and who gives the visit has `left`: `u` goes on to `y`."""
        state = self.state
        if not state.may(u, y):
            return None
        if y == w:
            back = state.with_visit(w, u, route=left.route)
            return [taken, back] if back else None
        further = state.with_visit(y, u)
        return [taken, left, further] if further else None

    def chain(self, v: int, w: int, x: int, worth: Worth, links: int) -> Iterator[list[Change]]:
        """The visit goes to `x`, who passes one in its way on, and so forth, to who has room for it or back to `w`.

        Where everybody's day is full nobody has room for a visit more, but several may pass theirs round. As many as
        `links` pass one on.
        """
        left = self.state.without(w, [v])
        if left is None or not self.state.may(v, x) or not self.movable(v, w):
            return
        for u, taken in self._in_place(v, x):
            more = {w: -self.plan.minutes[v], x: self.plan.minutes[v] - self.plan.minutes[u]}
            if more[x] > 0:
                yield from self._linked(u, [left, taken], more, worth, links - 1)

    def _linked(
        self, u: int, made: list[Change], more: dict[int, int], worth: Worth, links: int
    ) -> Iterator[list[Change]]:
        """Ways to go on from a chain that has made these changes and has `u` in its hand."""
        state, minutes = self.state, self.plan.minutes
        left, *others = made
        back = worth(more | {left.w: more[left.w] + minutes[u]}) and state.may(u, left.w)
        if back and len(others) > 1 and (closed := state.with_visit(left.w, u, route=left.route)):
            yield [closed, *others]
        for y in self.plan.able[u]:
            if y in more or not state.may(u, y) or not self.meter.go_on():
                continue
            if worth(more | {y: minutes[u]}) and (further := state.with_visit(y, u)):
                yield [*made, further]
            for t, passed in self._in_place(u, y) if links else ():
                yield from self._linked(t, [*made, passed], more | {y: minutes[u] - minutes[t]}, worth, links - 1)

    def _in_place(self, v: int, x: int) -> Iterator[tuple[int, Change]]:
        """The worker's visits of which each alone is in the way of this one, and their day with it instead."""
        for u in self._in_way(v, x):
            taken = self._instead(v, x, u)
            if taken is not None:
                yield u, taken

    def _instead(self, v: int, x: int, u: int) -> Change | None:
        rest = tuple(item for item in self.state.routes[x][self.plan.day[v]] if item[0] != u)
        return self.state.with_visit(x, v, route=rest)

    def _onto(self, v: int, w: int, x: int, u: int) -> list[int]:
        """Who may take `u` from `x`, who takes `v` from `w`, as far as continuity goes."""
        state, plan, left = self.state, self.plan, self.guard.left()
        takers = [y for y in plan.able[u] if y != x]
        if plan.client[u] == plan.client[v]:
            return [y for y in takers if self.guard.affords([(v, w, -1), (v, x, 1), (u, x, -1), (u, y, 1)])]
        left -= state.passed_more(v, w, x)
        return state.passed_within(u, x, takers, left) if left >= 0 else []

    def _in_way(self, v: int, x: int) -> list[int]:
        plan, state, d = self.plan, self.state, self.plan.day[v]
        low, high = plan.low[v] - 60, plan.high[v] + plan.minutes[v] + 60
        rows = zip(state.routes[x][d], state.days[x][d].starts, strict=True)
        return [u for (u, _), s in rows if self.movable(u, x) and s < high and s + plan.minutes[u] > low]

    def splits(self, w: int, x: int, d: int) -> list[Split]:
        """Components of the two workers' conflict graph of a day: what `w` gives, what `x` gives."""
        state = self.state
        key = (w, x, d, state.routes[w][d], state.routes[x][d])
        parts = self._parts.get(key)
        if parts is None:
            if len(self._parts) > MOST_PARTS:
                self._parts.clear()
            parts = self._parts[key] = self._components(w, x, d)
        return [part for part in parts if self._swappable(*part, w, x)]

    def _components(self, w: int, x: int, d: int) -> list[Split]:
        plan, gap = self.plan, self.plan.gap[w]
        mine, theirs = self._timed(w, d), self._timed(x, d)
        graph: dict[int, set[int]] = {v: set() for v in (*mine, *theirs)}
        for v, s in mine.items():
            for u, t in theirs.items():
                pv, pu = plan.place[v], plan.place[u]
                if s + plan.minutes[v] + gap[pv][pu] > t and t + plan.minutes[u] + gap[pu][pv] > s:
                    graph[v].add(u)
                    graph[u].add(v)
        found, seen = [], set[int]()
        for v in (*theirs, *mine):
            if v not in seen:
                part = _component(graph, v)
                seen |= part
                found.append((frozenset(part & mine.keys()), frozenset(part & theirs.keys())))
        return found

    def _timed(self, w: int, d: int) -> dict[int, int]:
        rows = zip(self.state.routes[w][d], self.state.days[w][d].starts, strict=True)
        return {v: s for (v, _), s in rows}

    def _swappable(self, gives: frozenset[int], takes: frozenset[int], w: int, x: int) -> bool:
        state, options = self.state, self.plan.options
        out = all(v in options[x] and self.movable(v, w) and x not in state.holders[v] for v in gives)
        return out and all(v in options[w] and self.movable(v, x) and w not in state.holders[v] for v in takes)

    def swap(self, w: int, x: int, d: int, split: Split) -> list[Change] | None:
        """Exchange one component, visits in order of their present starts."""
        gives, takes = split
        mine, theirs = self._timed(w, d), self._timed(x, d)
        new_w = {v: s for v, s in mine.items() if v not in gives} | {v: theirs[v] for v in takes}
        new_x = {v: s for v, s in theirs.items() if v not in takes} | {v: mine[v] for v in gives}
        first, second = self._day(w, d, new_w), self._day(x, d, new_x)
        return [first, second] if first and second else None

    def _day(self, w: int, d: int, starts: dict[int, int]) -> Change | None:
        plan, state = self.plan, self.state
        order = sorted(starts, key=lambda v: (starts[v], v))
        route = tuple((v, state.at[v] if plan.coupled[v] else ANY) for v in order)
        day = state.clock.day(w, d, route)
        return day and Change(w, d, route, day)


def _component(graph: dict[int, set[int]], v: int) -> set[int]:
    part, ahead = {v}, [v]
    while ahead:
        for u in sorted(graph[ahead.pop()] - part):
            part.add(u)
            ahead.append(u)
    return part
