"""Notices, and the ways a member is reached, as the screens see them."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

Channel = Literal["push", "email"]
State = Literal["waiting", "sent", "failed", "none"]


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a notice on one channel, and when that was last so."""

    channel: Channel
    state: State
    at: datetime | None
    detail_code: str | None


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something I was told: a kind (`event.<kind>` in the catalogs), figures, and the page it is about."""

    id: UUID
    event_kind: str
    params: dict[str, Any]
    created_at: datetime
    read_at: datetime | None
    deliveries: tuple[Delivery, ...]
    url: str | None


class MarkRead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of my notices I read; all of them, where none is named."""

    ids: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=500)] | None = None


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """How many of my notices I have not read."""

    unread: int


class Channels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By which ways I want to be told. The app's own list of notices is always there."""

    push: bool
    email: bool


class PushKey(msgspec.Struct, frozen=True, kw_only=True):
    """The key under which a browser subscribes."""

    key: str


class SubscriptionKeys(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A browser's keys, base64url."""

    p256dh: Annotated[str, msgspec.Meta(max_length=100)]
    auth: Annotated[str, msgspec.Meta(max_length=40)]


class Subscribe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A browser that wants pushes."""

    endpoint: Annotated[str, msgspec.Meta(max_length=2000)]
    keys: SubscriptionKeys


class Subscribed(msgspec.Struct, frozen=True, kw_only=True):
    """The browser is known."""

    id: UUID
    created_at: datetime
