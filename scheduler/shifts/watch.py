"""How long to look, who is told, and who may stop it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Now(NamedTuple):
    """How far it is."""

    seconds: float
    tried: int
    cost: int


class Limits(NamedTuple):
    """Seconds, or a budget of rounds and areas to try, which the clock has no part in."""

    seconds: float | None = 60.0
    budget: int | None = None
    progress: Callable[[Now], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


class Watch:
    """Counts what was tried and knows how much of the whole is used up."""

    def __init__(self, limits: Limits) -> None:
        """The whole begins now."""
        self.limits, self.tried, self.began = limits, 0, monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return monotonic() - self.began

    @property
    def left(self) -> float | None:
        """Seconds left, where the clock counts."""
        return None if self.limits.budget is not None else (self.limits.seconds or 0) - self.seconds

    def goes_on(self, part: float = 1.0) -> bool:
        """Nobody has asked to stop, and less than this part of the whole is used up."""
        if self.limits.cancelled():
            return False
        if self.limits.budget is not None:
            return self.tried < part * self.limits.budget
        return self.seconds < part * (self.limits.seconds or 0)

    def tell(self, cost: int) -> None:
        """Something better was found."""
        self.limits.progress(Now(self.seconds, self.tried, cost))
