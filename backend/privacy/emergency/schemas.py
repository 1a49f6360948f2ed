"""Emergencies, as the screens see them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from backend.privacy.declaring.schemas import Person, Subject

Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class OpenEmergency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why it has to be; `id` is made by who opens it, so that a repeat is the same one."""

    id: UUID
    reason: Reason


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """It is open until then, for who opened it."""

    id: UUID
    client_id: UUID
    opened_at: datetime
    until_at: datetime


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """It is over."""

    id: UUID
    client_id: UUID


class Emergency(msgspec.Struct, frozen=True, kw_only=True):
    """One emergency, as whoever it is about reads it: who opened it, why, until when, and each look there was.

    `ended_at` where somebody ended it early; `live` while it opens anything.
    """

    id: UUID
    by: Person
    reason: str | None
    opened_at: datetime
    until_at: datetime
    ended_at: datetime | None
    ended_by: Person | None
    live: bool
    looked_at: tuple[datetime, ...]


class DeskEmergency(Emergency, frozen=True, kw_only=True):
    """The same for the data role, and about whom."""

    subject: Subject
