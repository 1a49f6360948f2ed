"""What a worker's stated availability means for visits that are already published."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability import queries as availability
from backend.availability.rules import VisitSpan, outside
from backend.privacy.door import Actor
from backend.rosters.tables import AssignmentRow
from backend.rosters.views.schemas import Effect, EffectVisit
from backend.rosters.views.spans import local_day

_A_DAY = timedelta(days=1)


async def effect(session: AsyncSession, actor: Actor, *, now: datetime) -> Effect:
    """My published visits to come that fall outside what I now say I can, in order."""
    a = AssignmentRow
    starts_at, ends_at = func.lower(a.during).label("starts_at"), func.upper(a.during).label("ends_at")
    rows = await session.execute(
        select(a.visit_id, starts_at, ends_at)
        .where(a.worker_id == actor.member_id, a.state == "live", func.lower(a.during) > now)
        .order_by(func.lower(a.during))
    )
    visits = [VisitSpan(row.visit_id, row.starts_at, row.ends_at) for row in rows]
    if not visits:
        return Effect(visits=())
    first, last = local_day(visits[0].starts_at, actor.zone), local_day(visits[-1].ends_at, actor.zone)
    free = await availability.spans_for_solver(
        session, [actor.member_id], first - _A_DAY, (last - first).days + 3, ZoneInfo(actor.zone)
    )
    return Effect(
        visits=tuple(EffectVisit(id=v.id, starts_at=v.starts_at) for v in outside(visits, free[actor.member_id]))
    )
