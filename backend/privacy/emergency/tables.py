"""Emergencies: who opened what is known of whom, why, and until when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import BYTEA, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within, words


class EmergencyAccessRow(InCooperative, Base):
    """`by_id` reads the listed set about a client for two hours, or until somebody ends it. Never lengthened.

    Only functions of the database write here, so that nobody can open one for another, put it off or hide it.
    """

    __tablename__ = "emergency_access"
    client_id: Mapped[UUID]
    by_id: Mapped[UUID]
    reason: Mapped[bytes] = mapped_column(BYTEA, info=words())
    opened_at: Mapped[datetime]
    until_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[UUID | None]

    __table_args__ = (
        within("member", "client_id"),
        within("member", "by_id"),
        within("member", "ended_by_id"),
        CheckConstraint("by_id <> client_id", name="not_oneself"),
        CheckConstraint("until_at = opened_at + interval '2 hours'", name="two_hours"),
        CheckConstraint("(ended_at is null) = (ended_by_id is null) and ended_at <= until_at", name="ended"),
        ExcludeConstraint(
            ("cooperative_id", "="),
            ("client_id", "="),
            ("by_id", "="),
            (text("tstzrange(opened_at, coalesce(ended_at, until_at))"), "&&"),
            name="ex_emergency_access_once",
        ),
        Index("ix_emergency_access_client", "cooperative_id", "client_id"),
        Index("ix_emergency_access_by", "cooperative_id", "by_id"),
        {"info": personal("LegalRecord", "client_id", kept_from="coalesce(t.ended_at, t.until_at)", written=False)},
    )
