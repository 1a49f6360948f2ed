"""Certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import RosterModel
    from scheduler.problem import Visit, Worker
    from scheduler.view import View

FOREVER = 10**9


class Certificates(Constraint):
    """Every certificate the visit asks for is valid until the visit ends."""

    code = "certificates"
    scope = "pair"
    params = ("skill", "until")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every assignment that ends after one of its certificates does."""
        for a in view.assignments:
            until = _until(view.workers[a.worker], view.visits[a.visit])
            for code, last in until.items():
                if a.ends > last:
                    yield Violation(
                        code=self.code, worker=a.worker, visit=a.visit, params={"skill": code, "until": last}
                    )

    def post(self, model: RosterModel) -> None:
        """The visit starts early enough to end in time."""
        model.starts(_starts)


def _until(worker: Worker, visit: Visit) -> dict[str, int]:
    held: dict[str, int] = {}
    for skill in worker.skills:
        if skill.code in visit.skills:
            last = FOREVER if skill.until is None else skill.until
            held[skill.code] = max(last, held.get(skill.code, last))
    return held


def _starts(worker: Worker, visit: Visit) -> Sequence[tuple[int, int]]:
    last = min(_until(worker, visit).values(), default=FOREVER) if visit.skills else FOREVER
    return [(-FOREVER, last - visit.minutes)]
