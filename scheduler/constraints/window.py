"""Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import RosterModel
    from scheduler.problem import Visit, Worker
    from scheduler.view import View


class Window(Constraint):
    """A visit takes place inside its window, for its whole length."""

    code = "window"
    scope = "pair"
    params = ("earliest", "latest", "starts")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every assignment that starts too early or too late, or is shorter or longer than agreed."""
        for a in view.assignments:
            visit = view.visits[a.visit]
            if not visit.earliest <= a.starts <= visit.latest or a.ends - a.starts != visit.minutes:
                params = {"earliest": visit.earliest, "latest": visit.latest, "starts": a.starts}
                yield Violation(code=self.code, worker=a.worker, visit=a.visit, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """Only starts inside the window are offered; the engine gives every visit its length."""
        model.starts(_starts)


def _starts(worker: Worker, visit: Visit) -> Sequence[tuple[int, int]]:
    del worker
    return [(visit.earliest, visit.latest)]
