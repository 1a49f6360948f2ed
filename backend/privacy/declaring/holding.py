"""Who holds the data role."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem
from backend.privacy.declaring.tables import DataRoleRow
from backend.privacy.door import Actor

_ACTS_FOR = text("select circle_of('Self')")
_h = DataRoleRow


async def holders(session: AsyncSession, *, now: datetime) -> list[UUID]:
    """Those who hold the data role, in the order in which they were given it."""
    query = select(_h.member_id).where(_h.during.contains(now)).order_by(_h.during, _h.id)
    return list(await session.scalars(query))


async def holds(session: AsyncSession, member_id: UUID, *, now: datetime) -> bool:
    """True while the member holds the data role."""
    return member_id in await holders(session, now=now)


async def must_hold(session: AsyncSession, actor: Actor, *, now: datetime) -> None:
    """Raises Problem 403 unless this member holds the data role now."""
    if not await holds(session, actor.member_id, now=now):
        raise Problem("not_data_role", 403)


async def ones_own(session: AsyncSession, actor: Actor) -> frozenset[UUID]:
    """Whose matters this member does not judge: their own, and those of clients who trust them to act."""
    return frozenset([actor.member_id, *await session.scalars(_ACTS_FOR)])
