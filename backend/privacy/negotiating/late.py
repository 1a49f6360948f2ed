"""Every night: what the data role did not answer by its day is said to be late, once, and goes on waiting."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.events import record
from backend.kit.jobs import Nightly
from backend.privacy.cooperatives import cooperatives

PROGRAM = "data role"
_MARK = text("select * from mark_late(:now)")


def nightly(engine: AsyncEngine, clock: Clock) -> Nightly:
    """Each cooperative in a transaction of its own."""

    async def look() -> None:
        for cooperative_id in await cooperatives(engine):
            await _tell(engine, cooperative_id, clock)

    return look


async def _tell(engine: AsyncEngine, cooperative_id: UUID, clock: Clock) -> None:
    now = clock()
    async with transaction(engine, Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)) as session:
        for row in (await session.execute(_MARK, {"now": now})).all():
            payload = {"id": row.id, "member_id": row.member_id, "by_id": row.by_id}
            await record(session, cooperative_id, row.kind, payload, actor_id=None, now=now)
