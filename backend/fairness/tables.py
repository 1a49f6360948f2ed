"""The ledger of hours and burdens: append-only, every entry with its source."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within


class LedgerEntryRow(InCooperative, Base):
    """Minutes of one kind that a worker was given (or could have done, or wanted) in one week, and whence it is known.

    `kind` is `hours_given`, `hours_wanted`, `able:<burden>` or a burden. A correction is a further entry.
    """

    __tablename__ = "ledger_entry"
    worker_id: Mapped[UUID]
    week_on: Mapped[date]
    kind: Mapped[str]
    minutes: Mapped[int]
    source: Mapped[str]
    visit_id: Mapped[UUID | None]
    roster_id: Mapped[UUID | None]
    author_id: Mapped[UUID | None]
    note: Mapped[str | None]
    made_at: Mapped[datetime]

    __table_args__ = (
        within("member", "worker_id"),
        CheckConstraint("source in ('roster', 'import', 'correction')", name="source"),
        CheckConstraint("source <> 'correction' or (author_id is not null and note is not null)", name="correction"),
        Index("ix_ledger_entry_worker", "cooperative_id", "worker_id", "week_on"),
        {"info": personal("VisitTimes", "worker_id")},
    )
