"""Somebody cannot come, or comes later: when, and which visits. Why is never asked, and nowhere kept."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.rosters.schemas import Answer, Input, Reason, RosterHead, Version
from backend.rosters.views.schemas import MOST_IDS


class GoneFor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when until when a worker cannot come."""

    from_at: Annotated[datetime, msgspec.Meta(tz=True)]
    until_at: Annotated[datetime, msgspec.Meta(tz=True)]


class SomebodyGone(GoneFor, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which worker cannot come, and when."""

    worker_id: UUID


class AwayDraft(SomebodyGone, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The same, for a draft without their visits: its id, made by who asks."""

    id: UUID


class Fill(Input, frozen=True, kw_only=True):
    """The version that was looked at, and the visits somebody is to be found for; null: all that are open."""

    version: Version
    visit_ids: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=MOST_IDS)] | None = None


class Given(Answer, frozen=True, kw_only=True):
    """Who was put on a visit, when they come, and why they are first."""

    visit_id: UUID
    worker_id: UUID
    starts_at: datetime
    reasons: tuple[Reason, ...]


class Filled(Answer, frozen=True, kw_only=True):
    """The draft as it stands, who was found, and the visits that still lack somebody."""

    head: RosterHead
    given: tuple[Given, ...]
    left: tuple[UUID, ...]


class Released(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that nobody comes to now, or one worker fewer."""

    id: UUID
    assignment_id: UUID
    starts_at: datetime
    ends_at: datetime


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """When a worker cannot come, and the visits that were taken off them for it, in order; a repeat finds none left."""

    from_at: datetime
    until_at: datetime
    visits: tuple[Released, ...]


class Late(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much later a worker comes to a visit."""

    minutes: Literal[10, 20, 30]


class Lateness(msgspec.Struct, frozen=True, kw_only=True):
    """How much later a worker comes to a visit, null where they come when it was said."""

    assignment_id: UUID
    late_minutes: int | None
