"""Members as far as the request's grants let them be seen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend import __version__
from backend.kit import catalogs
from backend.kit.errors import not_found
from backend.kit.local_time import local_date
from backend.members.schemas import (
    ActingFor,
    Cooperative,
    DemoPerson,
    Look,
    Looker,
    Me,
    Name,
    Part,
    Session,
    Team,
    TrustedContact,
)
from backend.members.tables import (
    CooperativeRow,
    MemberContactRow,
    MemberIdentityRow,
    MemberSessionRow,
    TeamMembershipRow,
    TeamRow,
    TrustedContactRow,
)
from backend.privacy import queries as privacy
from backend.privacy.declaring.holding import holds
from backend.privacy.door import Actor
from backend.privacy.schemas import Look as Opened

SESSION_IDLE = timedelta(days=14)  # as the door's functions say


async def cooperative(session: AsyncSession, cooperative_id: UUID) -> Cooperative:
    """The cooperative of this request."""
    c = CooperativeRow
    row = (await session.execute(select(c.id, c.name, c.zone, c.phone, c.currency).where(c.id == cooperative_id))).one()
    return Cooperative(**row._mapping)


async def me(session: AsyncSession, actor: Actor, *, now: datetime, demo: bool) -> Me:
    """Everything the app needs to know of who is signed in."""
    names = await given_names(session, [actor.member_id])
    mine = names[actor.member_id]
    language = await session.scalar(
        select(MemberContactRow.language).where(MemberContactRow.member_id == actor.member_id)
    )
    return Me(
        member_id=actor.member_id,
        given_name=mine.given_name,
        family_name=mine.family_name,
        classes=actor.classes,
        coordinates=actor.coordinates,
        teams=await _teams(session, actor.member_id),
        acting_for=await acting_for(session, actor, now=now),
        cooperative=await cooperative(session, actor.cooperative_id),
        language=language or catalogs.DEFAULT,
        demo=demo,
        data_role=await holds(session, actor.member_id, now=now),
        version=__version__,
    )


async def _teams(session: AsyncSession, member_id: UUID) -> tuple[Team, ...]:
    m, t = TeamMembershipRow, TeamRow
    rows = await session.execute(
        select(t.id, t.name)
        .join(m, (m.cooperative_id == t.cooperative_id) & (m.team_id == t.id))
        .where(m.member_id == member_id, m.ended_at.is_(None))
        .distinct()
        .order_by(t.name)
    )
    return tuple(Team(**row._mapping) for row in rows)


async def given_names(session: AsyncSession, member_ids: Iterable[UUID]) -> dict[UUID, Name]:
    """The names of those among `member_ids` that this request may read."""
    i = MemberIdentityRow
    rows = await session.execute(
        select(i.member_id.label("id"), i.given_name, i.family_name).where(i.member_id.in_(set(member_ids)))
    )
    return {row.id: Name(**row._mapping) for row in rows}


async def acting_for(session: AsyncSession, actor: Actor, *, now: datetime) -> tuple[ActingFor, ...]:
    """The clients who trust me now, by first name; needs the grant (SubjectAccess, Self, Identity)."""
    t = TrustedContactRow
    rows = (
        await session.execute(
            select(t.client_id, t.topics, func.upper(t.during).label("until")).where(
                t.contact_id == actor.member_id, t.ended_at.is_(None), t.during.contains(now)
            )
        )
    ).all()
    names = await given_names(session, [row.client_id for row in rows])
    found = [
        ActingFor(
            client_id=row.client_id,
            given_name=names[row.client_id].given_name,
            family_name=names[row.client_id].family_name,
            topics=tuple(row.topics),
            until_on=_last_day(row.until, actor.zone),
        )
        for row in rows
        if row.client_id in names
    ]
    return tuple(sorted(found, key=lambda acting: acting.given_name))


def _last_day(until_at: datetime, zone: str) -> date:
    """The day that is over at `until_at`."""
    return local_date(until_at - timedelta(microseconds=1), ZoneInfo(zone))


async def may_act(session: AsyncSession, actor: Actor, client_id: UUID, topic: str, *, now: datetime) -> None:
    """Raises Problem 404 unless the client is the actor, or trusts them now on this topic."""
    if client_id == actor.member_id and "client" in actor.classes:
        return
    t = TrustedContactRow
    found = await session.scalar(
        select(t.id).where(
            t.contact_id == actor.member_id,
            t.client_id == client_id,
            t.ended_at.is_(None),
            t.during.contains(now),
            t.topics.contains([topic]),
        )
    )
    if found is None:
        raise not_found("client")


async def trusted_contacts(
    session: AsyncSession, actor: Actor, client_id: UUID, *, now: datetime
) -> list[TrustedContact]:
    """Whom a client trusts now."""
    t = TrustedContactRow
    rows = (
        await session.execute(
            select(t.id, t.contact_id, t.topics, func.upper(t.during).label("until")).where(
                t.client_id == client_id, t.ended_at.is_(None), t.during.contains(now)
            )
        )
    ).all()
    names = await given_names(session, [row.contact_id for row in rows])
    return [
        TrustedContact(
            id=row.id,
            member_id=row.contact_id,
            given_name=names[row.contact_id].given_name if row.contact_id in names else "",
            topics=tuple(row.topics),
            until_on=_last_day(row.until, actor.zone),
        )
        for row in rows
    ]


async def sessions(session: AsyncSession, actor: Actor, *, now: datetime) -> list[Session]:
    """My signed-in browsers, the last used first, each with when it ends if it is left alone."""
    s = MemberSessionRow
    ends_at = func.least(s.expires_at, s.last_used_at + SESSION_IDLE)
    rows = await session.execute(
        select(s.id, s.created_at, s.last_used_at, ends_at.label("ends_at"), s.agent)
        .where(s.member_id == actor.member_id, s.ended_at.is_(None), ends_at > now)
        .order_by(s.last_used_at.desc(), s.id)
    )
    return [Session(**row._mapping, current=row.id == actor.session_id) for row in rows]


async def people_to_become(session: AsyncSession, suggested: Mapping[UUID, str]) -> list[DemoPerson]:
    """Demo mode's list, those put forward first and in their order; empty in a real installation."""
    rows = await session.execute(text("select * from demo_people() order by cooperative_name, given_name, family_name"))
    people = [
        DemoPerson(
            member_id=row.member_id,
            name=f"{row.given_name} {row.family_name}",
            cooperative=row.cooperative_name,
            part=_part(row.classes, row.coordinates, row.acts_for),
            classes=tuple(row.classes),
            coordinates=row.coordinates > 0,
            language=row.language,
            description_code=suggested.get(row.member_id),
        )
        for row in rows
    ]
    places = {member_id: place for place, member_id in enumerate(suggested)}
    return sorted(people, key=lambda person: places.get(person.member_id, len(places)))


