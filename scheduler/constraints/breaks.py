"""Breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints.base import Constraint
from scheduler.roster import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.constraints.base import Piece, RosterModel
    from scheduler.policy import Limits
    from scheduler.view import Stint, View


class Breaks(Constraint):
    """After six hours on the way and at work comes a break, travel not counted (Directive 2003/88/EC article 4).

    A single visit longer than that holds its own break, as agreed for it.
    """

    code = "breaks"
    scope = "route"
    params = ("minutes", "most")

    def violations(self, view: View) -> Iterator[Violation]:
        """Every stretch of work that runs on too long without a break."""
        for worker in view.workers:
            limits = view.limits(worker)
            for stints in view.by_day(worker).values():
                minutes, at = _longest(limits, stints)
                if minutes > limits.break_after_minutes:
                    params = {"minutes": minutes, "most": limits.break_after_minutes}
                    yield Violation(code=self.code, worker=worker, visit=at, params=dict(params))

    def post(self, model: RosterModel) -> None:
        """A day's pieces of work leave room for breaks."""
        model.day(_holds)


def _longest(limits: Limits, stints: Sequence[Stint]) -> tuple[int, str | None]:
    longest: tuple[int, str | None] = (0, None)
    began = over = stints[0].starts
    for row, stint in enumerate(stints):
        if not row or stint.starts - over - stint.travel >= limits.break_minutes:
            began, over = stint.starts, stint.ends
            continue
        over = max(over, stint.ends)
        if over - began > longest[0]:
            longest = (over - began, stint.visit)
    return longest


def _holds(limits: Limits, pieces: Sequence[Piece]) -> bool:
    began, over = pieces[0][0], pieces[0][1]
    for starts, ends, way in pieces[1:]:
        if starts - over - way >= limits.break_minutes:
            began = starts
        elif ends - began > limits.break_after_minutes:
            return False
        over = ends
    return True
