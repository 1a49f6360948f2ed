"""Whom an event concerns: ids alone, worked out from what is published and who belongs where."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.tables import VisitRow
from backend.kit.events import Event
from backend.members.tables import TeamMembershipRow, TrustedContactRow
from backend.notifications.commands import Told
from backend.rosters.listeners import cancelled_visits, weeks_of
from backend.rosters.tables import AssignmentRow, RosterRow

_WORKER_PAGE = "/week"
_DESK_PAGE = "/desk/requests"
_WEEK_PAGE = "/desk/week"
_ONES_OWN = {"member_leaves": "you_leave", "member_stays": "you_stay"}


async def of_publication(session: AsyncSession, event: Event, *, now: datetime) -> list[Told]:
    """Workers and clients whose week this publication made or changed, and whom those clients trust with times."""
    week_on = date.fromisoformat(str(event.payload["week_on"]))
    kind = "changed" if await _was_published_before(session, event) else "published"
    told = [_told(one, f"rota_{kind}", f"{_WORKER_PAGE}/{week_on}", week_on) for one in _ids(event, "worker_ids")]
    for client_id, reader_id in await readers_of(session, _ids(event, "client_ids"), "times", now=now):
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


async def readers_of(
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
    coordinators = await coordinators_of(session, event)
    return [Told(member_id=one, kind="care_request_made", path=_DESK_PAGE) for one in coordinators]


async def of_restored_visit(session: AsyncSession, event: Event) -> list[Told]:
    """Those who coordinate a team of the client, but not who said it: somebody is to be found for it."""
    week_on = str(event.payload["week_on"])
    return [
        Told(member_id=one, kind="visit_restored", path=f"{_WEEK_PAGE}/{week_on}", params={"week_on": week_on})
        for one in await coordinators_of(session, event)
    ]


async def of_leaving(session: AsyncSession, event: Event) -> list[Told]:
    """The member and those who coordinate a team of theirs; not who said it."""
    leaves_on = date.fromisoformat(str(event.payload["leaves_on"]))
    member_id, params = UUID(str(event.payload["member_id"])), {"leaves_on": leaves_on.isoformat()}
    path = f"{_WEEK_PAGE}/{leaves_on - timedelta(days=leaves_on.weekday())}?person={member_id}"
    told = [
        Told(member_id=one, kind=event.kind, path=path, params=params)
        for one in await coordinators_of(session, event, "member_id")
        if one != member_id
    ]
    own = Told(member_id=member_id, kind=_ONES_OWN[event.kind], path="/coop/leave", params=params)
    return told if member_id == event.actor_id else [*told, own]


async def of_ended_assignments(session: AsyncSession, event: Event, *, now: datetime) -> list[Told]:
    """Clients and whom they trust with times, and the worker who was to come; not who said it."""
    week_on = weeks_of(event)[0]
    told = [
        _told(reader_id, "coming_changed", f"/for/{client_id}/coming", week_on)
        for client_id, reader_id in await readers_of(session, _ids(event, "client_ids"), "times", now=now)
    ]
    told += [_told(one, "visits_ended", f"{_WORKER_PAGE}/{week_on}", week_on) for one in _ids(event, "worker_ids")]
    return [one for one in told if one.member_id != event.actor_id]


async def of_resumed_pattern(session: AsyncSession, event: Event, *, now: datetime) -> list[Told]:
    """The client and whom they trust with times; not who said it."""
    client_id, weeks = UUID(str(event.payload["client_id"])), weeks_of(event)
    readers = await readers_of(session, [client_id], "times", now=now) if weeks else ()
    told = [_told(one, "coming_changed", f"/for/{client_id}/coming", weeks[0]) for _, one in readers]
    return [one for one in told if one.member_id != event.actor_id]


async def coordinators_of(session: AsyncSession, event: Event, whose: str = "client_id") -> list[UUID]:
    """Those who coordinate a team the member whom the event names so was in when it happened; not who said it."""
    theirs, m = TeamMembershipRow, TeamMembershipRow.__table__.alias("coordinating")
    query = (
        select(m.c.member_id)
        .join(theirs, (theirs.cooperative_id == m.c.cooperative_id) & (theirs.team_id == m.c.team_id))
        .where(
            theirs.member_id == UUID(str(event.payload[whose])),
            or_(theirs.ended_at.is_(None), theirs.ended_at >= event.happened_at),
            m.c.role == "coordinator",
            m.c.ended_at.is_(None),
            m.c.member_id != event.actor_id,
        )
        .distinct()
    )
    return list(await session.scalars(query))


async def all_coordinators(session: AsyncSession, event: Event) -> list[UUID]:
    """Everybody who coordinates a team of the cooperative; not who did it."""
    m = TeamMembershipRow
    query = select(m.member_id).where(m.role == "coordinator", m.ended_at.is_(None), m.member_id != event.actor_id)
    return list(await session.scalars(query.distinct()))


def of_passkey(event: Event) -> list[Told]:
    """Whose passkey it is, whatever ways they chose: whoever holds their phone could have chosen others."""
    member_id = UUID(str(event.payload["member_id"]))
    return [Told(member_id=member_id, kind=event.kind, path="/coop/passkeys", by_mail=True)]


def of_request_answered(event: Event) -> list[Told]:
    """The client, and whoever asked for them."""
    client_id = UUID(str(event.payload["client_id"]))
    readers = dict.fromkeys([client_id, UUID(str(event.payload["asked_by_id"]))])
    return [Told(member_id=one, kind=event.kind, path=f"/for/{client_id}/requests") for one in readers]


async def of_cancelled_visit(session: AsyncSession, event: Event) -> list[Told]:
    """The workers who were to come; not who said it."""
    return await _were_to_come(session, event, "visit_cancelled")


async def of_ended_pattern(session: AsyncSession, event: Event, *, now: datetime) -> list[Told]:
    """The client and whom they trust with times, and once each worker who was to come; not who said it."""
    client_id = UUID(str(event.payload["client_id"]))
    path, params = f"/for/{client_id}/coming", {"last_on": event.payload["last_on"]}
    readers = await readers_of(session, [client_id], "times", now=now)
    told = [Told(member_id=one, kind=event.kind, path=path, params=params) for _, one in readers]
    workers = await _were_to_come(session, event, "visits_ended")
    return [one for one in told if one.member_id != event.actor_id] + workers


async def _were_to_come(session: AsyncSession, event: Event, kind: str) -> list[Told]:
    """Who was on the visits that will not be, whether or not their assignments have ended since."""
    a, v, weeks = AssignmentRow, VisitRow, weeks_of(event)
    rows = await session.execute(
        select(a.worker_id)
        .join(v, (v.cooperative_id == a.cooperative_id) & (v.id == a.visit_id))
        .where(
            a.visit_id.in_(cancelled_visits(event)),
            v.state == "cancelled",
            (a.state == "live") | (a.ended_at >= event.happened_at),
            a.worker_id != event.actor_id,
        )
        .distinct()
    )
    return [_told(worker_id, kind, f"{_WORKER_PAGE}/{weeks[0]}", weeks[0]) for worker_id in rows.scalars()]
