"""Weekly rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import RosterModel
    from scheduler.policy import Limits
    from scheduler.problem import Worker
    from scheduler.view import DayWork, View


class WeeklyRest(Constraint):
    """A weekly rest (24 + 11 hours) begins within six times 24 hours of the end of the one before it.

    Directive 2003/88/EC article 5, made rolling as in Regulation (EC) 561/2006 article 8(6), so that no calendar week
    can hide twelve days of work in a row.
    """

    code = "weekly_rest"
    scope = "route"
    params = ("hours", "least")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every worker whose work runs on too long without a weekly rest."""
        for worker in view.workers:
            limits = view.limits(worker)
            began = over = None
            for stint in view.stints(worker):
                if began is None or over is None or stint.starts - over >= limits.weekly_rest_minutes:
                    began = stint.starts
                over = max(stint.ends, over or stint.ends)
                if over - began > limits.weekly_run_minutes:
                    params = {"hours": (over - began) // 60, "least": limits.weekly_rest_minutes // 60}
                    yield Violation(code=self.code, worker=worker, visit=stint.visit, params=dict(params))
                    break

    def post(self, model: RosterModel) -> None:
        """Runs of days between weekly rests stay short enough."""
        model.period(_holds)


def _holds(worker: Worker, limits: Limits, works: Sequence[DayWork]) -> bool:
    del worker
    began, over = 0, None
    for work in works:
        if over is None or work.starts - over >= limits.weekly_rest_minutes:
            began = work.starts
        over = work.ends
        if over - began > limits.weekly_run_minutes:
            return False
    return True
