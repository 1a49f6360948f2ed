"""Hours by ruin and recreate: around a worker who has little, some visits of a day are given out anew, theirs first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.certificate import floor_visits
from scheduler.engine.state import MILLION, Change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from scheduler.engine.exchange import Exchange
    from scheduler.engine.meter import Meter
    from scheduler.engine.state import State

FEWEST_OUT, MOST_OUT = 2, 12
OUTSIDE_MINUTES, FLOOR_MINUTES, SHARE_MINUTES, NOISE_MINUTES = 60, 300, 240, 40
NEAR_MINUTES = 90
MOVES = 12
PATIENCE, PATIENCE_A_VISIT = 60, 4
ENOUGH = 8


class Reshare:
    """Rounds that each propose new days for several workers at once; `Exchange.gain` judges them like any move."""

    def __init__(self, state: State, meter: Meter, exchange: Exchange, random: Random) -> None:
        """Work on this state."""
        self.state, self.plan, self.meter, self.exchange, self.random = state, state.plan, meter, exchange, random
        self.visits_of: list[list[int]] = [[] for _ in state.plan.team]
        for v, c in enumerate(state.plan.client):
            self.visits_of[c].append(v)

    def run(self) -> bool:
        """Until it has helped a few times, nothing has helped for long, or the time is up; whether it has helped."""
        idle = gained = 0
        patience = PATIENCE + PATIENCE_A_VISIT * len(self.plan.visits)
        while gained < ENOUGH and idle < patience and self.meter.go_on(MOVES):
            w = self._poor()
            if w is None:
                break
            idle += 1
            if self._round(w):
                idle, gained = 0, gained + 1
        return gained > 0

    def _poor(self) -> int | None:
        """One of those who could still be given more, mostly of the worst-off."""
        state, plan = self.state, self.plan
        rows = sorted(
            (state.share(w), w)
            for w in range(len(plan.workers))
            if state.share(w) < MILLION and plan.options[w] and state.room(w) > 0
        )
        return rows[int(len(rows) * self.random.random() ** 3)][1] if rows else None

    def _round(self, w: int) -> bool:
        v = self._wish(w)
        if v is None:
            return False
        out = self._out(w, v)
        days = {self.plan.day[u] for u in out}
        before = {(x, d): self.state.routes[x][d] for x in range(len(self.plan.workers)) for d in days}
        stages = {(u, x): self.state.stage_of[u, x] for u in out for x in self.state.holders[u]}
        undo: list[Change] = []
        whole = self._take_out(out, undo) and self._refill(w, v, out, undo)
        changes = [
            Change(x, d, self.state.routes[x][d], self.state.days[x][d])
            for (x, d), route in before.items()
            if self.state.routes[x][d] != route
        ]
        self.state.apply(undo[::-1])
        self.state.stage_of.update(stages)
        return whole and bool(changes) and self.exchange.gain("hours", changes)

    def _wish(self, w: int) -> int | None:
        """A visit the worker could do, held by somebody who has more; those above their wanted hours come first."""
        state = self.state
        mine = state.ratio(w)
        held = sorted(
            (-state.ratio(x), v)
            for v in self.plan.options[w]
            for x in state.holders[v]
            if state.ratio(x) > mine and w not in state.holders[v] and self._free(v)
        )
        return held[int(len(held) * self.random.random() ** 2)][1] if held else None

    def _out(self, w: int, v: int) -> list[int]:
        """The visit itself, the worker's own that day (or those near it), and some others near in time."""
        state, plan, random = self.state, self.plan, self.random
        d, reach = plan.day[v], NEAR_MINUTES if random.random() < 1 / 2 else 10**6
        out = [v] + [u for u, _ in state.routes[w][d] if abs(plan.low[u] - plan.low[v]) <= reach]
        near: list[tuple[int, int]] = []
        for x in plan.able[v]:
            for u, _ in state.routes[x][d]:
                near.append((abs(plan.low[u] - plan.low[v]) + random.randrange(120), u))
        size = FEWEST_OUT + random.randrange(MOST_OUT - FEWEST_OUT)
        out += [u for _, u in sorted(near)[:size]]
        out += self._strangers(v)
        if random.random() < 1 / 4:
            other = [u for e, route in enumerate(state.routes[w]) for u, _ in route if e != d]
            out += [other[random.randrange(len(other))]] if other else []
        return [u for u in dict.fromkeys(out) if self._free(u)]

    def _free(self, v: int) -> bool:
        """Whoever has the visit may give it up: it is taken out and given anew as a whole."""
        return all(self.exchange.movable(v, x) for x in self.state.holders[v])

    def _strangers(self, v: int) -> list[int]:
        """A visit of the same client made by somebody outside the team: one inside may take it in return."""
        plan, c = self.plan, self.plan.client[v]
        rows = [u for u in self.visits_of[c] if any(x not in plan.team[c] for x in self.state.holders[u])]
        return [rows[self.random.randrange(len(rows))]] if rows and self.random.random() < 1 / 2 else []

    def _take_out(self, out: Iterable[int], undo: list[Change]) -> bool:
        for u in out:
            for x in list(self.state.holders[u]):
                change = self.state.without(x, [u])
                if change is None:
                    return False
                self._apply(change, undo)
        return True

    def _refill(self, w: int, v: int, out: list[int], undo: list[Change]) -> bool:
        """The visit goes to the worker; the others, hardest first, to whoever is best placed and has least."""
        plan = self.plan
        order = sorted((u for u in out if u != v), key=lambda u: (len(plan.able[u]) + self.random.randrange(8), u))
        return self._place(v, undo, w) and all(self._place(u, undo, None) for u in order)

    def _place(self, v: int, undo: list[Change], first: int | None) -> bool:
        state, need = self.state, self.plan.need[v]
        for start in state.starts(v):
            rows = sorted(self._offers(v, start), key=lambda o: (o[1].w != first, o[0], o[1].w))[:need]
            if len(rows) == need and (first is None or rows[0][1].w == first):
                for _, change in rows:
                    self._apply(change, undo)
                return True
        return False

    def _offers(self, v: int, start: int) -> list[tuple[int, Change]]:
        state, plan, found = self.state, self.plan, []
        d, c = plan.day[v], plan.client[v]
        team = plan.team[c]
        outside = (FLOOR_MINUTES if self._at_floor(c) else self.random.randrange(OUTSIDE_MINUTES)) if team else 0
        for x in plan.able[v]:
            change = state.with_visit(x, v, start) if state.may(v, x) else None
            if change and state.follows(x, [change]):
                cost = change.day.travel - state.days[x][d].travel + SHARE_MINUTES * state.ratio(x) // MILLION
                cost += (0 if x in team else outside) + self.random.randrange(NOISE_MINUTES)
                found.append((cost, change))
        return found

    def _at_floor(self, c: int) -> bool:
        """No more of the client's visits may leave the team, were all that are out still to come back to it."""
        strangers = self.state.held[c] - self.state.inside[c]
        places = sum(self.plan.need[u] for u in self.visits_of[c])
        return strangers >= places - floor_visits(self.plan.policy.continuity_bp, places)

    def _apply(self, change: Change, undo: list[Change]) -> None:
        undo += self.state.apply([change])
