"""Negotiations, and what each side said about each rule, in the order it was said."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within


class NegotiationRow(InCooperative, Base):
    """One answer of a member to the declaration, and what came of it; `by_id` is who gave it, for whom `subject_id`.

    It waits for the data role while `state` is `offered`, until `answer_by_at`. `words` are what the one who ended
    it (`ended_by_id`) said; nobody ended what was agreed at once.
    """

    __tablename__ = "negotiation"
    subject_id: Mapped[UUID]
    by_id: Mapped[UUID]
    declaration_version: Mapped[int]
    request_hash: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    answer_by_at: Mapped[datetime | None]
    late_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[UUID | None]
    words: Mapped[str | None]

    __table_args__ = (
        within("member", "subject_id"),
        within("member", "by_id"),
        within("member", "ended_by_id"),
        ForeignKeyConstraint(
            ["cooperative_id", "declaration_version"], ["declaration.cooperative_id", "declaration.version"]
        ),
        CheckConstraint(
            "state in ('requested', 'offered', 'accepted', 'agreed', 'verified', 'finalized', 'terminated')",
            name="state",
        ),
        CheckConstraint("(ended_at is not null) = (state in ('finalized', 'terminated'))", name="ended"),
        CheckConstraint("state <> 'offered' or answer_by_at is not null", name="answer_by"),
        CheckConstraint("char_length(words) between 1 and 1000", name="words"),
        Index("ix_negotiation_subject", "cooperative_id", "subject_id"),
        Index("ix_negotiation_waiting", "cooperative_id", "answer_by_at", postgresql_where=text("state = 'offered'")),
        {"info": personal("LegalRecord", "subject_id", kept_from="t.ended_at")},
    )


class NegotiationRuleRow(InCooperative, Base):
    """What was said of one rule: in step 1 by the member, in step 2 of what waited then. Rows are only added.

    `id` is the negotiation's. The terms are null where the answer is no.
    """

    __tablename__ = "negotiation_rule"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    subject_id: Mapped[UUID]
    step: Mapped[int]
    category: Mapped[str]
    purpose: Mapped[str]
    recipient: Mapped[str]
    answer: Mapped[str]
    precision: Mapped[str | None]
    retention_days: Mapped[int | None]
    until_on: Mapped[date | None]
    outcome: Mapped[str]

    __table_args__ = (
        within("negotiation", "id"),
        within("member", "subject_id"),
        Index("uq_negotiation_rule", "cooperative_id", "id", "step", "category", "purpose", "recipient", unique=True),
        Index("ix_negotiation_rule_subject", "cooperative_id", "subject_id"),
        CheckConstraint("step in (1, 2)", name="step"),
        CheckConstraint("answer in ('yes', 'no', 'but')", name="answer"),
        CheckConstraint("precision in ('exact', 'street', 'area')", name="precision"),
        CheckConstraint("outcome in ('agreed', 'waiting', 'declined', 'refused', 'taken_back')", name="outcome"),
        CheckConstraint("step = 1 or outcome <> 'waiting'", name="decided"),
        CheckConstraint(
            "(answer = 'no') = (precision is null) and (answer = 'no') = (retention_days is null) "
            "and (answer = 'no') = (until_on is null)",
            name="terms",
        ),
        {
            "info": personal(
                "LegalRecord",
                "subject_id",
                kept_from="(select n.ended_at from negotiation n "
                "where n.cooperative_id = t.cooperative_id and n.id = t.id)",
            )
        },
    )
