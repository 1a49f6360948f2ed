"""Double-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.view import View


class DoubleUps(Constraint):
    """Workers who share a visit are there together: each once, no more than it needs, all at one time."""

    code = "double_ups"
    scope = "visit"
    params = ("workers", "wanted")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every visit whose workers come apart, twice, or in too great a number."""
        for visit, here in view.of_visit.items():
            wanted = view.visits[visit].workers
            apart = len({a.starts for a in here}) > 1
            if apart or len({a.worker for a in here}) < len(here) or len(here) > wanted:
                yield Violation(code=self.code, visit=visit, params={"workers": len(here), "wanted": wanted})

    def post(self, model: RosterModel) -> None:
        """One start a visit, and no place more than it has."""
        model.together()
