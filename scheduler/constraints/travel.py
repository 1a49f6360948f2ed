"""Time to travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.view import View

from itertools import pairwise


class Travel(Constraint):
    """A worker has the time to travel from one visit to the next."""

    code = "travel"
    scope = "route"
    params = ("minutes", "lacking")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every visit that cannot be reached in time from the one before; overlaps are named by their own rule."""
        for worker in view.workers:
            for before, after in pairwise(view.stints(worker)):
                lacking = after.travel - (after.starts - before.ends)
                if lacking > 0 and after.starts >= before.ends:
                    params = {"minutes": after.travel, "lacking": lacking}
                    yield Violation(code=self.code, worker=worker, visit=after.visit, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """The way lies between two stops."""
        model.gap(lambda way: way)
