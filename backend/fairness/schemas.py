"""Own figures, and what is told of others: spreads and counts that name nobody."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Kind = Literal["evenings", "nights", "weekends", "feasts", "long_travel", "split_days", "short_notice"]
KINDS: tuple[Kind, ...] = ("evenings", "nights", "weekends", "feasts", "long_travel", "split_days", "short_notice")
_MOST_MINUTES = 10_080


class BalanceWeek(msgspec.Struct, frozen=True, kw_only=True):
    """My hours of one week; *planned* while it is not over."""

    week_on: date
    given_minutes: int
    wanted_minutes: int
    planned: bool


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """Where people stand, in basis points of what each was able to do. Among fewer than 8 the ends are quartiles."""

    low_bp: int
    quarter_bp: int
    middle_bp: int
    three_quarter_bp: int
    high_bp: int


class Burden(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of hard-to-like work: mine, the even share, and how others stand where they are enough to hide in.

    Minutes are weighed by half-life. Where too few share a kind, `even_bp` is my own: there is nothing to compare.
    """

    kind: Kind
    own_bp: int
    even_bp: int
    spread: Spread | None
    others_bp: tuple[int, ...] | None
    own_minutes: int
    next: Literal["sooner", "later", "even"]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of my ledger."""

    week_on: date
    kind: str
    minutes: int
    visit_id: UUID | None
    source: Literal["roster", "import", "correction"]
    note: str | None


class Balance(msgspec.Struct, frozen=True, kw_only=True):
    """My hours of 8 weeks, my part of each burden, and every entry they come from."""

    weeks: tuple[BalanceWeek, ...]
    burdens: tuple[Burden, ...]
    entries: tuple[Entry, ...]


class Bucket(msgspec.Struct, frozen=True, kw_only=True):
    """How many workers were given so much of what they wanted."""

    from_bp: int
    to_bp: int
    workers: int


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """Hours given against wanted. Figures are null among fewer than 5 workers, buckets empty among fewer than 8."""

    buckets: tuple[Bucket, ...]
    worst_bp: int | None
    mean_bp: int | None
    workers: int


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """How many carried a kind in one week: *fresh* had none in the three weeks before."""

    week_on: date
    fresh: int
    again: int


class Rotation(msgspec.Struct, frozen=True, kw_only=True):
    """Whether turns are taken; empty and null among fewer than 5 who share the kind."""

    kind: Kind
    weeks: tuple[Turn, ...]
    spread: Spread | None


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """Places of one week, and how many of them somebody came to."""

    week_on: date
    places: int
    covered: int


class LeftUncovered(msgspec.Struct, frozen=True, kw_only=True):
    """How many clients had so many of their places uncovered; the last row stands for so many and more."""

    uncovered: int
    clients: int


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """How many clients met so many different workers."""

    different_workers: int
    clients: int


class Continuity(msgspec.Struct, frozen=True, kw_only=True):
    """The agreed most, and how it came; empty among fewer than 5 clients."""

    most: int
    clients: tuple[Met, ...]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How fair one roster is; `burdens` is the spread of each between most and least."""

    worst_share_bp: int
    mean_share_bp: int
    jain_bp: int
    gini_bp: int
    uncovered: int
    burdens: dict[str, int]


class PublicationEffect(msgspec.Struct, frozen=True, kw_only=True):
    """The last publication against the one before it."""

    before: Figures
    after: Figures
    roster_id: UUID
    published_at: datetime


class Fairness(msgspec.Struct, frozen=True, kw_only=True):
    """How hours, burdens, cover and continuity are spread; no names, no ids of people.

    `uncovered_by_client` is empty among fewer than 5 clients.
    """

    hours: Hours
    burdens: tuple[Rotation, ...]
    coverage: tuple[Covered, ...]
    uncovered_by_client: tuple[LeftUncovered, ...]
    continuity: Continuity
    effect: PublicationEffect | None


class Correct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry that puts another right; an id made by who sends it makes a repeat harmless."""

    id: UUID | None = None
    worker_id: UUID
    week_on: date
    kind: Literal[
        "hours_given", "hours_wanted", "evenings", "nights", "weekends", "feasts", "long_travel", "split_days",
        "short_notice",
    ]  # fmt: skip
    minutes: Annotated[int, msgspec.Meta(ge=-_MOST_MINUTES, le=_MOST_MINUTES)]
    note: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """The entry is made."""

    id: UUID