def _part(classes: list[str], coordinates: int, acts_for: int) -> Part:
    if coordinates:
        return "coordinator"
    if "worker" in classes:
        return "worker"
    if "client" in classes:
        return "client"
    return "trusted_contact" if acts_for else "supporter"


async def looks(session: AsyncSession, actor: Actor, subject_id: UUID, *, before: datetime) -> list[Look]:
    """Who read about a member, newest first; one line for each who, why and day, with what and how many times."""
    found = await privacy.looks(session, subject_id, before=before)
    names = await given_names(session, [look.actor_id for look in found if look.actor_id])
    zone, lines = ZoneInfo(actor.zone), defaultdict[tuple[object, ...], list[Opened]](list)
    for look in found:
        day = local_date(look.opened_at, zone)
        lines[day, look.actor_id, look.program, look.purpose, look.recipient].append(look)
    return [_line(looked, names) for looked in lines.values()]


def _line(looked: Sequence[Opened], names: Mapping[UUID, Name]) -> Look:
    newest = looked[0]
    name = names.get(newest.actor_id) if newest.actor_id else None
    return Look(
        id=newest.id,
        opened_at=newest.opened_at,
        actor=Looker(
            kind=_kind(newest.program),
            given_name=name.given_name if name else None,
            program=newest.program,
        ),
        purpose=newest.purpose,
        recipient=newest.recipient,
        categories=tuple(dict.fromkeys(category for look in looked for category in look.categories)),
        reads=len(looked),
    )


def _kind(program: str | None) -> Literal["person", "solver", "system"]:
    if program is None:
        return "person"
    return "solver" if program == "solver" else "system"
