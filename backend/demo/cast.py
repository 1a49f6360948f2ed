"""The invented cooperatives as they are in the database: who coordinates each, and whom a visitor may be."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.demo.personas import PERSONAS
from backend.demo.shapes import SHAPES
from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.kit.local_time import instant, local_date
from backend.members.queries import people_to_become
from backend.members.schemas import DemoPerson
from backend.members.tables import CooperativeRow, MemberRow, TeamMembershipRow
from backend.privacy.door import Actor

PROGRAM = "demo"
_COOPERATIVES = text("select cooperatives()")
_FRIDAY = timedelta(days=3)
_MORNING = time(10)


class Cast(Struct, frozen=True, kw_only=True):
    """A cooperative with the member who coordinates most of its teams."""

    key: str
    name: str
    zone: ZoneInfo
    actor: Actor

    def week_on(self, now: datetime) -> date:
        """The Monday of the present local week."""
        return monday(local_date(now, self.zone))

    def asked_at(self, week_on: date, now: datetime) -> datetime:
        """When a week is planned: the Friday morning before it, as people do, or now if that is still to come."""
        return min(now, friday_before(week_on, self.zone))


def monday(on: date) -> date:
    """The Monday of a day's week."""
    return on - timedelta(days=on.weekday())


def friday_before(week_on: date, zone: ZoneInfo) -> datetime:
    """Ten in the morning of the Friday before a week."""
    return instant(week_on - _FRIDAY, _MORNING, zone)


async def casts(engine: AsyncEngine, now: datetime) -> list[Cast]:
    """The invented cooperatives, the large one first."""
    async with engine.connect() as connection:
        ids = (await connection.scalars(_COOPERATIVES)).all()
    found = {}
    for cooperative_id in ids:
        async with transaction(engine, Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)) as session:
            cast = await _cast(session, cooperative_id)
            found[cast.key] = cast
    return [found[shape.key] for shape in SHAPES]


async def _cast(session: AsyncSession, cooperative_id: UUID) -> Cast:
    c, m, t = CooperativeRow, MemberRow, TeamMembershipRow
    row = (await session.execute(select(c.key, c.name, c.zone).where(c.id == cooperative_id))).one()
    roles = await session.execute(
        select(m.id, m.classes, t.team_id)
        .join(t, (t.cooperative_id == m.cooperative_id) & (t.member_id == m.id))
        .where(t.role == "coordinator", t.ended_at.is_(None))
        .order_by(m.key, t.team_id)
    )
    classes: dict[UUID, tuple[str, ...]] = {}
    teams: dict[UUID, list[UUID]] = defaultdict(list)
    for coordinator_id, theirs, team_id in roles:
        classes[coordinator_id] = tuple(theirs)
        teams[coordinator_id].append(team_id)
    member_id = max(teams, key=lambda found: len(teams[found]))
    actor = Actor(
        session_id=new_id(),
        member_id=member_id,
        cooperative_id=cooperative_id,
        classes=classes[member_id],
        coordinates=tuple(teams[member_id]),
        zone=row.zone,
    )
    return Cast(key=row.key, name=row.name, zone=ZoneInfo(row.zone), actor=actor)


class Suggested(Struct, frozen=True, kw_only=True):
    """A member whom a visitor is shown first."""

    member_id: UUID
    name: str
    description_code: str


async def people(engine: AsyncEngine, found: list[Cast], now: datetime) -> list[Suggested]:
    """The personas, in order."""
    members: dict[tuple[str, str], DemoPerson] = {}
    for cast in found:
        context = Context(cooperative_id=cast.actor.cooperative_id, program=PROGRAM, now=now)
        async with transaction(engine, context) as session:
            known = {person.member_id: person for person in await people_to_become(session, {})}
            rows = await session.execute(select(MemberRow.id, MemberRow.key))
            members |= {(cast.key, key): known[member_id] for member_id, key in rows if member_id in known}
    return list(_of_personas(members))


def _of_personas(members: dict[tuple[str, str], DemoPerson]) -> Iterator[Suggested]:
    for persona in PERSONAS:
        found = members.get((persona.cooperative, persona.member))
        if found is not None:
            yield Suggested(member_id=found.member_id, name=found.name, description_code=persona.description_code)
