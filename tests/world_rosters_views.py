"""Builders of homes, agreed visits and published weeks, for tests of what people see of them."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import Range

from backend.availability.tables import HoursWantedRow, UsualSpanRow
from backend.care.tables import CareTaskRow, ServiceAddressRow, ServiceAreaRow, StandingVisitRow, VisitRow
from backend.kit.db import transaction
from backend.kit.ids import new_id
from backend.privacy.door import Access, program_context
from backend.rosters.tables import AssignmentRow, RosterRow
from tests.world import World

WEEK_ON = date(2026, 11, 23)


async def a_home(world: World, client_id: UUID, *, latitude_e5: int = 5150000, longitude_e5: int = -10000) -> None:
    """The client lives there."""
    where = {"cooperative_id": world.cooperative_id, "id": client_id, "client_id": client_id}
    async with world.writing() as session:
        session.add(ServiceAddressRow(**where, line="4 Mill Lane", latitude_e5=latitude_e5, longitude_e5=longitude_e5))
        session.add(
            ServiceAreaRow(
                **where,
                area="Millbrook",
                latitude_e5=latitude_e5 // 200 * 200,
                longitude_e5=longitude_e5 // 200 * 200,
            )
        )


async def can(world: World, worker_id: UUID, *spans: tuple[int, int, int, str]) -> None:
    """The worker's usual week gets these spans: weekday, from hour, to hour, level."""
    async with world.writing() as session:
        for weekday, starts_hour, ends_hour, level in spans:
            session.add(
                UsualSpanRow(
                    cooperative_id=world.cooperative_id,
                    id=new_id(),
                    worker_id=worker_id,
                    weekday=weekday,
                    minutes=Range(starts_hour * 60, ends_hour * 60),
                    level=level,
                )
            )


async def wants(world: World, worker_id: UUID, minutes: int) -> None:
    """The worker wants so many minutes a week, half of them at least and as many again at most."""
    async with world.writing() as session:
        session.add(
            HoursWantedRow(
                cooperative_id=world.cooperative_id,
                id=worker_id,
                worker_id=worker_id,
                least_minutes=minutes // 2,
                wanted_minutes=minutes,
                most_minutes=minutes * 2,
            )
        )


async def a_visit(  # noqa: PLR0913 -- a builder: each has a default
    world: World,
    client_id: UUID,
    *,
    day: int = 0,
    at: str = "09:00",
    minutes: int = 45,
    workers: int = 1,
    tasks: tuple[str, ...] = ("meal",),
    team_id: UUID | None = None,
    week_on: date = WEEK_ON,
) -> UUID:
    """One agreed visit at a local time on a day of the week (0 is its Monday)."""
    on, starts_time = week_on + timedelta(days=day), time.fromisoformat(at)
    starts_at = datetime.combine(on, starts_time, ZoneInfo(world.zone)).astimezone(UTC)
    standing_id, visit_id, where = new_id(), new_id(), {"cooperative_id": world.cooperative_id}
    common = {"client_id": client_id, "team_id": team_id or world.team_id, "minutes": minutes, "workers": workers}
    async with world.writing() as session:
        session.add(
            StandingVisitRow(
                **where,
                **common,
                id=standing_id,
                weekdays=[on.weekday()],
                starts_time=starts_time,
                flexible_minutes=0,
                critical=0,
                from_on=on,
                until_on=on,
                version=1,
            )
        )
        await session.flush()
        for task in tasks:
            session.add(
                CareTaskRow(**where, id=new_id(), client_id=client_id, standing_visit_id=standing_id, task=task)
            )
        session.add(
            VisitRow(
                **where,
                **common,
                id=visit_id,
                standing_visit_id=standing_id,
                visit_on=on,
                starts_at=starts_at,
                earliest_at=starts_at,
                latest_end_at=starts_at + timedelta(minutes=minutes),
                critical=0,
                state="due",
            )
        )
    return visit_id


async def publish(world: World, pairs: list[tuple[UUID, UUID]], *, week_on: date = WEEK_ON) -> UUID:
    """Publishes a week as the command does: the week's live assignments that are not among `pairs` (visit, worker)
    end, those that are stay as they were, new ones begin. Returns the roster's id."""
    roster_id, where = new_id(), {"cooperative_id": world.cooperative_id}
    reading = Access(purpose="Scheduling", recipient="Solver", categories=("VisitTimes",))
    context = await program_context(world.engine, "solver", world.cooperative_id, (reading,), now=world.now)
    async with transaction(world.engine, context) as session:
        rosters = (await session.scalars(select(RosterRow.id).where(RosterRow.week_on == week_on))).all()
        await session.execute(
            update(RosterRow)
            .where(RosterRow.id.in_(rosters), RosterRow.state == "published")
            .values(state="superseded")
        )
        session.add(_roster(world, roster_id, week_on, len(rosters) + 1))
        await session.flush()
        a, v = AssignmentRow, VisitRow
        live = await session.execute(
            select(a.id, a.visit_id, a.worker_id)
            .join(v, v.id == a.visit_id)
            .where(a.state == "live", v.visit_on.between(week_on, week_on + timedelta(days=6)))
        )
        held = {(row.visit_id, row.worker_id): row.id for row in live}
        gone = [key for pair, key in held.items() if pair not in pairs]
        await session.execute(update(a).where(a.id.in_(gone)).values(state="ended", ended_at=world.now))
        visits = {row.id: row for row in await session.scalars(select(v).where(v.id.in_([one for one, _ in pairs])))}
        for visit_id, worker_id in pairs:
            if (visit_id, worker_id) not in held:
                visit = visits[visit_id]
                during = Range(visit.starts_at, visit.starts_at + timedelta(minutes=visit.minutes))
                session.add(
                    AssignmentRow(
                        **where,
                        id=new_id(),
                        visit_id=visit_id,
                        worker_id=worker_id,
                        client_id=visit.client_id,
                        roster_id=roster_id,
                        during=during,
                        state="live",
                        created_at=world.now,
                    )
                )
    return roster_id


def _roster(world: World, roster_id: UUID, week_on: date, number: int) -> RosterRow:
    return RosterRow(
        cooperative_id=world.cooperative_id,
        id=roster_id,
        week_on=week_on,
        number=number,
        state="published",
        requested_at=world.now,
        budget_seconds=10,
        complete=True,
        policy_hash="test",
        published_at=world.now,
    )
