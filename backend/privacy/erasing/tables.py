"""Who asked to be forgotten, and that they were."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, Json, shared, within


class ErasureRow(InCooperative, Base):
    """A member's request, and its tombstone: ids, instants and counts, so that a restored backup forgets them again.

    `begun_at`: what the service can do without is gone; `erased_at`: they have left, and all is gone that may be.
    """

    __tablename__ = "erasure"
    member_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    gone: Mapped[Json] = mapped_column(server_default="{}")

    __table_args__ = (
        within("member", "member_id"),
        Index("uq_erasure_member", "cooperative_id", "member_id", unique=True),
        CheckConstraint("erased_at is null or begun_at is not null", name="order"),
        {"info": shared()},
    )
