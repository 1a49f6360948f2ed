"""Agreements, and the ledger of grants that every read about another person needs first."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY, TSTZRANGE, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, sealed, within


class AgreementRow(InCooperative, Base):
    """One rule a member agreed to: this category, for this purpose, to this recipient, until then.

    From `withdrawn_at` on it opens nothing: `withdrawn_by_id` took it back, or another agreement of the rule stands
    in its place (`replaced_by_id`). One that `renews` goes on by itself while its subject is a member; of
    another's end they are told once (`reminded_at`). Without a
    negotiation it was agreed at joining, as the service needs it.
    """

    __tablename__ = "agreement"
    subject_id: Mapped[UUID]
    category: Mapped[str]
    purpose: Mapped[str]
    recipient: Mapped[str]
    precision: Mapped[str]
    necessity: Mapped[str]
    legal_basis: Mapped[str]
    retention_days: Mapped[int]
    valid: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    renews: Mapped[bool]
    negotiation_id: Mapped[UUID | None]
    declaration_version: Mapped[int]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[UUID | None]
    replaced_by_id: Mapped[UUID | None]
    reminded_at: Mapped[datetime | None]

    __table_args__ = (
        within("member", "subject_id"),
        within("member", "withdrawn_by_id"),
        within("negotiation", "negotiation_id"),
        ForeignKeyConstraint(
            ["cooperative_id", "declaration_version"], ["declaration.cooperative_id", "declaration.version"]
        ),
        CheckConstraint("withdrawn_at is not null or coalesce(withdrawn_by_id, replaced_by_id) is null", name="ended"),
        CheckConstraint("precision in ('exact', 'street', 'area')", name="precision"),
        CheckConstraint("necessity in ('required', 'optional')", name="necessity"),
        CheckConstraint("not isempty(valid) and not upper_inf(valid)", name="ends"),
        # One agreement of a rule at most is not withdrawn, however many phones answer at once.
        Index(
            "uq_agreement_rule",
            "cooperative_id",
            "subject_id",
            "category",
            "purpose",
            "recipient",
            unique=True,
            postgresql_where=text("withdrawn_at is null"),
        ),
        Index("ix_agreement_subject", "cooperative_id", "subject_id"),
        {"info": personal("LegalRecord", "subject_id", kept_from="least(t.withdrawn_at, upper(t.valid))")},
    )


class AccessGrantRow(InCooperative, Base):
    """An entry of the access ledger: who may read what about whom, why, for the next quarter of an hour.

    `xid` is the transaction that wrote it: a grant opens nothing before that transaction is committed,
    so a read that is rolled back still leaves its entry.
    """

    __tablename__ = "access_grant"
    xid: Mapped[int] = mapped_column(server_default=text("(pg_current_xact_id()::text)::bigint"))
    actor_id: Mapped[UUID | None]
    program: Mapped[str | None]
    purpose: Mapped[str]
    recipient: Mapped[str]
    categories: Mapped[list[str]]
    subjects: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("actor_id is not null or program is not null", name="actor"),
        CheckConstraint("cardinality(subjects) > 0", name="subjects"),
        Index("ix_access_grant_subjects", "subjects", postgresql_using="gin"),
        {"info": sealed()},
    )


class AccessListRow(InCooperative, Base):
    """Whom one grant (`id`) opens in one category at one precision, while no agreement has changed since."""

    __tablename__ = "access_list"
    category: Mapped[str] = mapped_column(primary_key=True)
    precision: Mapped[str] = mapped_column(primary_key=True)
    subjects: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    until_at: Mapped[datetime]
    agreements_version: Mapped[int]

    __table_args__ = (within("access_grant", "id"), {"info": sealed()})


class InstallationRow(Base):
    """What the operator fixed for the whole installation; one row."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    demo: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (CheckConstraint("id = 1", name="one"), {"info": sealed()})


class RateRow(Base):
    """How often something was tried in a window of time, by a hashed key; against guessing, not about people."""

    __tablename__ = "rate"
    key: Mapped[str] = mapped_column(primary_key=True)
    window_starts_at: Mapped[datetime] = mapped_column(primary_key=True)
    tries: Mapped[int]

    __table_args__ = ({"info": sealed()},)
