"""A member's telephone number, sealed: nobody is looked up by it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.sealing.words import Place, seal_all


def place(member_id: UUID) -> Place:
    """Where a member's number stands."""
    return Place(table="member_contact", column="phone", subject_id=member_id, row_id=member_id)


async def with_sealed_phones(
    session: AsyncSession, contacts: Sequence[Mapping[str, Any]], *, now: datetime
) -> list[dict[str, Any]]:
    """Rows of contacts whose numbers are words, as they are kept; the members are there already."""
    said = [(place(row["member_id"]), row["phone"]) for row in contacts if row["phone"] is not None]
    sealed = dict(zip((where.row_id for where, _ in said), await seal_all(session, said, now=now), strict=True))
    return [{**row, "phone": sealed.get(row["member_id"])} for row in contacts]
