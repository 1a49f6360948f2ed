"""What was done for a client, by themselves or whoever acts for them: told from the events, so nothing is left out."""

from datetime import datetime, timedelta
from typing import get_args
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.circle.schemas import Done, Kind
from backend.kit.event_tables import EventRow
from backend.kit.ids import first_id
from backend.members.queries import given_names, may_act
from backend.privacy.door import Actor

_WEEKS = timedelta(weeks=8)
_MOST = 50
_e = EventRow


async def of_client(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> list[Done]:
    """The last eight weeks, the newest first, fifty lines at most; for the client and whom they trust with requests."""
    await may_act(session, actor, client_id, "requests", now=now)
    # Ids begin with their time, so this reads eight weeks of the key and not ten years of events.
    lately = (_e.id >= first_id(now - _WEEKS), _e.payload["client_id"].astext == str(client_id))
    query = select(_e.id, _e.kind, _e.actor_id, _e.happened_at).where(*lately, _e.kind.in_(get_args(Kind)))
    rows = (await session.execute(query.order_by(_e.happened_at.desc(), _e.id.desc()).limit(_MOST))).all()
    names = await given_names(session, [row.actor_id for row in rows if row.actor_id])
    return [
        Done(
            id=row.id,
            kind=row.kind,
            happened_at=row.happened_at,
            by_id=row.actor_id,
            by_given_name=names[row.actor_id].given_name if row.actor_id in names else "",
            for_other=row.actor_id != client_id,
        )
        for row in rows
    ]
