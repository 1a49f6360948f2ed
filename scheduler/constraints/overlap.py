"""No overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.view import View


class Overlap(Constraint):
    """A worker is in one place at a time."""

    code = "overlap"
    scope = "route"
    params = ("minutes",)

    def violations(self, view: View) -> Iterator[Violation]:
        """Every visit that begins before the one before it is over."""
        for worker in view.workers:
            busy_until = None
            for stint in view.stints(worker):
                if busy_until is not None and stint.starts < busy_until:
                    params = {"minutes": busy_until - stint.starts}
                    yield Violation(code=self.code, worker=worker, visit=stint.visit, params=dict(params))
                busy_until = max(stint.ends, busy_until or stint.ends)

    def post(self, model: RosterModel) -> None:
        """The next stop begins when this one is over."""
        model.gap(lambda _way: 0)
