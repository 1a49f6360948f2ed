"""Declarations and their rules, and who holds the data role."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, shared, within


class DeclarationRow(InCooperative, Base):
    """One version of what the cooperative asks for; never changed, only followed by another. No member: the first."""

    __tablename__ = "declaration"
    version: Mapped[int]
    made_by_id: Mapped[UUID | None]
    made_at: Mapped[datetime]
    in_force_at: Mapped[datetime]
    sha256: Mapped[str]

    __table_args__ = (
        ForeignKeyConstraint(["cooperative_id"], ["cooperative.id"]),
        within("member", "made_by_id"),
        UniqueConstraint("cooperative_id", "version", name="uq_declaration_version"),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("made_by_id is not null or version = 1", name="made_by"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        {"info": shared()},
    )


class DeclaredRuleRow(InCooperative, Base):
    """One rule of a version: the terms asked for, and the least the service needs (null where it is optional).

    `asked_since` is the version that last asked for more than the one before: who answered an earlier one is asked
    again.
    """

    __tablename__ = "declared_rule"
    declaration_id: Mapped[UUID]
    seq: Mapped[int]
    category: Mapped[str]
    purpose: Mapped[str]
    recipient: Mapped[str]
    classes: Mapped[list[str]]
    necessity: Mapped[str]
    legal_basis: Mapped[str]
    precision: Mapped[str]
    retention_days: Mapped[int]
    months: Mapped[int]
    least_precision: Mapped[str | None]
    least_retention_days: Mapped[int | None]
    needed_by: Mapped[str]
    benefit: Mapped[str]
    risk: Mapped[str]
    refusing: Mapped[str]
    asked_since: Mapped[int]

    __table_args__ = (
        within("declaration", "declaration_id"),
        Index("uq_declared_rule", "cooperative_id", "declaration_id", "category", "purpose", "recipient", unique=True),
        CheckConstraint("precision in ('exact', 'street', 'area')", name="precision"),
        CheckConstraint("least_precision in ('exact', 'street', 'area')", name="least_precision"),
        CheckConstraint("necessity in ('required', 'optional')", name="necessity"),
        CheckConstraint("classes <@ array['worker', 'client', 'supporter']", name="classes"),
        CheckConstraint("retention_days > 0 and months between 1 and 60", name="ends"),
        CheckConstraint(
            "(least_precision is null) = (necessity = 'optional') and "
            "(least_retention_days is null) = (necessity = 'optional')",
            name="least",
        ),
        {"info": shared()},
    )


class DataRoleRow(InCooperative, Base):
    """A member holds the data role for a time: they write the declaration and answer counters and questions."""

    __tablename__ = "data_role"
    member_id: Mapped[UUID]
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("not isempty(during) and not upper_inf(during)", name="ends"),
        ExcludeConstraint(("cooperative_id", "="), ("member_id", "="), ("during", "&&"), name="ex_data_role_once"),
        {"info": shared()},
    )
