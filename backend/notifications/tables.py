"""Notices, their deliveries, and the browsers that take pushes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, Json, personal, within


class NoticeRow(InCooperative, Base):
    """What one member is told about one event: a kind, figures and a place in the app; no name, no address."""

    __tablename__ = "notice"
    event_id: Mapped[UUID]
    member_id: Mapped[UUID]
    kind: Mapped[str]
    params: Mapped[Json] = mapped_column(JSONB)
    path: Mapped[str]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "member_id"),
        within("event", "event_id"),
        Index("uq_notice_once", "cooperative_id", "event_id", "member_id", "kind", unique=True),
        {"info": personal("Messages", "member_id", kept_from="t.created_at")},
    )


class DeliveryRow(InCooperative, Base):
    """One channel's tries at one notice; at most one row a channel.

    `attempts` is written before a try and the outcome after it, so a try whose outcome nobody knows shows.
    """

    __tablename__ = "delivery"
    notice_id: Mapped[UUID]
    member_id: Mapped[UUID]
    channel: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    detail_code: Mapped[str | None]
    changed_at: Mapped[datetime]

    __table_args__ = (
        within("notice", "notice_id"),
        within("member", "member_id"),
        CheckConstraint("channel in ('push', 'email')", name="channel"),
        CheckConstraint("state in ('waiting', 'sent', 'failed', 'none')", name="state"),
        CheckConstraint("attempts between 0 and 5", name="attempts"),
        Index("uq_delivery_once", "cooperative_id", "notice_id", "channel", unique=True),
        {"info": personal("Messages", "member_id", kept_from="t.changed_at")},
    )


class PushSubscriptionRow(InCooperative, Base):
    """A browser that asked to be told, while its session lives; ended when its push service says it is gone."""

    __tablename__ = "push_subscription"
    member_id: Mapped[UUID]
    session_id: Mapped[UUID]
    endpoint: Mapped[str]
    p256dh: Mapped[str]
    auth: Mapped[str]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "member_id"),
        within("member_session", "session_id", ondelete="CASCADE"),
        Index("uq_push_subscription_endpoint", "cooperative_id", "member_id", "endpoint", unique=True),
        {"info": personal("Contact", "member_id", kept_from="t.ended_at")},
    )
