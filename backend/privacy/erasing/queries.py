"""What would be forgotten of a member, and what is kept by which law."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.door import Actor
from backend.privacy.erasing.forgetting import LAW, law_days
from backend.privacy.erasing.schemas import Erasure, ErasureCategory
from backend.privacy.purposes import CATEGORIES

BY_LAW = tuple(category for category in CATEGORIES if law_days(category))
_STANDS = text("""
    select e.asked_at, e.begun_at, e.erased_at, m.leaves_on, coalesce(e.gone, '{}') as gone,
      needed_categories(m.cooperative_id, m.id) as needed, asks(m.cooperative_id, m.id) as asks
    from member m left join erasure e on e.cooperative_id = m.cooperative_id and e.member_id = m.id
    where m.id = :member
""")
_HOLDINGS = text("select * from holdings(:member)")


async def mine(session: AsyncSession, actor: Actor) -> Erasure:
    """How it stands with me."""
    stands = (await session.execute(_STANDS, {"member": actor.member_id})).one()
    rows = await session.execute(_HOLDINGS, {"member": actor.member_id})
    return Erasure(
        asked_at=stands.asked_at,
        begun_at=stands.begun_at,
        erased_at=stands.erased_at,
        leaves_on=stands.leaves_on,
        waits_for_answer=stands.asks,
        gone=stands.gone,
        categories=tuple(_category(row.category, row.held, row.until_at, stands.needed) for row in rows),
    )


def _category(category: str, rows: int, until_at: datetime | None, needed: list[str]) -> ErasureCategory:
    by_law = category in BY_LAW and until_at is not None
    goes: Literal["now", "when_you_leave", "by_law"] = "when_you_leave" if category in needed else "now"
    return ErasureCategory(
        category=category,
        rows=rows,
        goes="by_law" if by_law else goes,
        law=LAW if by_law else None,
        until_on=until_at.date() if by_law and until_at else None,
    )


async def asked(session: AsyncSession, member_id: UUID) -> UUID | None:
    """The request of a member, if there is one."""
    found: UUID | None = await session.scalar(
        text("select id from erasure where member_id = :member"), {"member": member_id}
    )
    return found
