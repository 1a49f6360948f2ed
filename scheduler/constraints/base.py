"""What a constraint is: one rule, said once for people and once for the engine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scheduler.policy import Limits
    from scheduler.problem import Client, Link, Visit, Worker
    from scheduler.roster import Violation
    from scheduler.view import DayWork, View

Piece = tuple[int, int, int]
Scope = Literal["pair", "route", "visit"]


class RosterModel(Protocol):
    """What an engine lets a constraint say. Each rule narrows; nothing widens again."""

    def pair(self, rule: Callable[[Worker, Client, Visit], bool]) -> None:
        """This worker may do this visit at all."""

    def starts(self, rule: Callable[[Worker, Visit], Sequence[tuple[int, int]]]) -> None:
        """The worker may start the visit in these closed stretches of minutes."""

    def gap(self, rule: Callable[[int], int]) -> None:
        """Minutes that must lie between two stops, given the minutes of the way."""

    def day(self, rule: Callable[[Limits, Sequence[Piece]], bool]) -> None:
        """One day's work, as (starts, ends, way before) in order of time, may be done."""

    def period(self, rule: Callable[[Worker, Limits, Sequence[DayWork]], bool]) -> None:
        """A worker's days with work, in order, may follow each other."""

    def total(self, rule: Callable[[Worker, int], bool]) -> None:
        """A worker may be given so many minutes in the period, work already there included."""

    def together(self) -> None:
        """All workers of a visit start at one time, no more of them than it needs."""

    def keep_pins(self) -> None:
        """Pinned visits stay where they are."""

    def link(self, rule: Callable[[Link, int, int], bool]) -> None:
        """With the first over at one minute, the second may start at another; same worker where the link says so."""


class Constraint(ABC):
    """A hard rule. `scope` says what it looks at: a worker and a visit, a worker's route, or a visit's workers."""

    code: ClassVar[str]
    scope: ClassVar[Scope]
    params: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def violations(self, view: View) -> Iterator[Violation]:
        """For people: every place where the roster, however it was made, breaks this rule."""

    @abstractmethod
    def post(self, model: RosterModel) -> None:
        """For the engine: the same rule in the engine's words."""
