"""What the solver's adapter is told of a week: ids, instants, codes and places to the area; no name, no address."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from backend.rosters.travel import Point


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A value read from the database."""


class SpanFact(Fact, frozen=True, kw_only=True):
    """From when to when a worker can work, or prefers to."""

    starts_at: datetime
    ends_at: datetime
    prefers: bool


class WorkerFact(Fact, frozen=True, kw_only=True):
    """One worker: when, how much, what they may do, how they travel."""

    id: UUID
    spans: tuple[SpanFact, ...] = ()
    least_minutes: int = 0
    wanted_minutes: int = 0
    most_minutes: int = 0
    skills: tuple[tuple[str, datetime | None], ...] = ()
    languages: tuple[str, ...] = ()
    gender: str | None = None
    travel_mode: str = "walk"
    start: Point | None = None


class ClientFact(Fact, frozen=True, kw_only=True):
    """One client: where, to the area, and whom they may meet."""

    id: UUID
    place: Point | None = None
    languages: tuple[str, ...] = ()
    gender: str | None = None
    team: tuple[UUID, ...] = ()
    declined: tuple[UUID, ...] = ()


class VisitFact(Fact, frozen=True, kw_only=True):
    """One visit that is due."""

    id: UUID
    client_id: UUID
    standing_visit_id: UUID
    visit_on: date
    earliest_at: datetime
    latest_end_at: datetime
    minutes: int
    workers: int
    critical: int
    tasks: tuple[str, ...] = ()


class Held(Fact, frozen=True, kw_only=True):
    """A worker is on a visit from then to then, by a live assignment or as pinned in a draft."""

    visit_id: UUID
    client_id: UUID
    worker_id: UUID
    starts_at: datetime
    ends_at: datetime


class LedgerFact(Fact, frozen=True, kw_only=True):
    """Minutes of one kind in one earlier week of a worker."""

    worker_id: UUID
    week_on: date
    kind: str
    minutes: int


class WeekFacts(Fact, frozen=True, kw_only=True):
    """One cooperative's week as it stands.

    `asked_at` is when a roster was asked for, so that the same facts are read again when it is recorded. `live`
    reaches a week back and two days on, for rest between weeks.
    """

    cooperative_id: UUID
    week_on: date
    zone: str
    asked_at: datetime
    workers: tuple[WorkerFact, ...]
    clients: tuple[ClientFact, ...]
    visits: tuple[VisitFact, ...]
    live: tuple[Held, ...] = ()
    pins: tuple[Held, ...] = ()
    familiarity: tuple[tuple[UUID, UUID, int], ...] = ()
    ledger: tuple[LedgerFact, ...] = ()


class Planned(Fact, frozen=True, kw_only=True):
    """A worker on a visit in a draft; `overrides` are the rules a person set aside for it, with a reason."""

    visit_id: UUID
    client_id: UUID
    worker_id: UUID
    starts_at: datetime
    ends_at: datetime
    pinned_by_id: UUID | None = None
    pin_reason: str | None = None
    overrides: tuple[str, ...] = ()
