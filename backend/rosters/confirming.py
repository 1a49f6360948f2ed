"""A worker says yes to what is published for them: in one tap, safe to repeat, and never taken back by a repeat."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found, refuse
from backend.kit.events import announce
from backend.privacy.door import Actor
from backend.rosters.tables import AssignmentRow
from backend.rosters.views.schemas import Confirm, Confirmed
from backend.rosters.views.spans import local_day, local_days, monday

_a = AssignmentRow


async def confirm_week(
    session: AsyncSession, week_on: date, data: Confirm, *, actor: Actor, now: datetime
) -> Confirmed:
    """Confirms my live assignments of a week, or those named; what is no longer mine is passed over and not counted.

    Problem 400 for a day that is no Monday.
    """
    if week_on != monday(week_on):
        raise refuse("week_on", "not_a_monday")
    starts_at, ends_at = local_days(week_on, 7, actor.zone)
    asked = [_mine(actor), func.lower(_a.during) >= starts_at, func.lower(_a.during) < ends_at]
    if data.assignment_ids is not None:
        asked.append(_a.id.in_(data.assignment_ids))
    if await _confirm(session, and_(*asked), now):
        await announce(session, actor.cooperative_id, "week_confirmed", {"week_on": week_on})
    confirmed = await session.scalar(select(func.count()).where(*asked, _a.confirmed_at.is_not(None)))
    return Confirmed(confirmed=confirmed or 0)


async def confirm_one(session: AsyncSession, assignment_id: UUID, *, actor: Actor, now: datetime) -> Confirmed:
    """Confirms one live assignment of mine; Problem 404 for any other."""
    one = and_(_mine(actor), _a.id == assignment_id)
    starts_at = await session.scalar(select(func.lower(_a.during)).where(one))
    if starts_at is None:
        raise not_found("assignment")
    if await _confirm(session, one, now):
        week_on = monday(local_day(starts_at, actor.zone))
        await announce(session, actor.cooperative_id, "week_confirmed", {"week_on": week_on})
    return Confirmed(confirmed=1)


def _mine(actor: Actor) -> ColumnElement[bool]:
    return and_(_a.worker_id == actor.member_id, _a.state == "live")


async def _confirm(session: AsyncSession, which: ColumnElement[bool], now: datetime) -> bool:
    """Sets the first confirmation alone, so that the hour of it stays; true where there was anything to confirm."""
    fresh = await session.execute(
        update(_a).where(which, _a.confirmed_at.is_(None)).values(confirmed_at=now).returning(_a.id)
    )
    return fresh.first() is not None
