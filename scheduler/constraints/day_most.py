"""Most hours a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import Piece, RosterModel
    from scheduler.policy import Limits
    from scheduler.view import View


class DayMost(Constraint):
    """A worker's visits of one day come to no more than the agreed minutes."""

    code = "day_most"
    scope = "route"
    params = ("minutes", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every day with too much work."""
        for worker in view.workers:
            most = view.limits(worker).day_most_minutes
            for work, stints in zip(view.day_works(worker), view.by_day(worker).values(), strict=True):
                if work.minutes > most:
                    params = {"minutes": work.minutes, "most": most}
                    yield Violation(code=self.code, worker=worker, visit=stints[-1].visit, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """A day's pieces of work stay within the limit."""
        model.day(_holds)


def _holds(limits: Limits, pieces: Sequence[Piece]) -> bool:
    return sum(ends - starts for starts, ends, _ in pieces) <= limits.day_most_minutes
