"""Whose turn it is: those who could take a visit, in the order of the policy's aims, then by the published rotation."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heapreplace
from typing import TYPE_CHECKING, NamedTuple

from scheduler.fairness import basis_points
from scheduler.roster import Assignment, Reason
from scheduler.weigh import Figure, Weigher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scheduler.desk import Desk
    from scheduler.problem import Visit
    from scheduler.view import View


class Turn(NamedTuple):
    """Somebody who could take the visit at this start, giving up some visits for it (mostly none)."""

    worker: str
    starts: int
    gives: tuple[str, ...] = ()


class FairOrder:
    """The aims in their order, for a roster in which one worker takes one visit."""

    def __init__(self, desk: Desk, view: View, visit: Visit) -> None:
        """Only what the worker has, and who comes to the client, is looked at."""
        self.desk, self.visit, self._view = desk, visit, view
        self.weigher = Weigher(desk, visit)
        self._coming = [a for v in desk.visits_of[visit.client] for a in view.of_visit.get(v, ())]
        self._made: dict[Turn, tuple[View, View]] = {}

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {w: row for row, w in enumerate(self.desk.rotation)}

    def first(self, turns: Sequence[Turn]) -> Turn:
        """Whose turn it is. Later aims, and what an availability could hold, are asked only where it matters."""
        left = list(turns)
        for stage in self.desk.problem.policy.stages:
            if len(left) == 1:
                return left[0]
            left = self._poorest(left) if stage == "hours" else _least(left, self._by(stage))
        return left[0] if len(left) == 1 else min(left, key=lambda t: self._rank[t.worker])

    def ranked(self, turns: Iterable[Turn]) -> list[Turn]:
        """All of them in order."""
        stages = [self._by(stage) for stage in self.desk.problem.policy.stages]
        return sorted(turns, key=lambda t: (tuple(by(t) for by in stages), self._rank[t.worker]))

    def reasons(self, turn: Turn) -> tuple[Reason, ...]:
        """What speaks for this worker, as codes and numbers."""
        client, reasons = self.desk.clients[self.visit.client], [Reason(code="free")]
        if turn.worker in client.team:
            reasons.append(Reason(code="in_team"))
        if client.familiarity.get(turn.worker):
            reasons.append(Reason(code="visits_before", params={"visits": client.familiarity[turn.worker]}))
        share = self.weigher.share(self._both(turn)[0], turn.worker)
        reasons.append(Reason(code="own_share", params={"share_bp": basis_points(share)}))
        if -self._more("wishes", turn) > 1:
            reasons.append(Reason(code="preferred_time"))
        reasons.append(Reason(code="more_travel", params={"minutes": int(self._more("travel", turn))}))
        return tuple(reasons)

    def _poorest(self, turns: Sequence[Turn]) -> list[Turn]:
        """Those with the smallest share; whoever surely has more is not looked at closely."""
        heap = [(self._least_share(t), False, row) for row, t in enumerate(turns)]
        heapify(heap)
        found: list[Turn] = []
        best: tuple[Fraction, Fraction] | None = None
        while heap and (best is None or heap[0][0] <= best):
            key, exact, row = heap[0]
            if exact:
                best = key
                found.append(turns[heappop(heap)[2]])
            else:
                heapreplace(heap, (self._shares(turns[row]), True, row))
        return found

    def _shares(self, turn: Turn) -> tuple[Fraction, Fraction]:
        now, after = self._both(turn)
        return self.weigher.share(now, turn.worker), self.weigher.share(after, turn.worker)

    def _least_share(self, turn: Turn) -> tuple[Fraction, Fraction]:
        return self.weigher.least_share(self._both(turn)[0], turn.worker), Fraction(0)

    def _by(self, stage: str) -> Callable[[Turn], Figure]:
        if stage == "hours":
            return self._shares
        if stage in {"wishes", "travel"}:
            return lambda t: (self._more(stage, t),)
        width = 1 if stage == "burdens" else None
        return lambda t: self.weigher.figure(stage, self._both(t)[1], [t.worker])[:width]

    def _more(self, stage: str, turn: Turn) -> Fraction:
        now, after = self._both(turn)
        return self.weigher.figure(stage, after, [turn.worker])[0] - self.weigher.figure(stage, now, [turn.worker])[0]

    def _both(self, turn: Turn) -> tuple[View, View]:
        """What is touched, as it is and as it would be."""
        if turn not in self._made:
            mine = self._view.of_worker.get(turn.worker, ())
            rows = list(dict.fromkeys((*((a.visit, a.worker, a) for a in mine), *self._theirs())))
            now = [a for _, _, a in rows]
            added = Assignment(
                visit=self.visit.id,
                worker=turn.worker,
                starts=turn.starts,
                ends=turn.starts + self.visit.minutes,
            )
            after = [a for v, w, a in rows if w != turn.worker or v not in turn.gives]
            who = [turn.worker]
            self._made[turn] = self._view.of(now, who), self._view.of([*after, added], who)
        return self._made[turn]

    def _theirs(self) -> Iterable[tuple[str, str, Assignment]]:
        return ((a.visit, a.worker, a) for a in self._coming)


def _least(turns: Sequence[Turn], by: Callable[[Turn], Figure]) -> list[Turn]:
    figures = [by(t) for t in turns]
    best = min(figures)
    return [t for t, figure in zip(turns, figures, strict=True) if figure == best]
