"""What a member sees of their agreements and of who looked."""

from datetime import datetime
from uuid import UUID

import msgspec


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """One rule a member agreed to, in the declaration's terms."""

    id: UUID
    category: str
    purpose: str
    recipient: str
    precision: str
    necessity: str
    legal_basis: str
    since: datetime
    until: datetime


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the access ledger about a member: who, for what, which categories, and when it was opened."""

    id: UUID
    opened_at: datetime
    actor_id: UUID | None
    program: str | None
    purpose: str
    recipient: str
    categories: tuple[str, ...]
