"""What the aims of the policy make of a roster, for the few people a single choice touches. Smaller is better."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.burdens import preferred, worker_burdens
from scheduler.ceiling import given_minutes
from scheduler.certificate import continuity_of, travel_of
from scheduler.fairness import share
from scheduler.spans import common, length

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.desk import Desk
    from scheduler.problem import Visit
    from scheduler.view import View

Figure = tuple[Fraction, ...]


class Weigher:
    """The aims' figures around one visit. What does not change between choices lies on the desk."""

    def __init__(self, desk: Desk, visit: Visit) -> None:
        """Whoever is asked about is worked out when asked."""
        self.desk, self.visit = desk, visit
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
        return self._share(view, worker, self.desk.wanted(worker))

    def least_share(self, view: View, worker: str) -> Fraction:
        """What the share is not below, told without looking at what the availability could hold."""
        return self._share(view, worker, self.desk.workers[worker].hours.wanted_minutes)

    def _share(self, view: View, worker: str, wanted: int) -> Fraction:
        given, against = self.desk.carried[worker]
        return share(given + given_minutes(view, worker), against + wanted)

    def _cover(self, view: View, touched: Sequence[str]) -> Figure:
        del touched
        return (Fraction(self.visit.workers - len(view.of_visit.get(self.visit.id, ()))),)

    def _continuity(self, view: View, touched: Sequence[str]) -> Figure:
        del touched
        return (Fraction(continuity_of(view, self.visit.client)),)

    def _hours(self, view: View, touched: Sequence[str]) -> Figure:
        return tuple(-s for s in sorted(self.share(view, w) for w in touched))

    def _burdens(self, view: View, touched: Sequence[str]) -> Figure:
        ratios, carried = [], self.desk.carried_burdens
        for worker in touched:
            for kind, minutes in worker_burdens(view, worker, self.desk.spans).items():
                before = carried[kind][worker]
                against = self.desk.able(worker)[kind] + before[1]
                ratios.append(Fraction(minutes + before[0], against) if against else Fraction(0))
        return tuple(sorted(ratios, reverse=True))

    def _wishes(self, view: View, touched: Sequence[str]) -> Figure:
        liked = 0
        for worker in touched:
            likes = preferred(self.desk.workers[worker])
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
