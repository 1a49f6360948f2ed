"""A week as those who coordinate its teams see it."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from backend.rosters.schemas import RosterHead


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The roster in force for the week."""

    roster_id: UUID
    number: int
    published_at: datetime


class AwayFor(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch in which a worker cannot; no reason is known."""

    starts_at: datetime
    ends_at: datetime


class BoardWorker(msgspec.Struct, frozen=True, kw_only=True):
    """A worker of the teams, with the hours they want in a week."""

    id: UUID
    given_name: str
    family_name: str
    team_ids: tuple[UUID, ...]
    least_minutes: int
    wanted_minutes: int
    most_minutes: int
    travel_mode: str
    unavailable: tuple[AwayFor, ...]


class BoardClient(msgspec.Struct, frozen=True, kw_only=True):
    """A client of the teams: the line of their address where they agreed to it, else the area alone."""

    id: UUID
    given_name: str
    family_name: str
    area: str
    line: str | None
    team_id: UUID


class Comes(msgspec.Struct, frozen=True, kw_only=True):
    """One worker on one visit, as published; `late_minutes` is how much later they said they come, until it is over."""

    worker_id: UUID
    assignment_id: UUID
    starts_at: datetime
    ends_at: datetime
    state: Literal["published", "confirmed", "done"]
    late_minutes: int | None


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """Who keeps a worker on a visit, and why in their words; no name where it may not be read."""

    by_given_name: str | None
    reason: str | None


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One worker on one visit, as drafted."""

    worker_id: UUID
    starts_at: datetime
    ends_at: datetime
    pinned: bool
    pin: Pin | None


class BoardVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit of the week; `drafted` is null while there is no draft to show."""

    id: UUID
    client_id: UUID
    starts_at: datetime
    ends_at: datetime
    earliest_at: datetime
    latest_end_at: datetime
    minutes: int
    workers: int
    tasks: tuple[str, ...]
    critical: int
    published: tuple[Comes, ...]
    drafted: tuple[Planned, ...] | None


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """The way between two visits that follow each other on a worker's day, from area to area."""

    worker_id: UUID
    from_visit_id: UUID
    to_visit_id: UUID
    minutes: int
    mode: str


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """The board of one week: workers by first name, visits in order."""

    week_on: date
    zone: str
    as_of: datetime
    published: Published | None
    draft: RosterHead | None
    workers: tuple[BoardWorker, ...]
    clients: tuple[BoardClient, ...]
    visits: tuple[BoardVisit, ...]
    travel: tuple[Way, ...]
