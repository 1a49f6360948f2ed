"""Days in a row."""

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


class DaysInRow(Constraint):
    """A worker has a day off after the agreed number of days in a row."""

    code = "days_in_row"
    scope = "route"
    params = ("days", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every run of days that is too long."""
        for worker in view.workers:
            most = view.limits(worker).days_in_row
            days = list(view.by_day(worker))
            for run in _runs(days):
                if len(run) > most:
                    yield Violation(code=self.code, worker=worker, params={"days": len(run), "most": most})

    def post(self, model: RosterModel) -> None:
        """Runs of days with work stay within the limit."""
        model.period(_holds)


def _runs(days: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _holds(worker: Worker, limits: Limits, works: Sequence[DayWork]) -> bool:
    del worker
    run, last = 0, None
    for work in works:
        run = run + 1 if last is not None and work.day == last + 1 else 1
        last = work.day
        if run > limits.days_in_row:
            return False
    return True
