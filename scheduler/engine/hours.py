"""Fair hours: whoever has least takes from whoever has most, directly, by exchange or through a third."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.engine.handing import Handing
from scheduler.engine.state import MILLION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.engine.exchange import Split

FEW, LINKS = 5, 2


class Hours(Handing):
    """Leximin of shares, worst-off first."""

    def run(self) -> bool:
        """Until nobody can be helped by one exchange or push; whether anybody was."""
        return self.worst_first("hours", self._worst, self._help)

    def further(self) -> bool:
        """Until none of those who have least can be helped through several others; whether anybody was."""
        return self.worst_first("hours", self._worst_few, lambda w: self._push(w, self.state.share(w), LINKS))

    def settle_ties(self) -> None:
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

    def _worst(self, resting: set[int]) -> int | None:
        """Who has least and may still be given more."""
        state = self.state
        left = [
            (state.share(w), w)
            for w in range(len(self.plan.workers))
            if w not in resting and state.share(w) < MILLION and state.room(w) > 0
        ]
        return min(left, default=(0, None))[1]

    def _worst_few(self, resting: set[int]) -> int | None:
        return self._worst(resting) if len(resting) < FEW else None

    def _help(self, w: int) -> bool:
        """The best exchange with whoever has the largest share and can help, else a push through a third."""
        mine = self.state.share(w)
        for x, d in self._richer(w, mine):
            if not self.meter.go_on():
                return False
            for split in self._raises(w, x, d, mine):
                changes = self.exchange.swap(w, x, d, split)
                if changes and self.exchange.gain("hours", changes):
                    return True
        return self._push(w, mine)

    def _raises(self, w: int, x: int, d: int, mine: int) -> list[Split]:
        """Exchanges that leave both above what the worker has now, the one that evens them out most first."""
        minutes, found = self.plan.minutes, []
        alone = self.exchange.splits(w, x, d)
        # Two at once where neither alone would do: what is given may make room for what is taken.
        both = [(a[0] | b[0], a[1] | b[1]) for a, b in combinations(alone, 2)]
        for split in (*alone, *both):
            more = sum(minutes[v] for v in split[1]) - sum(minutes[v] for v in split[0])
            after = self._after(w, x, more)
            if more > 0 and after[0] > mine:
                found.append((-after[0], sorted(split[1]), split))
        return [split for _, _, split in sorted(found, key=lambda f: f[:2])]

    def _richer(self, w: int, mine: int) -> list[tuple[int, int]]:
        """Workers with a larger share, largest first, and the days on which they hold what this worker could do."""
        state, plan = self.state, self.plan
        days: dict[int, set[int]] = defaultdict(set)
        for v in plan.options[w]:
            for x in state.holders[v]:
                days[x].add(plan.day[v])
        richer = sorted((-state.ratio(x), x) for x in days if x != w and state.share(x) > mine)
        return [(x, d) for _, x in richer for d in sorted(days[x])]

    def _after(self, w: int, x: int, more: int) -> tuple[int, int]:
        shares = [self._with(w, more), self._with(x, -more)]
        return min(shares), max(shares)

    def _with(self, w: int, more: int) -> int:
        """The worker's share, had they so many minutes more."""
        return min(MILLION, max(0, (self.state.given[w] + more) * MILLION // max(1, self.plan.wanted[w])))

    def _evens(self, more: Mapping[int, int]) -> bool:
        """With so many minutes more, or fewer, each would have more than who has least of them now."""
        least = min(self.state.share(w) for w in more)
        return all(self._with(w, minutes) > least for w, minutes in more.items())

    def _push(self, w: int, mine: int, links: int = 1) -> bool:
        state, plan = self.state, self.plan
        held = [(state.ratio(x), x, v) for v in plan.options[w] for x in state.holders[v] if x != w]
        for theirs, x, v in sorted(held, reverse=True):
            if theirs <= mine or not self.meter.go_on():
                return False
            given = self.exchange.give(v, x, w)
            if given and self.exchange.gain("hours", given):
                return True
            exchange = self.exchange
            ways = exchange.chain(v, x, w, self._evens, links) if links > 1 else exchange.push(v, x, w, self._evens)
            for changes in ways:
                if self.exchange.gain("hours", changes):
                    return True
        return False
