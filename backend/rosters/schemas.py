"""Rosters as coordinators and workers meet them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

State = Literal["queued", "solving", "draft", "failed", "published", "superseded", "discarded"]
LEAST_SECONDS = 2
Seconds = Annotated[int, msgspec.Meta(ge=LEAST_SECONDS, le=600)]
Version = Annotated[int, msgspec.Meta(ge=1)]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Params = dict[str, Any]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A value the screens are given."""


class Input(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value the screens send."""


class RequestDraft(Input, frozen=True, kw_only=True):
    """A roster asked for: its id, made by who asks, and how long the solver may take.

    In 0 seconds, nothing is solved: the draft is what is published, for people to change. From 2 on it is solved.
    """

    id: UUID
    seconds: Annotated[int, msgspec.Meta(ge=0, le=600)]


class SolveAgain(Input, frozen=True, kw_only=True):
    """The same draft's week once more: the new roster's id, and how long the solver may take."""

    id: UUID
    seconds: Seconds


class Place(Input, frozen=True, kw_only=True):
    """A worker onto a visit, one off it, or one for the other; where no start is said, that of those already there."""

    visit_id: UUID
    worker_id: UUID | None = None
    replaces: UUID | None = None
    starts_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class Assign(Place, frozen=True, kw_only=True):
    """The same, done: pinned against the solver; a broken rule needs `override` and a reason in words."""

    version: Version
    pinned: bool = True
    reason: Words | None = None
    override: bool = False


class PinIt(Input, frozen=True, kw_only=True):
    """A worker stays on a visit whatever the solver does, and why if one says so, or no longer has to."""

    visit_id: UUID
    worker_id: UUID
    pinned: bool
    reason: Words | None = None
    version: Version


class Publish(Input, frozen=True, kw_only=True):
    """The version that was looked at."""

    version: Version


class DaySum(Answer, frozen=True, kw_only=True):
    """The places of one day's visits: with somebody, and without."""

    covered: int
    uncovered: int


class Picture(Answer, frozen=True, kw_only=True):
    """The best roster so far, drawn small: the week's days, and how many workers have which tenth of their hours.

    `hours[3]` counts those with 30 to 40 % of what they want; the last, those with twice as much or more.
    """

    days: tuple[DaySum, ...]
    hours: tuple[int, ...]


class Progress(Answer, frozen=True, kw_only=True):
    """How far the solver is; `best` is true once a whole roster is kept, whatever happens."""

    stage: str
    seconds: int
    budget_seconds: int
    covered: int
    uncovered: int
    worst_share_bp: int
    best: bool
    picture: Picture | None = None


class RosterHead(Answer, frozen=True, kw_only=True):
    """A roster without its assignments. `complete` is false where the solver was stopped: it is the best so far."""

    id: UUID
    number: int
    week_on: date
    state: State
    version: int
    based_on_id: UUID | None
    requested_by: UUID | None
    requested_at: datetime
    progress: Progress | None
    complete: bool
    certificate: Params | None
    violations: int
    failure_code: str | None
    published_at: datetime | None


class Violation(Answer, frozen=True, kw_only=True):
    """A place where a hard rule fails. Rules about whom one wishes to meet share one code: who wished stays private."""

    code: str
    params: Params
    worker_id: UUID | None
    visit_id: UUID | None


class Share(Answer, frozen=True, kw_only=True):
    """Given against wanted hours, before and after: of one worker, and of whoever has least."""

    worker_id: UUID | None
    share_before_bp: int | None
    share_after_bp: int | None
    worst_share_before_bp: int
    worst_share_after_bp: int


class Trial(Answer, frozen=True, kw_only=True):
    """What a change would do; nothing was changed. `violations` are those it would add."""

    violations: tuple[Violation, ...]
    travel_minutes_before: int
    travel_minutes_after: int
    fairness: Share


class FairnessFigures(Answer, frozen=True, kw_only=True):
    """How fair a roster is, in basis points; `burdens` is the spread of each between most and least."""

    worst_share_bp: int
    mean_share_bp: int
    jain_bp: int
    gini_bp: int
    uncovered: int
    burdens: dict[str, int]


class Reason(Answer, frozen=True, kw_only=True):
    """Why, as a code and numbers."""

    code: str
    params: Params


class DifferenceRow(Answer, frozen=True, kw_only=True):
    """What a draft changes about one visit; `moved_from` is its published start where that changes."""

    visit_id: UUID
    client_id: UUID
    starts_at: datetime
    added: tuple[UUID, ...]
    removed: tuple[UUID, ...]
    moved_from: datetime | None
    reason: Reason | None


class BeforeAfter(Answer, frozen=True, kw_only=True):
    """Fairness of what is published, and of the draft."""

    before: FairnessFigures
    after: FairnessFigures


class Difference(Answer, frozen=True, kw_only=True):
    """A draft against what is published: how many visits and people it touches, what it breaks, what it leaves open."""

    visits: int
    people: int
    violations: tuple[Violation, ...]
    rows: tuple[DifferenceRow, ...]
    fairness: BeforeAfter
    uncovered: tuple[UUID, ...]
