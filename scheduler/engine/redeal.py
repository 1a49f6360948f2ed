"""Hours by dealing anew: all that a few workers do on one day is parted among them in the way that is fairest.

Every parting is looked at, not only those that one exchange reaches: visits are dealt in order of their starts, and
two half-dealt days that end alike are one, of which only the fairest few are gone on with.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from scheduler.engine.state import MILLION, Change
from scheduler.engine.timing import ANY, Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from scheduler.engine.exchange import Exchange
    from scheduler.engine.meter import Meter
    from scheduler.engine.state import State

POOR, HANDS = 5, 3
KEPT, TRIED = 6, 4
PATIENCE_A_WORKER = 12
# A visit of the day: its start, itself and what is fixed of it, and which hand holds it now.
Timed = tuple[int, Item, int]


class Hand(NamedTuple):
    """What one worker was dealt so far: minutes, the last visit's row, the day's beginning and since when no break."""

    minutes: int = 0
    last: int = -1
    first: int = 0
    began: int = 0


class Deal(NamedTuple):
    """Visits dealt so far, and to whom the last of them went after which other deal."""

    hands: tuple[Hand, ...]
    to: int = -1
    before: Deal | None = None


class Redeal:
    """Rounds that each deal one day of three workers anew, one of them among those who have least."""

    def __init__(self, state: State, meter: Meter, exchange: Exchange, random: Random) -> None:
        """Work on this state."""
        self.state, self.plan, self.meter, self.exchange, self.random = state, state.plan, meter, exchange, random

    def run(self) -> bool:
        """Until nothing has helped for long or the time is up; whether anything has."""
        idle, gained, poor = 0, False, self._poor()
        while poor and idle < PATIENCE_A_WORKER * len(self.plan.workers) and self.meter.go_on():
            idle += 1
            if self._round(poor):
                idle, gained, poor = 0, True, self._poor()
        return gained

    def _poor(self) -> list[int]:
        """The few who have least and may still be given more."""
        state, plan = self.state, self.plan
        shares = sorted((state.share(w), w) for w in range(len(plan.workers)) if state.room(w) > 0 and plan.options[w])
        return [w for share, w in shares[:POOR] if share < MILLION]

    def _round(self, poor: Sequence[int]) -> bool:
        plan, random = self.plan, self.random
        w = poor[int(len(poor) * random.random() ** 2)]
        d = plan.day[random.choice(list(plan.options[w]))]
        workers = self._with_others(w, d)
        return len(workers) > 1 and self._deal(workers, d)

    def _with_others(self, w: int, d: int) -> list[int]:
        """The worker, and some who have more and hold that day what one of those already chosen could do."""
        state, plan, chosen = self.state, self.plan, [w]
        mine = state.share(w)
        while len(chosen) < HANDS:
            near = {x for y in chosen for v in plan.options[y] if plan.day[v] == d for x in state.holders[v]}
            richer = sorted(x for x in near.difference(chosen) if state.share(x) > mine)
            if not richer:
                break
            chosen.append(self.random.choice(richer))
        return chosen

    def _deal(self, workers: Sequence[int], d: int) -> bool:
        timed = self.timed(workers, d)
        for deal in self.fairest(workers, timed, d):
            changes = self._changes(workers, timed, d, deal)
            if changes and self.exchange.gain("hours", changes):
                return True
        return False

    def timed(self, workers: Sequence[int], d: int) -> list[Timed]:
        """What they do that day, in order of starts."""
        state = self.state
        return sorted(
            (at, item, h)
            for h, w in enumerate(workers)
            for item, at in zip(state.routes[w][d], state.days[w][d].starts, strict=True)
        )

    def fairest(self, workers: Sequence[int], timed: Sequence[Timed], d: int) -> list[Deal]:
        """The few partings that leave the poorest of them best off and better than now."""

        def least(deal: Deal) -> int:
            return self.least(workers, d, deal)

        ahead = [Deal((Hand(),) * len(workers))]
        for row, (_, (v, _), holder) in enumerate(timed):
            takers = self.takers(workers, v, holder)
            found: dict[tuple[tuple[int, int], ...], list[Deal]] = {}
            for deal in ahead:
                for h in takers:
                    hand = self._dealt(deal.hands[h], timed, row, workers[h])
                    if hand:
                        hands = (*deal.hands[:h], hand, *deal.hands[h + 1 :])
                        found.setdefault(tuple(hand[1:3] for hand in hands), []).append(Deal(hands, h, deal))
            few = (nlargest(KEPT, alike, key=least) if len(alike) > KEPT else alike for alike in found.values())
            ahead = [deal for alike in few for deal in alike]
            self.meter.go_on(len(found))
        now = min(self.state.share(w) for w in workers)
        return [deal for deal in nlargest(TRIED, ahead, key=least) if least(deal) > now]

    def least(self, workers: Sequence[int], d: int, deal: Deal) -> int:
        """The share of the poorest of them, were the day dealt so."""
        state, plan = self.state, self.plan
        rest = [state.given[w] - state.days[w][d].minutes for w in workers]
        rows = zip(workers, rest, deal.hands, strict=True)
        return min((other + hand.minutes) * MILLION // max(1, plan.wanted[w]) for w, other, hand in rows)

    def takers(self, workers: Sequence[int], v: int, holder: int) -> list[int]:
        """Which of them may have the visit that this one holds."""
        if not self.exchange.movable(v, workers[holder]) or self.plan.need[v] > 1:
            return [holder]
        may = [v in self.plan.options[w] and self.state.may(v, w) for w in workers]
        return [h for h in range(len(workers)) if h == holder or may[h]]

    def _dealt(self, hand: Hand, timed: Sequence[Timed], row: int, w: int) -> Hand | None:
        """The hand with one visit more, where it can be there in time, with a break and by the day's end."""
        plan, limits, (at, (v, _), _) = self.plan, self.plan.limits[w], timed[row]
        ends = at + plan.minutes[v]
        if hand.last < 0:
            return Hand(plan.minutes[v], row, at, at)
        before, (u, _), _ = timed[hand.last]
        ready = before + plan.minutes[u] + plan.gap[w][plan.place[u]][plan.place[v]]
        began = at if at - ready >= limits.break_minutes else hand.began
        late = ready > at or ends - began > limits.break_after_minutes or ends - hand.first > limits.spread_minutes
        return None if late else Hand(hand.minutes + plan.minutes[v], row, hand.first, began)

    def _changes(self, workers: Sequence[int], timed: Sequence[Timed], d: int, deal: Deal) -> list[Change] | None:
        state, changes = self.state, []
        got: list[list[Item]] = [[] for _ in workers]
        for (_, (v, _), _), h in zip(reversed(timed), _dealt_to(deal), strict=True):
            got[h].append((v, state.at[v] if self.plan.coupled[v] else ANY))
        for w, items in zip(workers, got, strict=True):
            route = tuple(reversed(items))
            if {v for v, _ in route} != {v for v, _ in state.routes[w][d]}:
                day = state.clock.day(w, d, route)
                if day is None:
                    return None
                changes.append(Change(w, d, route, day))
        return changes


def _dealt_to(deal: Deal) -> Iterator[int]:
    """Who got each visit, the last one first."""
    while deal.before is not None:
        yield deal.to
        deal = deal.before
