"""Other solvers on the same problem, each modelled as well as it can be; what it cannot say is repaired afterwards.

A rival is a module with `PACKAGES` (what must be installed), `missing()` (why it cannot run, in a few words) and
`solve(problem, *, seconds, cores)`, which returns assignments that may break rules: whoever compares repairs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.problem import Problem
    from scheduler.roster import Assignment

__all__ = ["RIVALS", "Rival", "rival"]

RIVALS = ("vroom", "pyvrp", "timefold", "cpsat")


class Rival(Protocol):
    """What the module of a rival holds."""

    PACKAGES: tuple[str, ...]
    missing: Callable[[], str | None]

    def solve(self, problem: Problem, *, seconds: float, cores: int) -> list[Assignment]:
        """The best it finds in the time."""


def rival(name: str) -> Rival:
    """The module of a rival; bringing it in brings no package with it."""
    return cast("Rival", import_module(f"scheduler.rivals.{name}"))
