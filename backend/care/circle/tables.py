"""Invitations to act for a client."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within


class TrustInvitationRow(InCooperative, Base):
    """Somebody a client asked to act for them; the secret of the link is in one mail and nowhere else.

    Once used, over or taken back it is of no use, and forgotten within a month with the address in it.
    """

    __tablename__ = "trust_invitation"
    client_id: Mapped[UUID]
    given_name: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    topics: Mapped[list[str]]
    until_on: Mapped[date]
    token_hash: Mapped[bytes | None] = mapped_column(BYTEA, unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "client_id"),
        CheckConstraint(
            "cardinality(topics) > 0 and topics <@ array['times', 'requests', 'notes', 'data']", name="topics"
        ),
        CheckConstraint("used_at is null or ended_at is null", name="one_end"),
        Index("ix_trust_invitation_client", "cooperative_id", "client_id"),
        {"info": personal("EmergencyContact", "client_id", kept_from="least(t.used_at, t.ended_at, t.expires_at)")},
    )
