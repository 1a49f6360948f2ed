"""What somebody brings, and what would come of it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.archive.bundle import MOST_ZIP_BYTES

# As base64, which is longer by a third.
MOST_BODY_BYTES = MOST_ZIP_BYTES * 4 // 3 + 1_000
# `not_here`: it is not asked here, or goes on as it was.
Outcome = Literal["same", "agreed", "declined", "waiting", "not_here"]


class Bring(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An archive, as it was handed out; the id is made by who brings it."""

    id: UUID
    zip: Annotated[bytes, msgspec.Meta(max_length=MOST_BODY_BYTES)]


class BroughtKind(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is of one kind, and whether it becomes mine here or is only kept for me to read."""

    kind: str
    rows: int
    taken: bool


class BroughtAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as it was answered elsewhere, and what comes of it here; no terms where nothing was ever agreed."""

    category: str
    purpose: str
    recipient: str
    precision: str | None
    retention_days: int | None
    until_on: date | None
    holds: bool
    sha256: str | None
    outcome: Outcome


class BroughtArchive(msgspec.Struct, frozen=True, kw_only=True):
    """An archive that was brought: what it holds, and what would come of taking it (or came, where it was taken)."""

    id: UUID
    made_at: datetime
    cooperative: str
    brought_at: datetime
    expires_at: datetime | None
    taken_at: datetime | None
    kinds: tuple[BroughtKind, ...]
    agreements: tuple[BroughtAgreement, ...]
