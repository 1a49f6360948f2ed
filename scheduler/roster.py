"""What comes out: assignments, the reasons for them, and the certificate that says how good they are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

Param = int | str | None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the scheduler's answers."""


class Assignment(Value, frozen=True, kw_only=True):
    """One worker on one visit, from a minute to a minute."""

    visit: str
    worker: str
    starts: int
    ends: int


class Violation(Value, frozen=True, kw_only=True):
    """A place where a hard rule fails, as a code and numbers; texts live in the catalogs under `violation.<code>`."""

    code: str
    worker: str | None = None
    visit: str | None = None
    params: dict[str, Param] = {}


class Reason(Value, frozen=True, kw_only=True):
    """Why, as a code and numbers; texts live in the catalogs under `reason.<code>`."""

    code: str
    params: dict[str, Param] = {}


class UncoveredPlace(Value, frozen=True, kw_only=True):
    """A visit that still lacks workers: `missing` of `wanted` places are uncovered."""

    visit: str
    missing: int
    wanted: int
    critical: int


class ReasonRow(Value, frozen=True, kw_only=True):
    """One row of an explanation: after this rule `left` workers remain; `stops` where it ruled this worker out."""

    code: str
    params: dict[str, Param] = {}
    left: int | None = None
    stops: bool = False


class Explanation(Value, frozen=True, kw_only=True):
    """Rows in reading order, and the smallest single change that would make it otherwise, if one was found."""

    rows: tuple[ReasonRow, ...]
    change: Reason | None = None


class Unmet(Value, frozen=True, kw_only=True):
    """A visit that nobody could be found for, and how many workers each rule ruled out as the roster stands."""

    visit: str
    missing: int
    rows: tuple[ReasonRow, ...]


class Candidate(Value, frozen=True, kw_only=True):
    """A worker who could (or could not) take a visit now; `starts` where free, with the reasons in reading order."""

    worker: str
    free: bool
    starts: int | None
    reasons: tuple[Reason, ...]


class Choice(Value, frozen=True, kw_only=True):
    """The stage at which a worker came to a visit."""

    visit: str
    worker: str
    stage: str


Held = tuple[tuple[Assignment, ...], tuple[Choice, ...]]


class Progress(Value, frozen=True, kw_only=True, dict=True):
    """How far the engine is: what it holds now, never worse than before in the order of aims.

    `assignments` and `reasons` are put together when first asked for, at any time later, and are no part of the JSON.
    """

    stage: str
    seconds: int
    covered: int
    uncovered: int
    worst_share_bp: int

    def holding(self, build: Callable[[], Held]) -> Self:
        """The same, knowing how to put together what it tells of."""
        self.__dict__["_build"] = build
        return self

    @cached_property
    def held(self) -> Held:
        """What the engine held when it told this; nothing where nobody said."""
        build: Callable[[], Held] | None = self.__dict__.get("_build")
        return build() if build else ((), ())

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """Who visits whom, by start."""
        return self.held[0]

    @property
    def reasons(self) -> tuple[Choice, ...]:
        """The stage at which each of them was chosen."""
        return self.held[1]


class Certificate(Value, frozen=True, kw_only=True):
    """How fair a roster is and how near the best that can be shown; vectors are sorted and name nobody."""

    uncovered: int
    uncovered_bound: int | None
    shares_bp: tuple[int, ...]
    burdens_bp: dict[str, tuple[int, ...]]
    worst_share_bp: int
    mean_share_bp: int
    most_worst_bp: int
    jain_bp: int
    gini_bp: int
    envy_bp: int
    continuity_outside: int
    travel_minutes: int
    changed: int
    statements: tuple[Reason, ...]
    stages: tuple[str, ...]
    policy_hash: str
    problem_hash: str
    seed: int


class Roster(Value, frozen=True, kw_only=True):
    """A period's assignments with the reasons for them."""

    version: Literal[1] = 1
    problem: str
    assignments: tuple[Assignment, ...]
    seconds: int = 0
    stage: str = ""
    complete: bool = True
    certificate: Certificate | None = None
    reasons: tuple[Choice, ...] = ()
    uncovered: tuple[Unmet, ...] = ()
