"""The outbox of events, what has been done about each, and the commands that were already answered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, Json, sealed, shared, within


class EventRow(InCooperative, Base):
    """Something that happened, written beside the change itself; ids and figures only."""

    __tablename__ = "event"
    kind: Mapped[str]
    payload: Mapped[Json] = mapped_column(JSONB)
    actor_id: Mapped[UUID | None]
    happened_at: Mapped[datetime]

    __table_args__ = ({"info": shared()},)


class HeardRow(InCooperative, Base):
    """One listener has dealt with one event; `id` is the event's."""

    __tablename__ = "heard"
    listener: Mapped[str] = mapped_column(primary_key=True)
    heard_at: Mapped[datetime]

    __table_args__ = (within("event", "id"), {"info": shared()})


class CommandRow(Base):
    """The answer to a command, by the sender's own key, so that a repeat gets the same one."""

    __tablename__ = "command"
    owner_hash: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    key: Mapped[UUID] = mapped_column(primary_key=True)
    request_hash: Mapped[bytes] = mapped_column(BYTEA)
    status: Mapped[int | None]
    content_type: Mapped[str | None]
    body: Mapped[bytes | None] = mapped_column(BYTEA)
    made_at: Mapped[datetime]

    __table_args__ = (Index("ix_command_made_at", "made_at"), {"info": sealed()})
