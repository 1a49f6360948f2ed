"""Questions about looks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped

from backend.kit.tables import Base, InCooperative, personal, within


class QuestionRow(InCooperative, Base):
    """A member (or, for a client, `by_id`) asks about one entry of the access ledger; somebody answers by a day."""

    __tablename__ = "question"
    subject_id: Mapped[UUID]
    grant_id: Mapped[UUID]
    by_id: Mapped[UUID]
    asked_at: Mapped[datetime]
    words: Mapped[str]
    answer_by_at: Mapped[datetime]
    late_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None]

    __table_args__ = (
        within("member", "subject_id"),
        within("member", "by_id"),
        within("member", "answered_by_id"),
        within("access_grant", "grant_id"),
        CheckConstraint("char_length(words) between 1 and 1000", name="words"),
        CheckConstraint("char_length(answer) between 1 and 1000", name="answer"),
        CheckConstraint(
            "(answer is null) = (answered_at is null) and (answer is null) = (answered_by_id is null)", name="answered"
        ),
        Index("uq_question_look", "cooperative_id", "subject_id", "grant_id", unique=True),
        Index("ix_question_waiting", "cooperative_id", "answer_by_at", postgresql_where=text("answered_at is null")),
        {"info": personal("LegalRecord", "subject_id", kept_from="t.answered_at")},
    )
