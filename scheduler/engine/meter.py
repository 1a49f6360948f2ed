"""How long an engine may go on: seconds by a monotonic clock, or a count of moves that is the same on every machine."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_SECONDS = 20
PER_MILLE = 1000
ASK_EVERY = 16


class Meter:
    """Counts moves or seconds; `upto` sets the part of the whole at which the current stage is over."""

    def __init__(self, seconds: float | None, budget: int | None, cancelled: Callable[[], bool]) -> None:
        """With a budget the clock plays no part in what is found."""
        self.began = monotonic()
        self.whole = DEFAULT_SECONDS if seconds is None else seconds
        self.budget = budget
        self.moves = 0
        self.stopped = False
        self._asked = cancelled
        self._limit = self._until = PER_MILLE
        self._next_look = 0

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return monotonic() - self.began

    @property
    def spent(self) -> int:
        """Thousandths of the whole that are used up."""
        if self.budget is not None:
            return self.moves * PER_MILLE // max(1, self.budget)
        return int(self.seconds * PER_MILLE / self.whole) if self.whole > 0 else PER_MILLE

    @property
    def left(self) -> float | None:
        """Seconds the stage, or its step, still has, for who cannot be asked meanwhile; None where no clock counts."""
        return None if self.budget is not None else max(0.0, self.whole * self._until / PER_MILLE - self.seconds)

    def upto(self, per_mille: int) -> None:
        """The current stage may use the whole up to this thousandth."""
        self._limit = self._until = per_mille
        self._next_look = self.moves

    def step(self, per_mille: int) -> None:
        """The next step may use so many thousandths of what the stage has left, as far as it asks `alive` or `left`."""
        spent = min(self.spent, self._limit)
        self._until = spent + (self._limit - spent) * per_mille // PER_MILLE

    def alive(self) -> bool:
        """Nobody has asked to stop and the clock, where it counts, is not out: for work that counts its moves after."""
        self.stopped = self.stopped or self._asked()
        return not self.stopped and (self.budget is not None or self.spent < self._until)

    def go_on(self, moves: int = 1) -> bool:
        """Count these moves; true while the stage may go on."""
        self.moves += moves
        if self.moves >= self._next_look:
            self._next_look = self.moves + ASK_EVERY
            self.stopped = self.stopped or self._asked()
        return not self.stopped and self.spent < self._limit
