"""What happened and is to be proven: waiting for the tree, in it, and what opens each commitment."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, Json, appended, sealed


class ProofPendingRow(InCooperative, Base):
    """Something that happened, written in the same transaction, until the worker has appended it to the tree."""

    __tablename__ = "proof_pending"
    kind: Mapped[str]
    happened_at: Mapped[datetime]
    subjects: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    payload: Mapped[Json] = mapped_column(JSONB)

    __table_args__ = (
        Index("ix_proof_pending_happened", "cooperative_id", "happened_at"),
        {"info": sealed()},
    )


class ProofLeafRow(InCooperative, Base):
    """One entry of the ledger as its hash was made: ids, a kind, an instant and a commitment, no word about anybody."""

    __tablename__ = "proof_leaf"
    leaf_index: Mapped[int]
    entry: Mapped[str]

    __table_args__ = (
        Index("uq_proof_leaf", "cooperative_id", "leaf_index", unique=True),
        CheckConstraint("leaf_index >= 0", name="counted"),
        {"info": appended()},
    )


class ProofNodeRow(Base):
    """The hash over the 2**level leaves from node_index * 2**level on; level 0 are the leaves themselves."""

    __tablename__ = "proof_node"
    cooperative_id: Mapped[UUID] = mapped_column(primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    node_index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(BYTEA)

    __table_args__ = (CheckConstraint("octet_length(hash) = 32", name="hash"), {"info": appended()})


class ProofCheckpointRow(Base):
    """The tree at one size, signed: what was published, and cannot be taken back."""

    __tablename__ = "proof_checkpoint"
    cooperative_id: Mapped[UUID] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    note: Mapped[str]
    made_at: Mapped[datetime]

    __table_args__ = ({"info": appended()},)


class ProofCosignatureRow(Base):
    """What another installation says of a checkpoint: that it saw it, and nothing that contradicts it."""

    __tablename__ = "proof_cosignature"
    cooperative_id: Mapped[UUID] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    witness: Mapped[str] = mapped_column(primary_key=True)
    line: Mapped[str]

    __table_args__ = ({"info": appended()},)


class ProofOpeningRow(InCooperative, Base):
    """What an entry commits to, and the salt without which nobody can tell; forgotten when its time has come.

    `subjects` are those who may open it; the payload names them by salted hashes alone.
    """

    __tablename__ = "proof_opening"
    happened_at: Mapped[datetime]
    subjects: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    payload: Mapped[str]
    salt: Mapped[bytes] = mapped_column(BYTEA)

    __table_args__ = (
        Index("ix_proof_opening_subjects", "subjects", postgresql_using="gin"),
        {"info": sealed()},
    )


class ProofKeyRow(InCooperative, Base):
    """What turns a member (`id`) into the hashes that stand for them in payloads; without it they are nobody's."""

    __tablename__ = "proof_key"
    key: Mapped[bytes] = mapped_column(BYTEA)

    __table_args__ = ({"info": sealed()},)


class WitnessedLogRow(Base):
    """The last checkpoint of somebody else's log that this installation cosigned; it never goes back."""

    __tablename__ = "witnessed_log"
    origin: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    root: Mapped[bytes] = mapped_column(BYTEA)
    note: Mapped[str]
    cosigned_at: Mapped[datetime]

    __table_args__ = ({"info": sealed()},)
