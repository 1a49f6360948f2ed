"""Giving a member the data role until a day, as the cooperative chose; the operator only writes it down."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.events import record
from backend.kit.ids import new_id
from backend.kit.local_time import day_starts_at
from backend.members.tables import CooperativeRow, MemberRow
from backend.privacy.declaring.holding import holders
from backend.privacy.declaring.tables import DataRoleRow

_PROGRAM = "data role"
_COOPERATIVE = text("select cooperative_of(:key)")
_DAY = timedelta(days=1)
_h = DataRoleRow


async def give_data_role(engine: AsyncEngine, cooperative: str, member: str, until_on: date, clock: Clock) -> int:
    """From now through that day the member holds the data role, longer or shorter than was said before.

    How many hold it now: of one alone nobody can answer what they ask about their own data.

    LookupError for a cooperative or a member that is not there, ValueError for a day that is over.
    """
    now = clock()
    async with engine.connect() as connection:
        cooperative_id = await connection.scalar(_COOPERATIVE, {"key": cooperative})
    if cooperative_id is None:
        raise LookupError(f"there is no cooperative {cooperative} here")
    async with transaction(engine, Context(cooperative_id=cooperative_id, program=_PROGRAM, now=now)) as session:
        member_id = await session.scalar(
            select(MemberRow.id).where(MemberRow.key == member, MemberRow.left_at.is_(None))
        )
        if member_id is None:
            raise LookupError(f"there is no member {member} in {cooperative}")
        await _hold(session, cooperative_id, member_id, await _until(session, cooperative_id, until_on, now), now)
        return len(await holders(session, now=now))


async def _until(session: AsyncSession, cooperative_id: UUID, until_on: date, now: datetime) -> datetime:
    zone = (await session.scalars(select(CooperativeRow.zone).where(CooperativeRow.id == cooperative_id))).one()
    until_at = day_starts_at(until_on + _DAY, ZoneInfo(zone))
    if until_at <= now:
        raise ValueError(f"{until_on} is over")
    return until_at


async def _hold(
    session: AsyncSession, cooperative_id: UUID, member_id: UUID, until_at: datetime, now: datetime
) -> None:
    held = (
        await session.execute(select(_h.id, _h.during).where(_h.member_id == member_id, _h.during.contains(now)))
    ).first()
    if held is None:
        during = Range(now, until_at)
        session.add(DataRoleRow(cooperative_id=cooperative_id, id=new_id(), member_id=member_id, during=during))
        await session.flush()
    else:
        await session.execute(update(_h).where(_h.id == held.id).values(during=Range(held.during.lower, until_at)))
    await record(session, cooperative_id, "data_role_given", {"member_id": member_id}, actor_id=None, now=now)
