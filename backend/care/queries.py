"""Visits, places, wishes and teams for the programs and the domains above; each returns what the grants allow."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from backend.care.checks import in_order
from backend.care.schemas import Address, ServiceArea, WeekVisit
from backend.care.tables import (
    CareTaskRow,
    CareTeamRow,
    DeclinedPairRow,
    MatchPreferenceRow,
    ServiceAddressRow,
    ServiceAreaRow,
    VisitRow,
)
from backend.members.tables import SpokenLanguageRow


async def week_visits(session: AsyncSession, from_on: date, days: int) -> list[WeekVisit]:
    """The visits due within `days` local days from `from_on`, in order; needs VisitTimes, and CareTasks for tasks."""
    v = VisitRow
    rows = (
        await session.execute(
            select(
                v.id, v.client_id, v.team_id, v.standing_visit_id, v.visit_on, v.starts_at, v.earliest_at,
                v.latest_end_at, v.minutes, v.workers, v.critical,
            )
            .where(v.visit_on >= from_on, v.visit_on < from_on + timedelta(days=days), v.state == "due")
            .order_by(v.starts_at, v.id)
        )
    ).all()  # fmt: skip
    tasks = await tasks_of(session, [row.standing_visit_id for row in rows])
    return [WeekVisit(**row._mapping, tasks=tasks.get(row.standing_visit_id, ())) for row in rows]


async def tasks_of(session: AsyncSession, standing_visit_ids: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """What each standing visit is for; needs CareTasks."""
    t = CareTaskRow
    rows = await session.execute(
        select(t.standing_visit_id, t.task).where(t.standing_visit_id.in_(set(standing_visit_ids)))
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        found[row.standing_visit_id].append(row.task)
    return {standing_visit_id: in_order(tasks) for standing_visit_id, tasks in found.items()}


async def service_areas(session: AsyncSession, client_ids: Iterable[UUID]) -> dict[UUID, ServiceArea]:
    """Where clients live, to the area; needs ServiceAddress."""
    a = ServiceAreaRow
    rows = await session.execute(
        select(a.client_id, a.area, a.latitude_e5, a.longitude_e5).where(a.client_id.in_(set(client_ids)))
    )
    return {
        row.client_id: ServiceArea(area=row.area, latitude_e5=row.latitude_e5, longitude_e5=row.longitude_e5)
        for row in rows
    }


async def addresses(session: AsyncSession, client_ids: Iterable[UUID]) -> dict[UUID, Address]:
    """Where clients live, exactly; needs ServiceAddress down to `exact`."""
    a = ServiceAddressRow
    rows = await session.execute(
        select(a.client_id, a.line, a.latitude_e5, a.longitude_e5).where(a.client_id.in_(set(client_ids)))
    )
    return {
        row.client_id: Address(line=row.line, latitude_e5=row.latitude_e5, longitude_e5=row.longitude_e5)
        for row in rows
    }


async def care_teams(session: AsyncSession, client_ids: Iterable[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """The workers in the small team each client agreed to; needs VisitTimes."""
    t = CareTeamRow
    rows = await session.execute(
        select(t.client_id, t.worker_id).where(t.client_id.in_(set(client_ids))).order_by(t.client_id, t.worker_id)
    )
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in rows:
        found[row.client_id].append(row.worker_id)
    return {client_id: tuple(workers) for client_id, workers in found.items()}


async def stated_genders(session: AsyncSession, member_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The gender of those who stated it; needs MatchPreference."""
    return await _genders(session, MatchPreferenceRow.gender, member_ids)


async def asked_genders(session: AsyncSession, member_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The gender clients ask for in personal care; needs MatchPreference."""
    return await _genders(session, MatchPreferenceRow.asked_gender, member_ids)


async def _genders(
    session: AsyncSession, which: InstrumentedAttribute[str | None], member_ids: Iterable[UUID]
) -> dict[UUID, str]:
    member_id = MatchPreferenceRow.member_id
    rows = await session.execute(select(member_id, which).where(member_id.in_(set(member_ids))))
    return {row[0]: row[1] for row in rows if row[1] is not None}


async def declined_pairs(session: AsyncSession) -> set[tuple[UUID, UUID]]:
    """Pairs (client, worker) that one of the two declined. For programs alone: empty in a person's request."""
    d = DeclinedPairRow
    rows = await session.execute(select(d.client_id, d.worker_id).where(func.app_program().is_not(None)).distinct())
    return {(row.client_id, row.worker_id) for row in rows}


async def languages(
    session: AsyncSession, member_ids: Iterable[UUID], part: Literal["speaks", "needs"]
) -> dict[UUID, tuple[str, ...]]:
    """What members speak with clients, or what clients need spoken; needs Language."""
    s = SpokenLanguageRow
    rows = await session.execute(
        select(s.member_id, s.language)
        .where(s.member_id.in_(set(member_ids)), s.part == part)
        .order_by(s.member_id, s.language)
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        found[row.member_id].append(row.language)
    return {member_id: tuple(spoken) for member_id, spoken in found.items()}
