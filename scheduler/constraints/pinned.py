"""Pinned visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.view import View


class Pinned(Constraint):
    """What people pinned stays with its worker at its time."""

    code = "pinned"
    scope = "visit"
    params = ("starts",)

    def violations(self, view: View) -> Iterator[Violation]:
        """Every pin that was moved or dropped."""
        for visit in view.problem.visits:
            here = {(a.worker, a.starts) for a in view.of_visit.get(visit.id, ())}
            for pin in visit.pinned:
                if (pin.worker, pin.starts) not in here:
                    yield Violation(code=self.code, worker=pin.worker, visit=visit.id, params={"starts": pin.starts})

    def post(self, model: RosterModel) -> None:
        """Pins are there from the start and are never moved."""
        model.keep_pins()
