"""A cooperative of any size its published week and a draft beside it; the same size gives the same week."""

import random
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import update

from backend.care.tables import CareTaskRow, StandingVisitRow, VisitRow
from backend.governance import policy
from backend.kit.db import transaction
from backend.kit.ids import new_id
from backend.privacy.door import program_context
from backend.rosters.commands.recording import planned_row
from backend.rosters.facts import Planned
from backend.rosters.queries_week import SOLVER, load_week
from backend.rosters.solving import to_problem, write_problem
from backend.rosters.tables import RosterRow, SolvedProblemRow
from tests.journeys.cooperative import Cooperative
from tests.world_rosters_views import WEEK_ON, a_home, can, publish, wants

_GIVEN = ("Asha", "Ben", "Chloe", "Denise", "Ella", "Fatou", "Grace", "Harold", "Ivy", "Joyce", "Kamla", "Leila")
_MINUTES = (30, 45, 60)
_TASKS = (("meal",), ("personal_care", "medication"), ("company",), ("mobility", "household"))
_VISITS_A_CLIENT = 10
_EACH_MOVED = 12
_EACH_OPEN = 40


class Size(msgspec.Struct, frozen=True, kw_only=True):
    """How many workers, and how many visits in the week."""

    workers: int
    visits: int

    def __str__(self) -> str:
        return f"{self.workers} x {self.visits}"


async def fill(here: Cooperative, size: Size) -> None:
    """People, their visits, what is published, and a draft that moves some of it."""
    here.people["Ruth"] = await here.a_coordinator("Ruth")
    workers = [await _worker(here, number) for number in range(size.workers)]
    clients = [await _client(here, number) for number in range(max(1, size.visits // _VISITS_A_CLIENT))]
    visits = await _visits(here, size, clients)
    pairs = [(visit.id, workers[at % size.workers]) for at, visit in enumerate(visits) if at % _EACH_OPEN]
    await publish(here, pairs)
    held = {visit.id: visit for visit in visits}
    planned = [_planned(held[one], _moved(at, workers, worker)) for at, (one, worker) in enumerate(pairs)]
    await _draft(here, planned)


def _named(number: int) -> str:
    return f"{_GIVEN[number % len(_GIVEN)]}{number // len(_GIVEN) or ''}"


async def _worker(here: Cooperative, number: int) -> UUID:
    worker_id = await here.a_worker(_named(number))
    off = number % 7
    await can(here, worker_id, *((day, 6, 22, "can") for day in range(7) if day != off))
    await wants(here, worker_id, 60 * (12 + number % 20))
    return worker_id


async def _client(here: Cooperative, number: int) -> UUID:
    client_id = await here.a_client(_named(number + 5))
    spread = random.Random(number)
    await a_home(
        here,
        client_id,
        latitude_e5=5150000 + spread.randrange(-3000, 3000),
        longitude_e5=spread.randrange(-3000, 3000),
    )
    return client_id


async def _visits(here: Cooperative, size: Size, clients: list[UUID]) -> list[VisitRow]:
    """Each worker's week in turn, a visit a day until all are given, so that none of theirs overlap."""
    dice = random.Random(size.visits)
    made: list[VisitRow] = []
    async with here.writing() as session:
        for at in range(size.visits):
            turn = at // size.workers
            minute = 7 * 60 + turn // 7 * 150 + dice.randrange(0, 5) * 15
            standing, visit = _visit(here, clients[dice.randrange(len(clients))], turn % 7, minute, dice)
            session.add(standing)
            await session.flush()
            tasks = dice.choice(_TASKS)
            where = {"cooperative_id": here.cooperative_id, "client_id": visit.client_id}
            session.add_all(CareTaskRow(**where, id=new_id(), standing_visit_id=standing.id, task=one) for one in tasks)
            session.add(visit)
            made.append(visit)
    return made


def _visit(
    here: Cooperative, client_id: UUID, day: int, minute: int, dice: random.Random
) -> tuple[StandingVisitRow, VisitRow]:
    on, starts_time = WEEK_ON + timedelta(days=day), time(minute // 60 % 24, minute % 60)
    starts_at = datetime.combine(on, starts_time, ZoneInfo(here.zone)).astimezone(UTC)
    minutes = dice.choice(_MINUTES)
    common = {
        "cooperative_id": here.cooperative_id, "client_id": client_id, "team_id": here.team_id,
        "minutes": minutes, "workers": 1, "critical": 0,
    }  # fmt: skip
    standing = StandingVisitRow(
        **common,
        id=new_id(),
        weekdays=[on.weekday()],
        starts_time=starts_time,
        flexible_minutes=30,
        from_on=on,
        until_on=on,
        version=1,
    )
    visit = VisitRow(
        **common,
        id=new_id(),
        standing_visit_id=standing.id,
        visit_on=on,
        starts_at=starts_at,
        earliest_at=starts_at - timedelta(minutes=30),
        latest_end_at=starts_at + timedelta(minutes=minutes + 30),
        state="due",
    )
    return standing, visit


def _moved(at: int, workers: list[UUID], worker_id: UUID) -> UUID:
    if at % _EACH_MOVED:
        return worker_id
    return workers[(workers.index(worker_id) + len(workers) // 2) % len(workers)]


def _planned(visit: VisitRow, worker_id: UUID) -> Planned:
    return Planned(
        visit_id=visit.id,
        client_id=visit.client_id,
        worker_id=worker_id,
        starts_at=visit.starts_at,
        ends_at=visit.starts_at + timedelta(minutes=visit.minutes),
    )


async def _draft(here: Cooperative, planned: list[Planned]) -> None:
    """A draft as the solver leaves one, with the problem it is judged by."""
    roster_id, where = new_id(), here.cooperative_id
    context = await program_context(here.engine, "solver", where, (SOLVER,), now=here.now)
    async with transaction(here.engine, context) as session:
        facts = await load_week(session, where, WEEK_ON, asked_at=here.now, based_on_id=None)
        problem = to_problem(facts, policy.in_force().policy)
        session.add(_roster(here, roster_id))
        await session.flush()
        session.add(SolvedProblemRow(cooperative_id=where, id=roster_id, problem=write_problem(problem), choices=b"[]"))
        session.add_all(planned_row(where, roster_id, row) for row in planned)
        await session.flush()
        await session.execute(update(RosterRow).where(RosterRow.id == roster_id).values(state="draft"))


def _roster(here: Cooperative, roster_id: UUID) -> RosterRow:
    return RosterRow(
        cooperative_id=here.cooperative_id,
        id=roster_id,
        week_on=WEEK_ON,
        number=2,
        state="solving",
        requested_at=here.now,
        budget_seconds=10,
        complete=True,
        policy_hash="bench",
    )
