"""Most hours a worker asked for."""

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


class HoursMost(Constraint):
    """A worker is never given more than the most they asked for in the period."""

    code = "hours_most"
    scope = "route"
    params = ("minutes", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every worker with more; work already there counts, days before the period do not."""
        for worker in view.workers.values():
            works = [w for w in view.day_works(worker.id) if w.day >= 0]
            minutes, most = sum(w.minutes for w in works), worker.hours.most_minutes
            if minutes > most:
                yield Violation(code=self.code, worker=worker.id, params={"minutes": minutes, "most": most})

    def post(self, model: RosterModel) -> None:
        """Days of the period add up to no more than the worker's most."""
        model.period(_holds)


def _holds(worker: Worker, limits: Limits, works: Sequence[DayWork]) -> bool:
    del limits
    return sum(w.minutes for w in works if w.day >= 0) <= worker.hours.most_minutes
