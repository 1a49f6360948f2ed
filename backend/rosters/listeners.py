"""What rosters do when they hear of something elsewhere."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import exists, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.care.tables import VisitRow
from backend.kit.db import context_values
from backend.kit.delivery import PROGRAM, Listeners
from backend.kit.events import Event, announce
from backend.privacy.door import Access, program_context
from backend.rosters.tables import AssignmentRow

_TIMES = Access(purpose="Scheduling", recipient="Solver", categories=("VisitTimes",))
_USE_GRANTS = text("select set_config('app.grant', :grants, true)")


async def end_cancelled(session: AsyncSession, event: Event, now: datetime) -> None:
    """Nobody is on visits that will not be: their live assignments end, unless one was taken back meanwhile."""
    if not isinstance(session.bind, AsyncEngine):
        raise TypeError("a listener's session is bound to an engine")
    context = await program_context(session.bind, PROGRAM, event.cooperative_id, (_TIMES,), now=now)
    await session.execute(_USE_GRANTS, context_values(context))
    a, v = AssignmentRow, VisitRow
    off = exists(select(v.id).where(v.id == a.visit_id, v.state == "cancelled"))
    await session.execute(
        update(a)
        .where(a.visit_id.in_(cancelled_visits(event)), a.state == "live", off)
        .values(state="ended", ended_at=now)
        .execution_options(synchronize_session=False)
    )
    await show(session, event, now)


async def show(session: AsyncSession, event: Event, _now: datetime) -> None:
    """Open boards of the weeks it is about are drawn anew."""
    for week_on in weeks_of(event):
        await announce(session, event.cooperative_id, "roster", {"week_on": week_on})


def cancelled_visits(event: Event) -> list[UUID]:
    """The visits it took away: one, or all that a weekly pattern had ahead."""
    told = event.payload
    return msgspec.convert(told["visit_ids"] if "visit_ids" in told else [told["id"]], list[UUID])


def weeks_of(event: Event) -> list[date]:
    """The weeks it is about, by their Mondays."""
    told = event.payload
    return msgspec.convert(told["week_ons"] if "week_ons" in told else [told["week_on"]], list[date])


_ENDING = (("rosters.end_cancelled", end_cancelled),)
LISTENERS: Listeners = {
    "visit_cancelled": _ENDING,
    "standing_visit_ended": _ENDING,
    "standing_visit_changed": _ENDING,
    "standing_visit_resumed": (("rosters.show", show),),
    "assignments_ended": (("rosters.show", show),),
    "running_late": (("rosters.show", show),),
    "visit_restored": (("rosters.show", show),),
}
