"""The workers a client knows: who came, and who is in their small team."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.queries import care_teams
from backend.members.queries import given_names, may_act
from backend.privacy.door import Actor
from backend.rosters.tables import AssignmentRow
from backend.rosters.views.schemas import KnownWorker


async def known_workers(session: AsyncSession, actor: Actor, client_id: UUID, *, now: datetime) -> list[KnownWorker]:
    """By name, with how often each came; for the client and whom they trust with requests, else Problem 404.

    Somebody whose name the client may no longer read, because it is long ago, is left out.
    """
    await may_act(session, actor, client_id, "requests", now=now)
    a = AssignmentRow
    rows = await session.execute(
        select(a.worker_id, func.count().label("visits"))
        .where(a.client_id == client_id, a.state == "live", func.upper(a.during) <= now)
        .group_by(a.worker_id)
    )
    came = {row.worker_id: row.visits for row in rows}
    team = (await care_teams(session, [client_id])).get(client_id, ())
    names = await given_names(session, {*came, *team})
    found = [KnownWorker(id=n.id, given_name=n.given_name, visits_before=came.get(n.id, 0)) for n in names.values()]
    return sorted(found, key=lambda worker: (worker.given_name, worker.id))
