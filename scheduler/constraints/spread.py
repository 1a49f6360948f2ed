"""Spread of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import Piece, RosterModel
    from scheduler.policy import Limits
    from scheduler.view import View


class Spread(Constraint):
    """From the first start to the last end, a worker's day is no longer than agreed."""

    code = "spread"
    scope = "route"
    params = ("minutes", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every day that is spread out too far."""
        for worker in view.workers:
            most = view.limits(worker).spread_minutes
            for stints in view.by_day(worker).values():
                minutes = max(s.ends for s in stints) - stints[0].starts
                if minutes > most:
                    params = {"minutes": minutes, "most": most}
                    yield Violation(code=self.code, worker=worker, visit=stints[-1].visit, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """The last piece of work ends soon enough after the first began."""
        model.day(_holds)


def _holds(limits: Limits, pieces: Sequence[Piece]) -> bool:
    return pieces[-1][1] - pieces[0][0] <= limits.spread_minutes
