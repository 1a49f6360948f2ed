"""Every night: who agreed to something that ends within a month is told, once for each agreement, in one notice."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.events import record
from backend.kit.jobs import Nightly
from backend.privacy.cooperatives import cooperatives

PROGRAM = "reminding"
_MARK = text("select * from mark_lapsing(:now) order by until_at, category, purpose, recipient")


def nightly(engine: AsyncEngine, clock: Clock) -> Nightly:
    """Each cooperative in a transaction of its own, so that what is marked is told, or neither is done."""

    async def look() -> None:
        for cooperative_id in await cooperatives(engine):
            await _tell(engine, cooperative_id, clock)

    return look


async def _tell(engine: AsyncEngine, cooperative_id: UUID, clock: Clock) -> None:
    now, ending = clock(), defaultdict[UUID, list[str]](list)
    async with transaction(engine, Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)) as session:
        for row in (await session.execute(_MARK, {"now": now})).all():
            ending[row.member_id].append(f"{row.category}-{row.purpose}-{row.recipient}")
        for member_id, rules in ending.items():
            payload = {"member_id": member_id, "rules": rules}
            await record(session, cooperative_id, "data_ends_soon", payload, actor_id=None, now=now)
