"""What rosters do when they hear of something elsewhere."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.db import context_values
from backend.kit.delivery import PROGRAM, Listeners
from backend.kit.events import Event, announce
from backend.privacy.door import program_context
from backend.rosters.program import TIMES
from backend.rosters.tables import AssignmentRow

_USE_GRANTS = text("select set_config('app.grant', :grants, true)")


async def end_cancelled(session: AsyncSession, event: Event, now: datetime) -> None:
    """Nobody is on a visit that will not be: its live assignments end."""
    if not isinstance(session.bind, AsyncEngine):
        raise TypeError("a listener's session is bound to an engine")
    context = await program_context(session.bind, PROGRAM, event.cooperative_id, (TIMES,), now=now)
    await session.execute(_USE_GRANTS, context_values(context))
    a = AssignmentRow
    visit_id = UUID(str(event.payload["id"]))
    ended = {"state": "ended", "ended_at": now}
    await session.execute(update(a).where(a.visit_id == visit_id, a.state == "live").values(ended))
    await announce(session, event.cooperative_id, "roster", {"week_on": event.payload["week_on"]})


LISTENERS: Listeners = {"visit_cancelled": (("rosters.end_cancelled", end_cancelled),)}
