"""Most hours a week."""

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

from collections import Counter

WEEK_DAYS = 7


class WeekMost(Constraint):
    """A worker's work of one week comes to no more than the agreed minutes; weeks count from the first day."""

    code = "week_most"
    scope = "route"
    params = ("minutes", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every week with too much work."""
        for worker in view.workers:
            most = view.limits(worker).week_most_minutes
            weeks: Counter[int] = Counter()
            for stint in view.stints(worker):
                weeks[stint.day // WEEK_DAYS] += stint.ends - stint.starts
            for minutes in weeks.values():
                if minutes > most:
                    yield Violation(code=self.code, worker=worker, params={"minutes": minutes, "most": most})

    def post(self, model: RosterModel) -> None:
        """Days of one week add up to no more than the limit."""
        model.period(_holds)


def _holds(worker: Worker, limits: Limits, works: Sequence[DayWork]) -> bool:
    del worker
    weeks: dict[int, int] = {}
    for work in works:
        week = work.day // WEEK_DAYS
        weeks[week] = weeks.get(week, 0) + work.minutes
    return max(weeks.values(), default=0) <= limits.week_most_minutes
