"""Ways to hand one visit to another worker, and the round that helps the worst-off first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scheduler.engine.exchange import Exchange
    from scheduler.engine.meter import Meter
    from scheduler.engine.state import Change, State

AWAKE_AFTER = 40


class Handing:
    """Hands visits over in any way that gains; the aims' own searches build on it."""

    def __init__(self, state: State, meter: Meter, exchange: Exchange, tell: Callable[[str], None]) -> None:
        """Work on this state."""
        self.state, self.plan, self.meter, self.exchange, self.tell = state, state.plan, meter, exchange, tell

    def worst_first(self, stage: str, worst: Callable[[set[int]], int | None], helps: Callable[[int], bool]) -> bool:
        """The worst-off who can still be helped is helped; who cannot rests until something has changed.

        Whether anybody was helped.
        """
        resting: set[int] = set()
        moves = 0
        while self.meter.go_on():
            w = worst(resting)
            if w is None:
                break
            if helps(w):
                moves += 1
                if moves % AWAKE_AFTER == 0:
                    resting.clear()
                    self.tell(stage)
            else:
                resting.add(w)
        return moves > 0

    def hand_over(self, stage: str, v: int, w: int, takers: list[int]) -> bool:
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
