"""Availability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import RosterModel
    from scheduler.problem import Span, Visit, Worker
    from scheduler.view import View


class Availability(Constraint):
    """A visit lies wholly inside what the worker said they can do."""

    code = "availability"
    scope = "pair"
    params = ("starts", "ends")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every assignment that reaches outside the worker's spans."""
        spans = {w.id: joined(w.availability) for w in view.workers.values()}
        for a in view.assignments:
            if not any(s <= a.starts and a.ends <= e for s, e in spans[a.worker]):
                params = {"starts": a.starts, "ends": a.ends}
                yield Violation(code=self.code, worker=a.worker, visit=a.visit, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """Starts are offered only where the whole visit fits a span."""
        model.starts(_starts)


def joined(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Spans that touch or overlap are one."""
    whole: list[tuple[int, int]] = []
    for starts, ends in sorted((s.starts, s.ends) for s in spans):
        if whole and starts <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(ends, whole[-1][1]))
        else:
            whole.append((starts, ends))
    return whole


def _starts(worker: Worker, visit: Visit) -> Sequence[tuple[int, int]]:
    first, last, minutes = visit.earliest, visit.latest_end, visit.minutes
    near = [s for s in worker.availability if s.starts < last and s.ends > first]
    if not near:
        return ()
    whole = joined(near) if len(near) > 1 else [(near[0].starts, near[0].ends)]
    return [(s, e - minutes) for s, e in whole if e - s >= minutes]
