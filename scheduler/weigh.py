"""What the aims of the policy make of a roster, for the few people a single choice touches. Smaller is better."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.burdens import able_minutes, burden_spans, preferred, worker_burdens
from scheduler.ceiling import given_minutes
from scheduler.certificate import continuity_of, travel_of
from scheduler.eligible import able
from scheduler.fairness import opening, opening_burdens, share
from scheduler.spans import common, length
from scheduler.view import View
from scheduler.wanted import wanted_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scheduler.problem import Problem, Visit

Figure = tuple[Fraction, ...]


class Weigher:
    """The aims' figures around one visit. What does not change between choices is worked out once."""

    def __init__(
        self, problem: Problem, visit: Visit, workers: Sequence[str], wanted: Mapping[str, int] | None = None
    ) -> None:
        """`workers` are those who may be touched; `wanted`, where it is known, what `wanted_minutes` makes of them."""
        self.problem, self.visit = problem, visit
        self._wanted = wanted_minutes(problem, able(problem, set(workers))) if wanted is None else wanted
        self._carried = opening(problem)
        self._spans = burden_spans(problem)
        of = {w.id: w for w in problem.workers}
        self._able = {w: able_minutes(problem, of[w], self._spans) for w in workers}
        kinds = dict.fromkeys(k for row in self._able.values() for k in row)
        self._before = {kind: opening_burdens(problem, kind) for kind in kinds}
        self._aims: dict[str, Callable[[View, Sequence[str]], Figure]] = {
            "cover": self._cover,
            "continuity": self._continuity,
            "hours": self._hours,
            "burdens": self._burdens,
            "wishes": self._wishes,
            "travel": self._travel,
            "stability": self._stability,
        }

    def figure(self, stage: str, view: View, touched: Sequence[str]) -> Figure:
        """What one aim comes to for those touched."""
        return self._aims[stage](view, touched)

    def share(self, view: View, worker: str) -> Fraction:
        """The worker's share as the roster stands."""
        given, against = self._carried[worker]
        return share(given + given_minutes(view, worker), against + self._wanted[worker])

    def _cover(self, view: View, touched: Sequence[str]) -> Figure:
        del touched
        return (Fraction(self.visit.workers - len(view.of_visit.get(self.visit.id, ()))),)

    def _continuity(self, view: View, touched: Sequence[str]) -> Figure:
        del touched
        return (Fraction(continuity_of(view, self.visit.client)),)

    def _hours(self, view: View, touched: Sequence[str]) -> Figure:
        return tuple(-s for s in sorted(self.share(view, w) for w in touched))

    def _burdens(self, view: View, touched: Sequence[str]) -> Figure:
        ratios = []
        for worker in touched:
            for kind, minutes in worker_burdens(view, worker, self._spans).items():
                before = self._before[kind][worker]
                against = self._able[worker][kind] + before[1]
                ratios.append(Fraction(minutes + before[0], against) if against else Fraction(0))
        return tuple(sorted(ratios, reverse=True))

    def _wishes(self, view: View, touched: Sequence[str]) -> Figure:
        liked = 0
        for worker in touched:
            likes = preferred(view.workers[worker])
            liked += sum(length(common([(a.starts, a.ends)], likes)) for a in view.of_worker.get(worker, ()))
        client, here = view.client_of(self.visit.id), view.of_visit.get(self.visit.id, ())
        known = sum(client.familiarity.get(a.worker, 0) > 0 for a in here)
        inside = self.visit.minutes * sum(a.worker in client.team for a in here)
        return (Fraction(-liked - known - inside),)

    def _travel(self, view: View, touched: Sequence[str]) -> Figure:
        return (Fraction(sum(travel_of(view, w) for w in touched)),)

    def _stability(self, view: View, touched: Sequence[str]) -> Figure:
        del touched
        was = {p.worker for p in self.visit.published}
        return (Fraction(-sum(a.worker in was for a in view.of_visit.get(self.visit.id, ()))),)
