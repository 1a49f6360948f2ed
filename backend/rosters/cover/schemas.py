"""Somebody cannot come, or comes later: when, and which visits. Why is never asked, and nowhere kept."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec


class GoneFor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when until when a worker cannot come."""

    from_at: Annotated[datetime, msgspec.Meta(tz=True)]
    until_at: Annotated[datetime, msgspec.Meta(tz=True)]


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
