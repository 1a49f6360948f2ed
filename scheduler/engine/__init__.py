"""How a roster is found. Any object with this `solve` can take the engine's place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.problem import Problem
    from scheduler.roster import Progress, Roster


class Engine(Protocol):
    """Problem in, roster out; anytime, and never worse than what it last told."""

    def solve(
        self,
        problem: Problem,
        *,
        seconds: float | None,
        budget: int | None,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> Roster:
        """The best roster found before the deadline, or within the budget of moves."""
