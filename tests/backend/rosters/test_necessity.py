"""What the cooperative declares the rota cannot do without, it cannot do without; and without what is optional it can.

A category is taken away from all that the rota's programs read, from the pattern of visits to the roster. It is needed
if then fewer visits are covered, or a roster is taken for good that is not: one of the witnesses below.
"""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

import scheduler
from backend.availability.tables import CertificateRow, TravelStartRow
from backend.care.horizon import fill_horizon
from backend.care.jobs import FILLING
from backend.care.tables import CareTaskRow, MatchPreferenceRow
from backend.governance.policy import Policy
from backend.kit.db import transaction
from backend.kit.ids import new_id
from backend.members.tables import SpokenLanguageRow
from backend.privacy.door import Access, program_context
from backend.privacy.purposes import DECLARATION, Category
from backend.rosters.queries_week import SOLVER, load_week
from backend.rosters.solving import to_problem
from tests.world import World
from tests.world_care import a_standing_visit
from tests.world_rosters_views import a_home, can, wants

WEEK_ON = date(2026, 11, 30)
FAR_E5 = 20_000  # some twenty kilometres north
_FOR_SOLVER = [rule for rule in DECLARATION if (rule.purpose, rule.recipient) == ("Scheduling", "Solver")]
REQUIRED = sorted({rule.category for rule in _FOR_SOLVER if rule.necessity == "required"})
OPTIONAL = sorted({rule.category for rule in _FOR_SOLVER if rule.necessity == "optional"})


class Monday(msgspec.Struct):
    """Four visits, three workers, and what each of them is needed for."""

    world: World
    ben: UUID
    visits: dict[str, str]
    problem: scheduler.Problem
    covered: int
    made_without: dict[Category, int]

    async def breaks(self, without: Category) -> bool:
        """Whether the rota does worse without a category."""
        if self.made_without[without] < len(self.visits):
            return True
        problem = await _problem(self.world, without)
        roster = scheduler.solve(problem, budget=60)
        assert not scheduler.check(problem, roster.assignments)
        return len(roster.assignments) < self.covered or any(map(self._is_taken_in, [problem] * 2, self.witnesses()))

    def _is_taken_in(self, problem: scheduler.Problem, witness: list[scheduler.Assignment]) -> bool:
        there = {visit.id for visit in problem.visits}
        known = all(one.visit in there for one in witness)
        return known and not scheduler.check(problem, witness)

    def witnesses(self) -> tuple[list[scheduler.Assignment], list[scheduler.Assignment]]:
        """Ben gives tablets, which he may not; Ben is at two doors, far apart, one after the other."""
        return [self._ben("tablets")], [self._ben("olive"), self._ben("percy")]

    def _ben(self, name: str) -> scheduler.Assignment:
        visit = next(each for each in self.problem.visits if each.id == self.visits[name])
        return scheduler.Assignment(
            visit=visit.id, worker=str(self.ben), starts=visit.earliest, ends=visit.earliest + visit.minutes
        )


def _reading(world: World, access: Access, without: Category | None) -> "_Reading":
    left = tuple(category for category in access.categories if category != without)
    return _Reading(world, msgspec.structs.replace(access, categories=left))


class _Reading:
    def __init__(self, world: World, access: Access) -> None:
        self.world = world
        self.access = access

    async def __aenter__(self) -> AsyncSession:
        world = self.world
        context = await program_context(world.engine, "solver", world.cooperative_id, (self.access,), now=world.now)
        self.open = transaction(world.engine, context)
        return await self.open.__aenter__()

    async def __aexit__(self, *error: object) -> None:
        await self.open.__aexit__(*error)  # type: ignore[arg-type]


async def _problem(world: World, without: Category | None = None) -> scheduler.Problem:
    async with _reading(world, SOLVER, without) as session:
        facts = await load_week(session, world.cooperative_id, WEEK_ON, asked_at=world.now, based_on_id=None)
    return to_problem(facts, Policy())


@pytest.fixture
async def monday(world: World) -> Monday:
    asha, ben, chloe = [await world.a_worker(name) for name in ("Asha", "Ben", "Chloe")]
    for worker_id in (asha, ben, chloe):
        await can(world, worker_id, (0, 7, 22, "can"))
        await wants(world, worker_id, 600)
    margaret, olive, percy = [await world.a_client(name) for name in ("Margaret", "Olive", "Percy")]
    for client_id, north in ((margaret, 0), (olive, 0), (percy, FAR_E5)):
        await a_home(world, client_id, latitude_e5=5150000 + north)
    patterns = {
        "margaret": await _pattern(world, margaret, "09:00"),
        "olive": await _pattern(world, olive, "09:00"),
        "percy": await _pattern(world, percy, "10:00"),
        "tablets": await _pattern(world, percy, "14:00"),
    }
    where = {"cooperative_id": world.cooperative_id}
    async with world.writing() as session:
        task = {"client_id": percy, "standing_visit_id": patterns["tablets"], "task": "medication"}
        session.add(CareTaskRow(**where, id=new_id(), **task))
        session.add(CertificateRow(**where, id=new_id(), worker_id=asha, skill="medication", valid_until_on=None))
        session.add(SpokenLanguageRow(**where, id=new_id(), member_id=margaret, language="gu", part="needs"))
        session.add(SpokenLanguageRow(**where, id=new_id(), member_id=ben, language="gu", part="speaks"))
        for who, gender, asked in ((margaret, None, "man"), (ben, "man", None)):
            session.add(MatchPreferenceRow(**where, id=who, member_id=who, gender=gender, asked_gender=asked))
        place = {"latitude_e5": 5150000, "longitude_e5": -10000}
        session.add(TravelStartRow(**where, id=ben, worker_id=ben, mode="bike", **place))
    made_without = {category: await _made(world, category) for category in (*REQUIRED, *OPTIONAL)}
    await _made(world, None)
    return await _all_known(world, ben, patterns, made_without)


async def _made(world: World, without: Category | None) -> int:
    """How many visits come of the patterns; they stay where nothing was left out."""
    async with _reading(world, FILLING, without) as session:
        made = await fill_horizon(session, world.cooperative_id, ZoneInfo(world.zone), WEEK_ON)
        if without is not None:
            await session.rollback()
        return made


async def _all_known(world: World, ben: UUID, patterns: dict[str, UUID], made_without: dict[Category, int]) -> Monday:
    problem = await _problem(world)
    by_pattern = {visit.series: visit.id for visit in problem.visits}
    visits = {name: by_pattern[str(pattern)] for name, pattern in patterns.items()}
    roster = scheduler.solve(problem, budget=60)
    return Monday(world, ben, visits, problem, len(roster.assignments), made_without)


async def _pattern(world: World, client_id: UUID, at: str) -> UUID:
    return await a_standing_visit(
        world, client_id, weekdays=(0,), at=at, minutes=60, flexible_minutes=0, from_on=WEEK_ON, until_on=WEEK_ON
    )


async def test_everything_declared_as_needed_is_and_nothing_declared_as_optional_is(monday: Monday) -> None:
    assert monday.covered == len(monday.visits)
    assert not any(map(monday._is_taken_in, [monday.problem] * 2, monday.witnesses()))
    found = {category: await monday.breaks(category) for category in (*REQUIRED, *OPTIONAL)}
    assert {category for category, needed in found.items() if needed} == set(REQUIRED), found


def test_the_rotas_programs_read_what_is_declared_for_them_and_no_more() -> None:
    assert {*SOLVER.categories, *FILLING.categories} == {*REQUIRED, *OPTIONAL}
