"""Published visits as workers and clients see them."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.rosters.views.spans import DayPart

MOST_IDS = 200


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A client by name; empty where the worker's circle no longer reaches them."""

    id: UUID
    given_name: str
    family_name: str


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """The other worker of a double-up."""

    id: UUID
    given_name: str


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a client lives; degrees."""

    line: str
    area: str
    latitude: float
    longitude: float


class MyVisit(msgspec.Struct, frozen=True, kw_only=True):
    """One of my visits; `travel_minutes` is the way to it, `visits_before` how often I was with this client.

    `late_minutes` is how much later I said I come, until it is over.
    """

    id: UUID
    assignment_id: UUID
    starts_at: datetime
    ends_at: datetime
    minutes: int
    state: Literal["published", "confirmed", "done"]
    changed: bool
    client: Named
    address: Address | None
    tasks: tuple[str, ...]
    partners: tuple[Partner, ...]
    travel_minutes: int | None
    travel_mode: str
    late_minutes: int | None
    visits_before: int


class ShownDoorNote(msgspec.Struct, frozen=True, kw_only=True):
    """How to get in, and until when it may be read; no note where nothing is written, or it is not for me."""

    note: str | None
    until_at: datetime


class MyWeek(msgspec.Struct, frozen=True, kw_only=True):
    """My published visits of some days, in order; `to_confirm` are those I have not yet confirmed."""

    from_on: date
    days: int
    zone: str
    published_at: datetime | None
    as_of: datetime
    to_confirm: int
    visits: tuple[MyVisit, ...]


class Confirm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The assignments I say yes to; null: all of the week."""

    assignment_ids: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=MOST_IDS)] | None = None


class Confirmed(msgspec.Struct, frozen=True, kw_only=True):
    """How many of them stand confirmed now; a repeat gets the same figure."""

    confirmed: int


class TeamVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit of my team by time and area; whose it is, is not said."""

    visit_id: UUID
    starts_at: datetime
    ends_at: datetime
    minutes: int
    area: str
    mine: bool
    uncovered: bool


class EffectVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit of mine by when it starts."""

    id: UUID
    starts_at: datetime


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """Published visits of mine that fall outside what I now say I can."""

    visits: tuple[EffectVisit, ...]


class KnownWorker(msgspec.Struct, frozen=True, kw_only=True):
    """A worker who came to a client or is in their small team."""

    id: UUID
    given_name: str
    visits_before: int


class ComingClient(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the visits are for."""

    id: UUID
    given_name: str


class ComingWorker(msgspec.Struct, frozen=True, kw_only=True):
    """Who comes, and how often they have been here."""

    id: UUID
    given_name: str
    initials: str
    visits_before: int


class ComingVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit to come; *uncovered* where fewer come than agreed, whoever else does.

    `late_minutes` is how much later the last of them comes, null where nobody said so.
    """

    id: UUID
    starts_at: datetime
    ends_at: datetime
    minutes: int
    day_part: DayPart
    tasks: tuple[str, ...]
    state: Literal["confirmed", "published", "uncovered", "done"]
    workers: tuple[ComingWorker, ...]
    changed: bool
    late_minutes: int | None


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """Who comes to a client in the next two weeks, as far as rosters are published: up to `known_until_on`."""

    client: ComingClient
    phone: str
    known_until_on: date | None
    visits: tuple[ComingVisit, ...]
