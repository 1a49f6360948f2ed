"""A week that is published, or loses visits or gets one back, is posted into the ledger."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.fairness.ledger import post_week
from backend.kit.delivery import PROGRAM, Listeners
from backend.kit.events import Event
from backend.privacy.hearing import read_as
from backend.rosters.listeners import weeks_of
from backend.rosters.queries import published_id
from backend.rosters.queries_week import SOLVER


async def post(session: AsyncSession, event: Event, now: datetime) -> None:
    """The sums of a published week in the ledger equal its live assignments; one not yet published has none."""
    for week_on in weeks_of(event):
        roster_id = await published_id(session, week_on)
        if roster_id is not None:
            await read_as(session, PROGRAM, event.cooperative_id, (SOLVER,), now=now)
            await post_week(session, event.cooperative_id, week_on, roster_id=roster_id, now=now)


_POSTING = (("ledger", post),)
LISTENERS: Listeners = {
    "roster_published": _POSTING,
    "visit_cancelled": _POSTING,
    "visit_restored": _POSTING,
    "standing_visit_ended": _POSTING,
    "standing_visit_changed": _POSTING,
    "standing_visit_resumed": _POSTING,
    "assignments_ended": _POSTING,
}
