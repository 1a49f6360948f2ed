"""Links between visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.problem import Link
    from scheduler.view import View


class Links(Constraint):
    """Linked visits keep their distance in time, and their worker where the link says so."""

    code = "links"
    scope = "visit"
    params = ("gap", "least", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every link with both visits covered that is broken; reported at the second visit."""
        for link in view.problem.links:
            first, second = view.of_visit.get(link.first), view.of_visit.get(link.second)
            if not first or not second:
                continue
            gap = min(a.starts for a in second) - max(a.ends for a in first)
            late = link.most_minutes is not None and gap > link.most_minutes
            other = link.same_worker and {a.worker for a in first} != {a.worker for a in second}
            if gap < link.least_minutes or late or other:
                params = {"gap": gap, "least": link.least_minutes, "most": link.most_minutes}
                yield Violation(code=self.code, visit=link.second, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """The second visit starts at a distance the link allows."""
        model.link(_holds)


def _holds(link: Link, first_ends: int, second_starts: int) -> bool:
    gap = second_starts - first_ends
    return gap >= link.least_minutes and (link.most_minutes is None or gap <= link.most_minutes)
