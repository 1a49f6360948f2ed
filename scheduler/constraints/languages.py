"""Languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.constraints.base import RosterModel
    from scheduler.problem import Client, Visit, Worker
    from scheduler.view import View


class Languages(Constraint):
    """A worker speaks one of the languages the client needs."""

    code = "languages"
    scope = "pair"
    params = ("languages",)

    def violations(self, view: View) -> Iterator[Violation]:
        """Every assignment of a worker who may not do the visit."""
        for a in view.assignments:
            worker, client, visit = view.workers[a.worker], view.client_of(a.visit), view.visits[a.visit]
            if not _allows(worker, client, visit):
                yield Violation(
                    code=self.code, worker=a.worker, visit=a.visit, params={"languages": ", ".join(client.languages)}
                )

    def post(self, model: RosterModel) -> None:
        """Such a pair is never looked at."""
        model.pair(_allows)


def _allows(worker: Worker, client: Client, visit: Visit) -> bool:
    del visit
    return not client.languages or bool(set(client.languages) & set(worker.languages))
