"""Which worker may do which visit, and when it may start, whatever else is in the roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.constraints import CONSTRAINTS

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from scheduler.constraints.base import Piece
    from scheduler.policy import Limits
    from scheduler.problem import Client, Link, Problem, Visit, Worker
    from scheduler.view import DayWork

Stretches = list[tuple[int, int]]


class Rules:
    """Every constraint's half for the engine, collected (a `RosterModel`)."""

    def __init__(self) -> None:
        """All constraints are posted, in reading order."""
        self.pairs: list[Callable[[Worker, Client, Visit], bool]] = []
        self.start_rules: list[Callable[[Worker, Visit], Sequence[tuple[int, int]]]] = []
        self.gaps: list[Callable[[int], int]] = []
        self.days: list[Callable[[Limits, Sequence[Piece]], bool]] = []
        self.periods: list[Callable[[Worker, Limits, Sequence[DayWork]], bool]] = []
        self.totals: list[Callable[[Worker, int], bool]] = []
        self.links: list[Callable[[Link, int, int], bool]] = []
        self.pins_kept = self.workers_together = False
        for constraint in CONSTRAINTS:
            constraint.post(self)

    def pair(self, rule: Callable[[Worker, Client, Visit], bool]) -> None:
        """Keep a rule about a worker and a visit."""
        self.pairs.append(rule)

    def starts(self, rule: Callable[[Worker, Visit], Sequence[tuple[int, int]]]) -> None:
        """Keep a rule about starts."""
        self.start_rules.append(rule)

    def gap(self, rule: Callable[[int], int]) -> None:
        """Keep a rule about the time between two stops."""
        self.gaps.append(rule)

    def day(self, rule: Callable[[Limits, Sequence[Piece]], bool]) -> None:
        """Keep a rule about one day's work."""
        self.days.append(rule)

    def period(self, rule: Callable[[Worker, Limits, Sequence[DayWork]], bool]) -> None:
        """Keep a rule about days that follow each other."""
        self.periods.append(rule)

    def total(self, rule: Callable[[Worker, int], bool]) -> None:
        """Keep a rule about the minutes of the period."""
        self.totals.append(rule)

    def together(self) -> None:
        """Workers of one visit start together."""
        self.workers_together = True

    def keep_pins(self) -> None:
        """Pins are kept."""
        self.pins_kept = True

    def link(self, rule: Callable[[Link, int, int], bool]) -> None:
        """Keep a rule about linked visits."""
        self.links.append(rule)

    def options(self, worker: Worker, client: Client, visit: Visit) -> Stretches:
        """Closed stretches of minutes in which the worker may start the visit; none where they may not do it."""
        return self.open(worker, visit) if self.may(worker, client, visit) else []

    def may(self, worker: Worker, client: Client, visit: Visit) -> bool:
        """The worker may do the visit at all: the same for visits that differ in nothing but their times."""
        return all(rule(worker, client, visit) for rule in self.pairs)

    def open(self, worker: Worker, visit: Visit) -> Stretches:
        """When the worker may start it, if they may do it at all."""
        left: Stretches = [(visit.earliest, visit.latest)]
        for rule in self.start_rules:
            left = _meet(left, rule(worker, visit))
            if not left:
                return []
        return _apart_from_busy(left, worker, visit)


def _meet(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> Stretches:
    if len(a) == 1 and len(b) == 1:  # nearly always: a large week asks a million times
        low, high = max(a[0][0], b[0][0]), min(a[0][1], b[0][1])
        return [(low, high)] if low <= high else []
    meets = [(max(s, t), min(e, f)) for s, e in a for t, f in b]
    return sorted([(low, high) for low, high in meets if low <= high])


def _apart_from_busy(left: Stretches, worker: Worker, visit: Visit) -> Stretches:
    for busy in worker.busy:
        parts: Stretches = []
        for low, high in left:
            parts += [(low, min(high, busy.starts - visit.minutes)), (max(low, busy.ends), high)]
        left = sorted({(low, high) for low, high in parts if low <= high})
    return left


def able(problem: Problem, only: Container[str] | None = None) -> dict[str, dict[str, Stretches]]:
    """For each worker (or these only) the visits they are able and willing to do, with the starts open to them."""
    rules = Rules()
    clients = {c.id: c for c in problem.clients}
    found: dict[str, dict[str, Stretches]] = {}
    for worker in (w for w in problem.workers if only is None or w.id in only):
        options = ((v.id, rules.options(worker, clients[v.client], v)) for v in problem.visits)
        found[worker.id] = {visit: starts for visit, starts in options if starts}
    return found
