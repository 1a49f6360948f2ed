"""Whom an event concerns: ids alone, worked out from what is published and who belongs where."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.events import Event
from backend.members.tables import TeamMembershipRow, TrustedContactRow
from backend.notifications.commands import Told
from backend.rosters.tables import AssignmentRow, RosterRow

_WORKER_PAGE = "/week"
_DESK_PAGE = "/desk/requests"


async def of_publication(session: AsyncSession, event: Event, *, now: datetime) -> list[Told]:
    """Workers and clients whose week this publication made or changed, and whom those clients trust with times."""
    week_on = date.fromisoformat(str(event.payload["week_on"]))
    kind = "changed" if await _was_published_before(session, event) else "published"
    told = [_told(one, f"rota_{kind}", _WORKER_PAGE, week_on) for one in _ids(event, "worker_ids")]
    for client_id, reader_id in await _readers(session, _ids(event, "client_ids"), "times", now=now):
        told.append(_told(reader_id, f"coming_{kind}", f"/for/{client_id}/coming", week_on))
    return told


def _ids(event: Event, field: str) -> list[UUID]:
    return msgspec.convert(event.payload[field], list[UUID])


async def _was_published_before(session: AsyncSession, event: Event) -> bool:
    r = RosterRow
    week_on = date.fromisoformat(str(event.payload["week_on"]))
    before = select(r.id).where(r.week_on == week_on, r.published_at < event.happened_at).limit(1)
    return await session.scalar(before) is not None


def _told(member_id: UUID, kind: str, path: str, week_on: date) -> Told:
    return Told(member_id=member_id, kind=kind, path=path, params={"week_on": week_on.isoformat()})


async def _readers(
    session: AsyncSession, client_ids: list[UUID], topic: str, *, now: datetime
) -> Iterable[tuple[UUID, UUID]]:
    """(client, reader): each client, and those whom they trust with this topic now."""
    t = TrustedContactRow
    rows = await session.execute(
        select(t.client_id, t.contact_id)
        .where(t.client_id.in_(client_ids), t.ended_at.is_(None), t.during.contains(now), t.topics.contains([topic]))
        .order_by(t.client_id, t.contact_id)
    )
    own = [(client_id, client_id) for client_id in client_ids]
    return [*own, *((row.client_id, row.contact_id) for row in rows)]


async def of_request_made(session: AsyncSession, event: Event) -> list[Told]:
    """Those who coordinate a team of the client, but not who asked."""
    theirs, m = TeamMembershipRow, TeamMembershipRow.__table__.alias("coordinating")
    query = (
        select(m.c.member_id)
        .join(theirs, (theirs.cooperative_id == m.c.cooperative_id) & (theirs.team_id == m.c.team_id))
        .where(
            theirs.member_id == UUID(str(event.payload["client_id"])),
            theirs.ended_at.is_(None),
            m.c.role == "coordinator",
            m.c.ended_at.is_(None),
            m.c.member_id != event.actor_id,
        )
        .distinct()
    )
    return [
        Told(member_id=member_id, kind="care_request_made", path=_DESK_PAGE)
        for member_id in await session.scalars(query)
    ]


def of_request_answered(event: Event) -> list[Told]:
    """The client, and whoever asked for them."""
    client_id = UUID(str(event.payload["client_id"]))
    readers = dict.fromkeys([client_id, UUID(str(event.payload["asked_by_id"]))])
    return [Told(member_id=one, kind=event.kind, path=f"/for/{client_id}/ask") for one in readers]


async def of_cancelled_visit(session: AsyncSession, event: Event) -> list[Told]:
    """The workers who were to come, whether or not their assignment has ended since; not who said it."""
    a = AssignmentRow
    rows = await session.execute(
        select(a.worker_id)
        .where(
            a.visit_id == UUID(str(event.payload["id"])),
            (a.state == "live") | (a.ended_at >= event.happened_at),
            a.worker_id != event.actor_id,
        )
        .distinct()
    )
    return [
        Told(
            member_id=worker_id, kind="visit_cancelled", path=_WORKER_PAGE, params={"week_on": event.payload["week_on"]}
        )
        for worker_id in rows.scalars()
    ]
