"""The stages after cover: worst-off first, each move keeping what earlier aims reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.engine.exchange import Exchange
from scheduler.engine.state import MILLION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from scheduler.engine.aims import Guard
    from scheduler.engine.exchange import Split
    from scheduler.engine.meter import Meter
    from scheduler.engine.state import Change, State

AWAKE_AFTER = 40


class Improver:
    """Continuity, hours, burdens, wishes, travel and stability, each as long as it finds something."""

    def __init__(self, state: State, meter: Meter, guard: Guard, random: Random, tell: Callable[[str], None]) -> None:
        """Work on this state."""
        self.state, self.plan, self.meter, self.guard, self.random = state, state.plan, meter, guard, random
        self.exchange = Exchange(state, meter, guard)
        self.tell = tell

    def run(self, stage: str) -> None:
        """One stage to its end or its part of the time."""
        self.state.stage = stage
        if stage == "continuity":
            self._continuity()
        elif stage in {"hours", "burdens"}:
            self._worst_first(stage)
            if stage == "hours":
                self._settle_ties()
        else:
            self._everywhere(stage)

    # ---- continuity

    def _continuity(self) -> None:
        gained = True
        while gained and self.meter.go_on():
            gained = False
            clients = [c for c in range(len(self.plan.team)) if self.state.beyond(c)]
            for c in sorted(clients, key=lambda c: (-self.state.beyond(c), c)):
                if not self.meter.go_on():
                    return
                gained = self._home(c) or gained
            self.tell("continuity")

    def _home(self, c: int) -> bool:
        """Bring visits of a client back to the agreed team (or to whoever comes already)."""
        state, plan, gained = self.state, self.plan, False
        for v in [v for v in range(len(plan.visits)) if plan.client[v] == c]:
            for w in list(state.holders[v]):
                if w in plan.team[c] and len(state.met[c]) <= plan.policy.continuity_most:
                    continue
                wanted = [x for x in plan.able[v] if x in plan.team[c] or x in state.met[c]]
                gained = self._hand_over("continuity", v, w, wanted) or gained
        return gained

    def _hand_over(self, stage: str, v: int, w: int, takers: list[int]) -> bool:
        """Give a visit to one of the takers in any way that gains."""
        for x in sorted(takers, key=lambda x: (self.state.share(x), x)):
            if x == w or not self.meter.go_on():
                continue
            for changes in self._ways(v, w, x):
                if self.exchange.gain(stage, changes):
                    return True
        return False

    def _ways(self, v: int, w: int, x: int) -> Iterator[list[Change]]:
        given = self.exchange.give(v, w, x)
        if given:
            yield given
        d = self.plan.day[v]
        for split in self.exchange.splits(w, x, d):
            if v in split[0] and split[1]:
                changes = self.exchange.swap(w, x, d, split)
                if changes:
                    yield changes
        yield from self.exchange.push(v, w, x)

    # ---- hours and burdens

    def _worst_first(self, stage: str) -> None:
        """The worst-off who can still be helped is helped; who cannot rests until something has changed."""
        resting: set[int] = set()
        moves = 0
        while self.meter.go_on():
            worst = self._worst(stage, resting)
            if worst is None:
                return
            if self._help_hours(worst) if stage == "hours" else self._help_burden(worst):
                moves += 1
                if moves % AWAKE_AFTER == 0:
                    resting.clear()
                    self.tell(stage)
            else:
                resting.add(worst)

    def _settle_ties(self) -> None:
        """Where two workers could exchange what they got, who comes first in the rotation has the larger share."""
        plan, state = self.plan, self.state
        for w in range(len(plan.workers)):
            for v in plan.options[w]:
                for x in [x for x in state.holders[v] if x > w]:
                    if not self.meter.go_on():
                        return
                    if self._after(w, x, plan.minutes[v]) == (state.share(w), state.share(x)):
                        given = self.exchange.give(v, x, w)
                        if given:
                            self.exchange.gain("hours", given)

    def _worst(self, stage: str, resting: set[int]) -> int | None:
        state = self.state
        if stage == "hours":
            left = [
                (state.share(w), w)
                for w in range(len(self.plan.workers))
                if w not in resting and state.share(w) < MILLION
            ]
            return min(left, default=(0, None))[1]
        kinds = range(len(self.plan.kinds))
        rows = [
            (-max((state.burden(w, k) for k in kinds), default=0), w)
            for w in range(len(self.plan.workers))
            if w not in resting
        ]
        return min((r for r in rows if r[0]), default=(0, None))[1]

    def _help_hours(self, w: int) -> bool:
        """The best exchange with whoever has the largest share and can help, else a push through a third."""
        mine = self.state.share(w)
        for x, d in self._richer(w, mine):
            if not self.meter.go_on():
                return False
            for split in self._raises(w, x, d, mine):
                changes = self.exchange.swap(w, x, d, split)
                if changes and self.exchange.gain("hours", changes):
                    return True
        return self._push_hours(w, mine)

    def _raises(self, w: int, x: int, d: int, mine: int) -> list[Split]:
        """Exchanges that leave both above what the worker has now, the one that evens them out most first."""
        minutes, found = self.plan.minutes, []
        for split in self.exchange.splits(w, x, d):
            more = sum(minutes[v] for v in split[1]) - sum(minutes[v] for v in split[0])
            after = self._after(w, x, more)
            if more > 0 and after[0] > mine:
                found.append((-after[0], sorted(split[1]), split))
        return [split for _, _, split in sorted(found, key=lambda f: f[:2])]

    def _richer(self, w: int, mine: int) -> list[tuple[int, int]]:
        """Workers with a larger share, largest first, and the days on which they hold what this worker could do."""
        state, plan = self.state, self.plan
        options = plan.options[w]
        richer = sorted((-state.share(x), x) for x in range(len(plan.workers)) if x != w and state.share(x) > mine)
        days = range(plan.problem.days)
        return [(x, d) for _, x in richer for d in days if any(v in options for v, _ in state.routes[x][d])]

    def _after(self, w: int, x: int, more: int) -> tuple[int, int]:
        state, plan = self.state, self.plan
        shares = [
            min(MILLION, max(0, (state.given[a] + m) * MILLION // max(1, plan.wanted[a])))
            for a, m in ((w, more), (x, -more))
        ]
        return min(shares), max(shares)

    def _push_hours(self, w: int, mine: int) -> bool:
        state, plan = self.state, self.plan
        held = [(state.share(x), x, v) for v in plan.options[w] for x in state.holders[v] if x != w]
        for theirs, x, v in sorted(held, reverse=True):
            if theirs <= mine or not self.meter.go_on():
                return False
            given = self.exchange.give(v, x, w)
            if given and self.exchange.gain("hours", given):
                return True
            for changes in self.exchange.push(v, x, w):
                if self.exchange.gain("hours", changes):
                    return True
        return False

    def _help_burden(self, w: int) -> bool:
        """Hand on a visit that carries the worker's heaviest burden, for another visit if need be."""
        state, plan = self.state, self.plan
        heavy = max(range(len(plan.kinds)), key=lambda k: (state.burden(w, k), -k))
        for d in range(plan.problem.days):
            if not state.days[w][d].burdens[heavy]:
                continue
            for v, _ in state.routes[w][d]:
                takers = [x for x in plan.able[v] if x != w and state.burden(x, heavy) < state.burden(w, heavy)]
                takers.sort(key=lambda x: (state.burden(x, heavy), x))
                if self._hand_over("burdens", v, w, takers[:12]) or self._trade(v, w, takers[:12]):
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

    # ---- wishes, travel, stability

    def _everywhere(self, stage: str) -> None:
        gained = True
        while gained and self.meter.go_on():
            gained = False
            visits = list(range(len(self.plan.visits)))
            self.random.shuffle(visits)
            for v in visits:
                for w in list(self.state.holders[v]):
                    if not self.meter.go_on():
                        return
                    takers = [x for x in self.plan.able[v] if x != w and self._useful(stage, v, w, x)]
                    gained = self._swap_over(stage, v, w, takers) or gained
            self.tell(stage)

    def _useful(self, stage: str, v: int, w: int, x: int) -> bool:
        del w
        return stage != "stability" or (v, x) in self.plan.was

    def _swap_over(self, stage: str, v: int, w: int, takers: list[int]) -> bool:
        d = self.plan.day[v]
        for x in takers:
            if not self.meter.go_on():
                return False
            given = self.exchange.give(v, w, x)
            if given and self.exchange.gain(stage, given):
                return True
            for split in self.exchange.splits(w, x, d):
                if v in split[0] and split[1]:
                    changes = self.exchange.swap(w, x, d, split)
                    if changes and self.exchange.gain(stage, changes):
                        return True
        return False
