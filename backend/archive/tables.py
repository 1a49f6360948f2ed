"""What somebody brought with them, as they brought it."""

import base64
import zlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import Base, InCooperative, personal, within, words


class BroughtArchiveRow(InCooperative, Base):
    """An archive made elsewhere: `content` is its document, packed and sealed, read by nobody but its member.

    Until it is taken (`taken_at`) it can be looked at for a day. Taken, it stays as the member's record of what was.
    """

    __tablename__ = "brought_archive"
    member_id: Mapped[UUID]
    brought_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(BYTEA, info=words())

    __table_args__ = (
        within("member", "member_id"),
        CheckConstraint("(expires_at is null) = (taken_at is not null)", name="waits_or_taken"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256"),
        Index("ix_brought_archive_member", "cooperative_id", "member_id"),
        {"info": personal("LegalRecord", "member_id", granted=False)},
    )


def packed(document: bytes) -> str:
    """A document as words, which is what can be sealed."""
    return base64.b64encode(zlib.compress(document)).decode()


def unpacked(words_of_it: str | None) -> bytes:
    """The document; empty where its key is gone."""
    return zlib.decompress(base64.b64decode(words_of_it)) if words_of_it else b""
