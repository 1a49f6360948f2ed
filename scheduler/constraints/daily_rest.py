"""Daily rest."""

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

from itertools import pairwise


class DailyRest(Constraint):
    """A worker has their agreed rest between one day's work and the next (Directive 2003/88/EC article 3: 11 hours)."""

    code = "daily_rest"
    scope = "route"
    params = ("minutes", "least")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every day that begins too soon after the one before it ended."""
        for worker in view.workers:
            least = view.limits(worker).daily_rest_minutes
            days = list(view.by_day(worker).values())
            for evening, morning in pairwise(days):
                rest = morning[0].starts - max(s.ends for s in evening)
                if rest < least:
                    params = {"minutes": rest, "least": least}
                    yield Violation(code=self.code, worker=worker, visit=morning[0].visit, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """Days with work leave the rest between them."""
        model.period(_holds)


def _holds(worker: Worker, limits: Limits, works: Sequence[DayWork]) -> bool:
    del worker
    return all(b.starts - a.ends >= limits.daily_rest_minutes for a, b in pairwise(works))
