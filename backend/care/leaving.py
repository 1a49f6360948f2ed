"""What ends of a client's care with their membership, and goes on where they stay after all.

Needs TimeWindows and VisitTimes, for a program: whoever says it need not be who agreed to the visits.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.rules import week_of
from backend.care.tables import CareTeamRow, StandingVisitRow, VisitRow
from backend.kit.events import record
from backend.members.leaving import Leaver

_DAY = timedelta(days=1)
_s, _v = StandingVisitRow, VisitRow


async def end_patterns(session: AsyncSession, leaver: Leaver, *, now: datetime) -> None:
    """The client's patterns end with the day before they leave; visits after it that have not begun are cancelled."""
    query = (
        select(_s)
        .where(_s.client_id == leaver.id, or_(_s.until_on.is_(None), _s.until_on >= leaver.leaves_on))
        .order_by(_s.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for pattern in (await session.scalars(query)).all():
        last_on = await _last(session, pattern, leaver.leaves_on, now)
        await _cut(session, pattern, last_on, now)
        cancelled = await _cancel(session, pattern, last_on, leaver.by_id, now)
        await _record(session, "standing_visit_ended", pattern, last_on, cancelled, leaver.by_id, now)


async def resume_patterns(session: AsyncSession, client_id: UUID, *, by_id: UUID, now: datetime) -> None:
    """The patterns that ended with the membership go on as agreed, with the visits that were cancelled for it."""
    query = (
        select(_s)
        .where(_s.client_id == client_id, _s.cut_at.is_not(None))
        .order_by(_s.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for pattern in (await session.scalars(query)).all():
        restored = await session.execute(
            update(_v)
            .where(_v.standing_visit_id == pattern.id, _v.cancelled_at == pattern.cut_at)
            .values(state="due", cancelled_by_id=None, cancelled_at=None)
            .returning(_v.id, _v.visit_on)
            .execution_options(synchronize_session=False)
        )
        visits = [(row.id, row.visit_on) for row in restored]
        until_on = pattern.cut_until_on
        await _write(session, pattern, until_on=until_on, cut_at=None, cut_until_on=None)
        await _record(session, "standing_visit_resumed", pattern, until_on, visits, by_id, now)


async def end_small_teams(session: AsyncSession, member_id: UUID) -> None:
    """Nobody is in the small team of somebody who left, nor is who left in anybody's."""
    t = CareTeamRow
    await session.execute(delete(t).where(or_(t.client_id == member_id, t.worker_id == member_id)))


async def forget_door_note(session: AsyncSession, member_id: UUID) -> None:
    """How to get into the home of who left is known no more."""
    await session.execute(text("select forget_door_note(:client_id)"), {"client_id": member_id})


async def _last(session: AsyncSession, pattern: StandingVisitRow, leaves_on: date, now: datetime) -> date:
    """The pattern's last day: the one before they leave, or the last on which a visit has begun."""
    begun = await session.scalar(
        select(func.max(_v.visit_on)).where(_v.standing_visit_id == pattern.id, _v.state == "due", _v.starts_at <= now)
    )
    days = [leaves_on - _DAY, pattern.from_on - _DAY, *([begun] if begun else [])]
    return max(days)


async def _cut(session: AsyncSession, pattern: StandingVisitRow, last_on: date, now: datetime) -> None:
    await _write(session, pattern, until_on=last_on, cut_at=now, cut_until_on=pattern.until_on)


async def _write(session: AsyncSession, pattern: StandingVisitRow, **values: object) -> None:
    changed = update(_s).where(_s.id == pattern.id).values(**values, version=_s.version + 1)
    await session.execute(changed.execution_options(synchronize_session=False))


async def _cancel(
    session: AsyncSession, pattern: StandingVisitRow, last_on: date, by_id: UUID, now: datetime
) -> list[tuple[UUID, date]]:
    cancelled = await session.execute(
        update(_v)
        .where(_v.standing_visit_id == pattern.id, _v.visit_on > last_on, _v.state == "due")
        .values(state="cancelled", cancelled_by_id=by_id, cancelled_at=now)
        .returning(_v.id, _v.visit_on)
        .execution_options(synchronize_session=False)
    )
    return [(row.id, row.visit_on) for row in cancelled]


async def _record(
    session: AsyncSession,
    kind: str,
    pattern: StandingVisitRow,
    last_on: date | None,
    visits: Sequence[tuple[UUID, date]],
    by_id: UUID,
    now: datetime,
) -> None:
    payload = {
        "id": pattern.id,
        "client_id": pattern.client_id,
        "team_id": pattern.team_id,
        "last_on": last_on,
        "visit_ids": [visit_id for visit_id, _ in sorted(visits, key=lambda one: one[1])],
        "week_ons": sorted({week_of(on) for _, on in visits}),
    }
    await record(session, pattern.cooperative_id, kind, payload, actor_id=by_id, now=now)
