"""The parts of a roster that is being solved in parts."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.rosters.tables import RosterPartRow

_p = RosterPartRow


class PartState(msgspec.Struct, frozen=True, kw_only=True):
    """How one part stands; the end is that of the whole. `result` is what it came to, once it is done."""

    name: str
    solve: int
    whole_hash: str
    most_visits: int
    ends_at: datetime
    moves: int | None
    result: bytes | None
    failure_code: str | None


async def parts_of(session: AsyncSession, roster_id: UUID) -> list[PartState]:
    """All parts in the order of their names; none where the roster is solved as one."""
    rows = await session.execute(
        select(_p.name, _p.solve, _p.whole_hash, _p.most_visits, _p.ends_at, _p.moves, _p.result, _p.failure_code)
        .where(_p.roster_id == roster_id)
        .order_by(_p.name.collate("C"))
    )
    return [PartState(**row._mapping) for row in rows]
