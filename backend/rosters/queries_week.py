"""A week as the solver's program reads it: who can work, who is to be visited, what already holds."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability import queries as availability
from backend.care import queries as care
from backend.members.tables import CooperativeRow, MemberRow
from backend.privacy.door import Access
from backend.rosters.facts import ClientFact, Held, SpanFact, VisitFact, WeekFacts, WorkerFact
from backend.rosters.gone import gone_since
from backend.rosters.queries_ledger import ledger_for_solver
from backend.rosters.tables import AssignmentRow, PlannedVisitRow
from backend.rosters.travel import point
from backend.rosters.views.spans import local_days, local_midnight

# All a solve reads, and by which the database keeps to it.
SOLVER = Access(
    purpose="Scheduling",
    recipient="Solver",
    categories=(
        "Availability", "ContractHours", "Skills", "VisitTimes", "TravelStart", "Language", "MatchPreference",
        "ServiceAddress", "TimeWindows", "CareTasks",
    ),
)  # fmt: skip
_WEEK = timedelta(days=7)
_AFTER = timedelta(days=2)
_DAYS = 7
_DAYS_FREE = 9


async def load_week(
    session: AsyncSession, cooperative_id: UUID, week_on: date, *, asked_at: datetime, based_on_id: UUID | None
) -> WeekFacts:
    """The facts of a week; the transaction must be the solver's, under a grant for `SOLVER`."""
    zone = await session.scalar(select(CooperativeRow.zone).where(CooperativeRow.id == cooperative_id)) or "UTC"
    starts_at, ends_at = local_days(week_on, _DAYS, zone)
    visits = await _visits(session, week_on)
    live = await _live(session, starts_at - _WEEK, ends_at + _AFTER)
    workers = await _workers(session, week_on, zone)
    clients = await _clients(session, {visit.client_id for visit in visits})
    return WeekFacts(
        cooperative_id=cooperative_id,
        week_on=week_on,
        zone=zone,
        asked_at=asked_at,
        workers=(*workers, *gone_since(workers, clients, visits, live, asked_at)),
        clients=clients,
        visits=visits,
        live=live,
        pins=await _pins(session, based_on_id) if based_on_id else (),
        familiarity=await _familiarity(session, starts_at),
        ledger=await ledger_for_solver(session, week_on),
    )


async def _workers(session: AsyncSession, week_on: date, zone_name: str) -> tuple[WorkerFact, ...]:
    """Everybody who is a worker for a day of the week at least; who leaves in it can work up to then."""
    leaving, zone = await _leaving(session, week_on), ZoneInfo(zone_name)
    ids = list(leaving)
    until = {one: local_midnight(on, zone_name) for one, on in leaving.items() if on is not None}
    free = await availability.spans_for_solver(session, ids, week_on, _DAYS_FREE, zone)
    hours = await availability.hours_wanted(session, ids)
    skills = await availability.certificates(session, ids, zone)
    ways = await availability.travel_starts(session, ids)
    languages, genders = await care.languages(session, ids, "speaks"), await care.stated_genders(session, ids)
    return tuple(
        WorkerFact(
            id=worker_id,
            spans=tuple(
                SpanFact(starts_at=span.starts_at, ends_at=ends_at, prefers=span.level == "prefer")
                for span in free.get(worker_id, ())
                if (ends_at := min(span.ends_at, until.get(worker_id, span.ends_at))) > span.starts_at
            ),
            least_minutes=wanted.least_minutes,
            wanted_minutes=wanted.wanted_minutes,
            most_minutes=wanted.most_minutes,
            skills=tuple((held.skill, held.until_at) for held in skills.get(worker_id, ())),
            languages=languages.get(worker_id, ()),
            gender=genders.get(worker_id),
            travel_mode=way.mode if (way := ways.get(worker_id)) else "walk",
            start=point(way.latitude_e5, way.longitude_e5) if way else None,
        )
        for worker_id in ids
        for wanted in (hours.get(worker_id, availability.NO_HOURS),)
    )


async def _leaving(session: AsyncSession, week_on: date) -> dict[UUID, date | None]:
    """Workers who have not left before the week, each with the day from which they are gone."""
    m = MemberRow
    rows = await session.execute(
        select(m.id, m.leaves_on)
        .where(m.classes.contains(["worker"]), m.left_at.is_(None))
        .where(or_(m.leaves_on.is_(None), m.leaves_on > week_on))
        .order_by(m.id)
    )
    return {row.id: row.leaves_on for row in rows}


async def _clients(session: AsyncSession, ids: set[UUID]) -> tuple[ClientFact, ...]:
    areas, genders = await care.service_areas(session, ids), await care.asked_genders(session, ids)
    teams, declined = await care.care_teams(session, ids), await care.declined_pairs(session)
    languages = await care.languages(session, ids, "needs")
    return tuple(
        ClientFact(
            id=client_id,
            place=point(area.latitude_e5, area.longitude_e5) if (area := areas.get(client_id)) else None,
            languages=languages.get(client_id, ()),
            gender=genders.get(client_id),
            team=teams.get(client_id, ()),
            declined=tuple(sorted(worker for client, worker in declined if client == client_id)),
        )
        for client_id in sorted(ids)
    )


async def _visits(session: AsyncSession, week_on: date) -> tuple[VisitFact, ...]:
    return tuple(
        VisitFact(
            id=visit.id,
            client_id=visit.client_id,
            standing_visit_id=visit.standing_visit_id,
            visit_on=visit.visit_on,
            earliest_at=visit.earliest_at,
            latest_end_at=visit.latest_end_at,
            minutes=visit.minutes,
            workers=visit.workers,
            critical=visit.critical,
            tasks=visit.tasks,
        )
        for visit in await care.week_visits(session, week_on, _DAYS)
    )


async def _live(session: AsyncSession, from_at: datetime, until_at: datetime) -> tuple[Held, ...]:
    a = AssignmentRow
    span = func.tstzrange(from_at, until_at)
    rows = await session.execute(
        select(a.visit_id, a.client_id, a.worker_id, a.during)
        .where(a.state == "live", a.during.op("&&")(span))
        .order_by(a.during, a.worker_id)
    )
    return tuple(_held(row._mapping) for row in rows)


async def _pins(session: AsyncSession, roster_id: UUID) -> tuple[Held, ...]:
    p = PlannedVisitRow
    rows = await session.execute(
        select(p.visit_id, p.client_id, p.worker_id, p.during)
        .where(p.roster_id == roster_id, p.pinned_by_id.is_not(None))
        .order_by(p.during, p.worker_id)
    )
    return tuple(_held(row._mapping) for row in rows)


def _held(row: RowMapping) -> Held:
    return Held(
        visit_id=row["visit_id"],
        client_id=row["client_id"],
        worker_id=row["worker_id"],
        starts_at=row["during"].lower,
        ends_at=row["during"].upper,
    )


async def _familiarity(session: AsyncSession, before_at: datetime) -> tuple[tuple[UUID, UUID, int], ...]:
    a = AssignmentRow
    rows = await session.execute(
        select(a.client_id, a.worker_id, func.count())
        .where(a.state == "live", func.upper(a.during) <= before_at)
        .group_by(a.client_id, a.worker_id)
        .order_by(a.client_id, a.worker_id)
    )
    return tuple((row[0], row[1], row[2]) for row in rows)
