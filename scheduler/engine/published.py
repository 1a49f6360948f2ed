"""What is published is where a draft begins: each worker's days as they stand, as far as they still keep every rule."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.engine.state import Change
from scheduler.engine.timing import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.engine.state import State

Stop = tuple[int, int]


class Incumbent:
    """Puts the published assignments into an empty state, pins aside."""

    def __init__(self, state: State) -> None:
        """Work on this state."""
        self.state, self.plan = state, state.plan

    def stand(self) -> None:
        """Whole days in their published order first; of a day that breaks a rule now, whatever keeps them."""
        days = defaultdict[tuple[int, int], list[Stop]](list)
        for v, w, start in self.plan.published:
            if (v, w) not in self.plan.pinned:
                days[self.plan.day[v], w].append((start, v))
        broken = [(d, w) for d, w in sorted(days) if not self._whole(w, d, sorted(days[d, w]))]
        left = [(w, stop) for d, w in broken for stop in self._part(w, d, sorted(days[d, w]))]
        for w, (_, v) in sorted(left, key=lambda one: (one[1], one[0])):
            self._anywhere(w, v)

    def _whole(self, w: int, d: int, stops: list[Stop]) -> bool:
        """The day as it was published, each visit at its own start."""
        if self._tied({v for _, v in stops}) or not all(self._open(w, v, start) for start, v in stops):
            return False
        for exact in (False, True):
            change = self._day(w, d, stops, exact=exact)
            if change and (exact or self._starts(change, stops)) and self.state.follows(w, [change]):
                self.state.apply([change])
                return True
        return False

    def _tied(self, visits: set[int]) -> bool:
        """Some of them are linked to each other, so that they have to be looked at one after the other."""
        return any(other in visits for v in visits for _, other, _ in self.plan.links[v])

    def _starts(self, change: Change, stops: Iterable[Stop]) -> bool:
        """The clock gives each visit the start it was published with."""
        begins = {v: start for (v, _), start in zip(change.route, change.day.starts, strict=True)}
        return all(begins[v] == start for start, v in stops)

    def _part(self, w: int, d: int, stops: list[Stop]) -> list[Stop]:
        """Adds what can be kept in its order, one after the other; what is left over."""
        left, kept = [], list[Stop]()
        for stop in stops:
            start, v = stop
            change = self._day(w, d, [*kept, stop]) if self._open(w, v, start) else None
            if change and self.state.follows(w, [change]):
                self.state.apply([change])
                kept.append(stop)
            else:
                left.append(stop)
        return left

    def _anywhere(self, w: int, v: int) -> None:
        """Somewhere in the day, at another time: still the same worker."""
        state = self.state
        if state.lacking(v) > 0 and state.may(v, w):
            for start in state.starts(v):
                change = state.with_visit(w, v, start)
                if change and state.follows(w, [change]):
                    state.apply([change])
                    return

    def _open(self, w: int, v: int, start: int) -> bool:
        """There is a place for the worker, who may start then, with everybody else who comes."""
        state, plan = self.state, self.plan
        together = not plan.coupled[v] or state.at[v] in {ANY, start}
        in_time = any(low <= start <= high for low, high in plan.options[w].get(v, ()))
        return state.lacking(v) > 0 and state.may(v, w) and in_time and together and state.linked(v, start)

    def _day(self, w: int, d: int, stops: Iterable[Stop], *, exact: bool = False) -> Change | None:
        """The worker's pinned visits of the day and these, by their published starts; timed anew unless `exact`."""
        plan, timed = self.plan, dict[Stop, int]()
        for item in self.state.routes[w][d]:
            if (item[0], w) in plan.pinned:
                timed[item] = item[1]
        for start, v in stops:
            timed[v, start if exact or plan.coupled[v] else ANY] = start
        route = tuple(sorted(timed, key=lambda item: (timed[item], item[0])))
        day = self.state.clock.day(w, d, route)
        return day and Change(w, d, route, day)
