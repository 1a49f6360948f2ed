"""Most hours a worker asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.ceiling import given_minutes
from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.problem import Worker
    from scheduler.view import View


class HoursMost(Constraint):
    """A worker is never given more than the most they asked for in the period."""

    code = "hours_most"
    scope = "route"
    params = ("minutes", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every worker with more; work already there counts, days before and after the period do not."""
        for worker in view.workers.values():
            minutes, most = given_minutes(view, worker.id), worker.hours.most_minutes
            if not _holds(worker, minutes):
                yield Violation(code=self.code, worker=worker.id, params={"minutes": minutes, "most": most})

    def post(self, model: RosterModel) -> None:
        """Days of the period add up to no more than the worker's most."""
        model.total(_holds)


def _holds(worker: Worker, minutes: int) -> bool:
    return minutes <= worker.hours.most_minutes
