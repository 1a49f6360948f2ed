"""Asking to be forgotten; the worker does it, a moment later."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem
from backend.kit.jobs import enqueue
from backend.privacy.door import Actor
from backend.privacy.erasing.tables import ErasureRow

JOB = "erase_member"


def must_be_own(client_id: UUID | None, *, actor: Actor) -> None:
    """Raises Problem 403 for anybody but oneself, trusted or not: nothing brings back what was forgotten."""
    if client_id not in (None, actor.member_id):
        raise Problem("erasure_is_ones_own", 403)


async def ask(session: AsyncSession, erasure_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Writes down that I ask to be forgotten; again changes nothing, and tries again what had to wait."""
    e = {"cooperative_id": actor.cooperative_id, "id": erasure_id, "member_id": actor.member_id, "asked_at": now}
    await session.execute(insert(ErasureRow).values(**e, gone={}).on_conflict_do_nothing())
    payload = {"cooperative_id": str(actor.cooperative_id), "member_id": str(actor.member_id)}
    await enqueue(session, JOB, payload)
