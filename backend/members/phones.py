"""A member's telephone number, sealed: nobody is looked up by it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.tables import MemberContactRow
from backend.privacy.sealing.words import Place, seal_all, unseal_all


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


async def phones(session: AsyncSession, member_ids: Iterable[UUID]) -> dict[UUID, str | None]:
    """The numbers of those among `member_ids` that this request may read."""
    c = MemberContactRow
    rows = (await session.execute(select(c.member_id, c.phone).where(c.member_id.in_(set(member_ids))))).all()
    numbers = await unseal_all(session, [(place(row.member_id), row.phone) for row in rows])
    return dict(zip((row.member_id for row in rows), numbers, strict=True))
