"""For whom a member may answer about data, and how many there are to ask."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.queries import may_act
from backend.members.tables import MemberRow
from backend.privacy.door import Actor
from backend.privacy.negotiating.party import Party

_TOPIC = "data"
_m = MemberRow


async def party(session: AsyncSession, actor: Actor, client_id: UUID | None, *, now: datetime) -> Party:
    """The actor, or the client who trusts them with their data; Problem 404 for anybody else."""
    subject_id, classes = actor.member_id, actor.classes
    if client_id is not None and client_id != actor.member_id:
        await may_act(session, actor, client_id, _TOPIC, now=now)
        subject_id = client_id
        classes = tuple((await session.scalars(select(_m.classes).where(_m.id == client_id))).one())
    return Party(
        cooperative_id=actor.cooperative_id,
        subject_id=subject_id,
        classes=classes,
        by_id=actor.member_id,
        zone=actor.zone,
    )


async def by_class(session: AsyncSession) -> Mapping[str, int]:
    """How many members there are of each class; one of two classes counts in both."""
    one = func.unnest(_m.classes).label("one")
    inner = select(one).where(_m.left_at.is_(None)).subquery()
    rows = await session.execute(select(inner.c.one, func.count().label("members")).group_by(inner.c.one))
    return {row.one: row.members for row in rows}
