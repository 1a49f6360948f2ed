"""Judging a roster, whoever made it: rules broken, travel, fairness. What is costly is worked out once a problem."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from uuid import UUID

import scheduler
from backend.rosters.facts import Planned
from backend.rosters.schemas import FairnessFigures, Violation
from backend.rosters.solving import words
from backend.rosters.solving.clock import minute_of
from scheduler.certificate import travel_total
from scheduler.eligible import Stretches, able
from scheduler.fairness import Fairness
from scheduler.wanted import wanted_minutes

Key = tuple[str, str | None, str | None]


class Case:
    """A problem, ready to judge any number of rosters for it."""

    def __init__(self, problem: scheduler.Problem) -> None:
        self.problem = problem

    @cached_property
    def worker_ids(self) -> frozenset[str]:
        """Whom the problem knows."""
        return frozenset(worker.id for worker in self.problem.workers)

    @cached_property
    def clients(self) -> dict[UUID, UUID]:
        """Whose each visit is."""
        return {UUID(visit.id): UUID(visit.client) for visit in self.problem.visits}

    @property
    def visit_ids(self) -> set[UUID]:
        """Which visits it asks for."""
        return set(self.clients)

    def concerns(self, violation: Violation, members: Collection[UUID]) -> bool:
        """True where it is about the work of one of `members`, or about their visit where no worker is to blame."""
        if violation.worker_id is not None:
            return violation.worker_id in members
        return violation.visit_id is not None and self.clients.get(violation.visit_id) in members

    @cached_property
    def options(self) -> dict[str, dict[str, Stretches]]:
        """Who may do what, and when."""
        return able(self.problem)

    @cached_property
    def wanted(self) -> dict[str, int]:
        """Hours wanted, limited to what each worker's own availability could hold."""
        return wanted_minutes(self.problem, self.options)

    def assignments(self, planned: Iterable[Planned]) -> list[scheduler.Assignment]:
        """A draft in the scheduler's words."""
        return [
            scheduler.Assignment(
                visit=str(row.visit_id),
                worker=str(row.worker_id),
                starts=minute_of(self.problem, row.starts_at),
                ends=minute_of(self.problem, row.ends_at),
            )
            for row in planned
        ]

    def violations(self, planned: Iterable[Planned]) -> list[Violation]:
        """Every hard rule the draft breaks, for screens."""
        return self._told(self._check(planned))

    def added(self, before: Iterable[Planned], after: Iterable[Planned]) -> list[Violation]:
        """The hard rules broken after a change that were not before it."""
        return self._told(_more(self._check(before), self._check(after)))

    def added_rules(self, before: Iterable[Planned], after: Iterable[Planned]) -> tuple[str, ...]:
        """Their codes as the scheduler has them."""
        return tuple(sorted({found.code for found in _more(self._check(before), self._check(after))}))

    def unexcused(self, planned: Sequence[Planned]) -> list[Violation]:
        """The hard rules broken by no person's recorded override, nor by what already stands and cannot be moved."""
        standing = Counter(map(_key, scheduler.check(self.problem, self._pinned())))
        found = [one for one in self._check(planned) if not _excused(one, planned) and not standing[_key(one)]]
        return self._told(found)

    def fairness(self, planned: Iterable[Planned]) -> Fairness:
        """The figures of a draft."""
        return scheduler.fairness.measure(
            self.problem, self.assignments(planned), options=self.options, wanted=self.wanted
        )

    def figures(self, planned: Sequence[Planned]) -> FairnessFigures:
        """The same, for screens."""
        fair = self.fairness(planned)
        spread: dict[str, list[int]] = {}
        for row in fair.burdens:
            spread.setdefault(row.kind, []).append(row.ratio_bp)
        return FairnessFigures(
            worst_share_bp=fair.worst_share_bp,
            mean_share_bp=fair.mean_share_bp,
            jain_bp=fair.jain_bp,
            gini_bp=fair.gini_bp,
            uncovered=sum(place.missing for place in self.uncovered(planned)),
            burdens={kind: max(values) - min(values) for kind, values in spread.items()},
        )

    def uncovered(self, planned: Iterable[Planned]) -> list[scheduler.UncoveredPlace]:
        """Visits that lack workers, critical first."""
        return scheduler.uncovered(self.problem, self.assignments(planned))

    def travel_minutes(self, planned: Iterable[Planned]) -> int:
        """Minutes on the way, in all."""
        return travel_total(self.problem, self.assignments(planned))

    def _check(self, planned: Iterable[Planned]) -> list[scheduler.Violation]:
        return scheduler.check(self.problem, self.assignments(planned))

    def _told(self, found: Iterable[scheduler.Violation]) -> list[Violation]:
        return words.violations(self.problem, found)

    def _pinned(self) -> list[scheduler.Assignment]:
        return [
            scheduler.Assignment(visit=v.id, worker=pin.worker, starts=pin.starts, ends=pin.starts + v.minutes)
            for v in self.problem.visits
            for pin in v.pinned
        ]


def _key(found: scheduler.Violation) -> Key:
    return found.code, found.worker, found.visit


def _more(before: Iterable[scheduler.Violation], after: Iterable[scheduler.Violation]) -> list[scheduler.Violation]:
    had = Counter(map(_key, before))
    found = []
    for one in after:
        had[_key(one)] -= 1
        if had[_key(one)] < 0:
            found.append(one)
    return found


def _excused(found: scheduler.Violation, planned: Iterable[Planned]) -> bool:
    """A person set this rule aside: for this worker, or for this visit where no worker is to blame.

    They set a private rule aside without knowing which it was, so it covers them all.
    """
    same = words.PRIVATE if found.code in words.PRIVATE else {found.code}
    for row in planned:
        if not same.isdisjoint(row.overrides):
            mine = found.worker == str(row.worker_id) if found.worker else found.visit == str(row.visit_id)
            if mine:
                return True
    return False
