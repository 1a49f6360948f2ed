"""Covering visits: what is hardest comes first; then some go out around what is uncovered and come back better."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler import grid
from scheduler.engine.state import MILLION, STEP, Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from scheduler.engine.meter import Meter
    from scheduler.engine.state import State

OUTSIDE_MINUTES = 40
SHARE_MINUTES = 90
NOISE_MINUTES = 30
FEWEST_OUT, MOST_OUT, MOST_DAYS = 4, 16, 5
NEAR, WHOLE = 0.6, 0.25
PATIENCE = 600


class Offer(NamedTuple):
    """A worker who can take a visit, and what it costs (in minutes of way, all things weighed)."""

    cost: int
    w: int
    changes: list[Change]


class Coverer:
    """Construction and repair of cover. Every loop runs in canonical order; chance comes from the seed."""

    def __init__(self, state: State, meter: Meter, random: Random, tell: Callable[[str], None]) -> None:
        """Work on this state."""
        self.state, self.plan, self.meter, self.random, self.tell = state, state.plan, meter, random, tell
        plan = self.plan
        self.order = sorted(
            range(len(plan.visits)), key=lambda v: (plan.level[v], len(plan.able[v]), -plan.minutes[v], v)
        )
        self.noisy = False

    def keep_pins(self) -> None:
        """Pinned visits stand before anything else."""
        for v, w, start in self.plan.pins:
            d = self.plan.day[v]
            route = tuple(sorted((*self.state.routes[w][d], (v, start)), key=lambda i: i[1]))
            day = self.state.clock.day(w, d, route)
            if day is not None:
                self.state.apply([Change(w, d, route, day)])

    def fill(self, visits: Iterable[int]) -> None:
        """Give each visit that lacks workers to whoever can take it at least cost."""
        for v in visits:
            if self.state.lacking(v) > 0:
                self._fill_one(v, self.state.starts(v))

    def fill_late(self, visits: Iterable[int]) -> None:
        """The same at any start of its window: the soonest may lie too near to the day before."""
        for v in visits:
            if self.state.lacking(v) > 0 and not self.plan.coupled[v]:
                tried = grid.tries(self.plan.low[v], self.plan.high[v], STEP, self.plan.policy.start_grid_minutes)
                self._fill_one(v, tried)

    def _fill_one(self, v: int, starts: Iterable[int]) -> None:
        best: list[Offer] = []
        for start in starts:
            offers = self.offers(v, start)[: self.state.lacking(v)]
            if (-len(offers), sum(o.cost for o in offers)) < (-len(best), sum(o.cost for o in best)):
                best = offers
        for offer in best:
            self.state.apply(offer.changes)

    def offers(self, v: int, start: int) -> list[Offer]:
        """Everybody who can take the visit as the roster stands, cheapest first."""
        state, plan, found = self.state, self.plan, []
        d, team = plan.day[v], plan.team[plan.client[v]]
        for w in plan.able[v]:
            if state.may(v, w):
                change = state.with_visit(w, v, start)
                if change and state.follows(w, [change]):
                    cost = change.day.travel - state.days[w][d].travel + SHARE_MINUTES * state.ratio(w) // MILLION
                    cost += 0 if w in team or not team else OUTSIDE_MINUTES
                    cost -= min(plan.familiar[plan.client[v]].get(w, 0), 10)
                    cost += self.random.randrange(NOISE_MINUTES) if self.noisy else 0
                    found.append(Offer(cost, w, [change]))
        return sorted(found, key=lambda o: (o.cost, o.w))

    def repair(self, bound: int) -> None:
        """Ruin and recreate around uncovered places, down to the proven bound; never ends worse than it began."""
        state = self.state
        best, kept, idle = self._standing(), state.saved(), 0
        self.noisy = True
        while (left := sum(best[0])) > bound and self.meter.go_on(10) and idle < PATIENCE * (1 + left):
            before, back = self._standing(), state.saved()
            if not self._once():
                break
            now = self._standing()
            idle += 1
            if now > before:
                state.restore(back)
            if now < best:
                best, kept, idle = now, state.saved(), 0
                self.tell("cover")
        self.noisy = False
        if self._standing() > best:
            state.restore(kept)

    def _standing(self) -> tuple[tuple[int, ...], int]:
        """Uncovered places by level, then what is no longer as published: the fewer the better."""
        return self.state.cover(), self.state.changed()

    def _once(self) -> bool:
        """One round; false where nobody could ever take what is left."""
        state, plan = self.state, self.plan
        lacking = [v for v in self.order if state.lacking(v) > 0 and plan.able[v]]
        if not lacking:
            return False
        centre = lacking[self.random.randrange(len(lacking))]
        out = self._around(centre)
        self._take_out(out)
        order = sorted({*out, *(v for v in lacking if plan.day[v] == plan.day[centre])}, key=self._rank)
        if self.random.random() < 1 / 2:
            order = [centre, *(v for v in order if v != centre)]
        self.fill(order)
        return True

    def _rank(self, v: int) -> tuple[int, int, int]:
        plan = self.plan
        return plan.level[v], len(plan.able[v]) + self.random.randrange(8) - plan.minutes[v] // 15, v

    def _around(self, centre: int) -> list[int]:
        """Visits to take out: near in time, or whole days of a few who could take it, and days beside."""
        draw = self.random.random()
        if draw < NEAR:
            return self._near(centre)
        d, able = self.plan.day[centre], list(self.plan.able[centre])
        self.random.shuffle(able)
        days = [d] if draw < NEAR + WHOLE else [d - 1, d, d + 1]
        out: list[int] = []
        for w in able[: 1 + self.random.randrange(MOST_DAYS)]:
            for e in (e for e in days if 0 <= e < self.plan.problem.days):
                out += [v for v, _ in self.state.routes[w][e] if self._movable(v, w)]
        return list(dict.fromkeys(out))[: 2 * MOST_OUT]

    def _near(self, centre: int) -> list[int]:
        state, plan = self.state, self.plan
        d, able = plan.day[centre], set(plan.able[centre])
        near: list[tuple[int, int]] = []
        for w in plan.able[centre]:
            for (v, _), start in zip(state.routes[w][d], state.days[w][d].starts, strict=True):
                if self._movable(v, w) and len(able & set(plan.able[v])) > 1:
                    near.append((abs(start - plan.low[centre]) + self.random.randrange(120), v))
        size = FEWEST_OUT + self.random.randrange(MOST_OUT - FEWEST_OUT)
        return list(dict.fromkeys(v for _, v in sorted(near)[:size]))

    def _movable(self, v: int, w: int) -> bool:
        return (v, w) not in self.plan.pinned and ((v, w) not in self.plan.was or self.random.random() < 1 / 8)

    def _take_out(self, visits: Iterable[int]) -> None:
        for v in dict.fromkeys(u for one in visits for u in (one, *self.plan.bound[one])):
            for w in [w for w in self.state.holders[v] if (v, w) not in self.plan.pinned]:
                change = self.state.without(w, [v])
                if change and self.state.follows(w, [change]):
                    self.state.apply([change])
