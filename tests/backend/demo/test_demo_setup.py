"""The demo set up on a real database: published, sound, and repaired by the next start wherever it was cut short."""

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import asyncpg
import httpx
import msgspec
import pytest

from backend.app import create_app
from backend.demo import ground
from backend.demo.cast import Cast, Suggested, casts
from backend.demo.say import Say
from backend.demo.setup import Plans, set_up
from backend.demo.shapes import ASHBOURNE_VALE, GLENMORE
from backend.governance import policy
from backend.imports.example import EXAMPLE
from backend.installation import migrate
from backend.kit.db import connect, transaction
from backend.kit.ids import new_id
from backend.privacy.door import program_context
from backend.rosters import queries
from backend.rosters.commands.drafting import request_draft
from backend.rosters.queries_week import SOLVER, load_week
from backend.rosters.schemas import RequestDraft
from backend.rosters.solving import Case, to_problem
from tests.backend.imports.loading import count, fetch, loaded
from tests.database import Server, TestDatabase, run
from tests.invariants import broken
from tests.world import MONDAY, Now, running, settings_for

WEEK_ON = date(2026, 11, 23)
THURSDAY = MONDAY + timedelta(days=3)
SMALL: Plans = {GLENMORE.key: (2,)}


@pytest.fixture(scope="module")
def standing(postgres: Server) -> Iterator[TestDatabase]:
    """A demo set up on a Thursday; the large cooperative is there with no week solved."""
    with postgres.database() as made:
        migrate(settings_for(made), demo=True)
        first, second, *_ = run(start(made, THURSDAY, empty=True))
        assert (first.description_code, second.description_code) == ("worker", "worker_evenings")
        yield made


async def start(database: TestDatabase, now: datetime, *, empty: bool = False) -> list[Suggested]:
    return await set_up(settings_for(database), Say(io.StringIO()), clock=Now(now), empty=empty, plans=SMALL)


async def the_village(database: TestDatabase) -> Cast:
    engine = connect(database.worker_url, name="tests", pool=2)
    try:
        return next(cast for cast in await casts(engine, THURSDAY) if cast.key == GLENMORE.key)
    finally:
        await engine.dispose()


async def published(database: TestDatabase, week_on: date = WEEK_ON) -> int:
    cast = await the_village(database)
    rows = await fetch(
        database,
        "select id from roster where cooperative_id = $1 and week_on = $2 and state = 'published'",
        cast.actor.cooperative_id,
        week_on,
    )
    return len(rows)


async def test_the_present_week_is_published_and_breaks_no_rule(standing: TestDatabase) -> None:
    cast = await the_village(standing)
    engine = connect(standing.worker_url, name="tests", pool=2)
    friday = cast.asked_at(WEEK_ON, THURSDAY)
    try:
        context = await program_context(engine, "solver", cast.actor.cooperative_id, (SOLVER,), now=friday)
        async with transaction(engine, context) as session:
            roster_id = await queries.published_id(session, WEEK_ON)
            assert roster_id is not None
            planned = await queries.planned(session, roster_id)
            facts = await load_week(session, cast.actor.cooperative_id, WEEK_ON, asked_at=friday, based_on_id=None)
    finally:
        await engine.dispose()
    assert not Case(to_problem(facts, policy.in_force().policy)).violations(planned)
    assert {(row.visit_id, row.worker_id) for row in planned} == {
        (held.visit_id, held.worker_id) for held in facts.live if held.starts_at >= cast_week(cast)
    }
    assert min(row.starts_at for row in planned).date() == WEEK_ON, "days that have passed are planned too"


def cast_week(cast: Cast) -> datetime:
    return datetime.combine(WEEK_ON, datetime.min.time(), cast.zone)


async def test_the_installation_says_that_all_is_well(standing: TestDatabase) -> None:
    app = create_app(settings_for(standing, demo=True), clock=Now(THURSDAY))
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with running(app), httpx.AsyncClient(transport=transport, base_url="http://here") as browser:
        answer = await browser.get("/health")
    assert answer.json()["roster"] == "ok"
    assert answer.json()["database"] == "ok"


async def test_those_put_forward_come_first_in_the_list_of_people_to_become(standing: TestDatabase) -> None:
    suggested = {person.member_id: person.description_code for person in await start(standing, THURSDAY)}
    settings = msgspec.structs.replace(settings_for(standing, demo=True), suggested=suggested)
    app = create_app(settings, clock=Now(THURSDAY))
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with running(app), httpx.AsyncClient(transport=transport, base_url="http://here") as browser:
        people = (await browser.get("/api/demo/people")).json()
    assert [person["description_code"] for person in people[: len(suggested)]] == list(suggested.values())
    assert {person["description_code"] for person in people[len(suggested) :]} == {None}


async def test_every_invariant_holds_in_the_demo(standing: TestDatabase) -> None:
    assert not await broken(standing.backup_url)


async def test_most_people_said_yes_to_most_of_what_is_optional_some_no_and_some_nothing_yet(
    standing: TestDatabase,
) -> None:
    said = "select outcome, count(*) as times from negotiation_rule where step = 1 group by outcome"
    times = {row["outcome"]: row["times"] for row in await fetch(standing, said)}
    assert times["agreed"] > 5 * times["declined"] > 0
    silent = (
        "not exists (select from agreement a where a.subject_id = member.id and a.necessity = 'optional')"
        " and not exists (select from negotiation n where n.subject_id = member.id)"
    )
    assert 0 < await count(standing, "member", silent) < await count(standing, "member") / 5


async def test_a_second_start_changes_nothing(standing: TestDatabase) -> None:
    before = {table: await count(standing, table) for table in ("roster", "visit", "assignment", "member")}
    await start(standing, THURSDAY + timedelta(hours=5))
    assert {table: await count(standing, table) for table in before} == before


async def test_a_start_in_a_later_week_publishes_that_week_and_fills_the_horizon(standing: TestDatabase) -> None:
    visits = await count(standing, "visit")
    await start(standing, THURSDAY + timedelta(weeks=1))
    assert await published(standing, WEEK_ON + timedelta(weeks=1)) == 1
    assert await count(standing, "visit") > visits


async def test_a_week_left_half_solved_is_solved_at_the_next_start(standing: TestDatabase) -> None:
    cast, week_on = await the_village(standing), WEEK_ON + timedelta(weeks=2)
    now = THURSDAY + timedelta(weeks=2)
    engine = connect(standing.worker_url, name="tests", pool=1)
    try:
        context = await program_context(engine, "demo", cast.actor.cooperative_id, (), now=now)
        async with transaction(engine, context) as session:
            asked = RequestDraft(id=new_id(), seconds=2)
            await request_draft(session, week_on, asked, actor=cast.actor, now=now)
    finally:
        await engine.dispose()
    await start(standing, now)
    assert await published(standing, week_on) == 1


async def test_what_is_in_a_database_is_told_apart(standing: TestDatabase, fresh_database: TestDatabase) -> None:
    assert await ground.look(standing.admin_url) == "whole"
    assert await ground.look(fresh_database.admin_url) == "empty"
    assert await ground.look(standing.admin_url.replace(standing.name, "nowhere")) == "empty"


def test_a_set_up_cut_short_between_the_two_imports_is_half(postgres: Server) -> None:
    with postgres.database() as made:
        migrate(settings_for(made), demo=True)
        run(found(made, ASHBOURNE_VALE.key))
        assert run(ground.look(made.admin_url)) == "half"
        run(ground.clear(made.admin_url))
        assert run(ground.look(made.admin_url)) == "empty"
        migrate(settings_for(made), demo=True)


def test_a_demo_of_another_text_of_the_first_schema_is_old(postgres: Server) -> None:
    with postgres.database() as made:
        migrate(settings_for(made), demo=True)
        run(found(made, ASHBOURNE_VALE.key))
        run(changed(made, "comment on table installation is 'another'"))
        assert run(ground.look(made.admin_url)) == "old"


async def changed(database: TestDatabase, statement: str) -> None:
    """The database is otherwise than this version makes it."""
    connection = await asyncpg.connect(database.admin_url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.mark.parametrize(("key", "demo"), [("real-people", True), ("real-people", False), (GLENMORE.key, False)])
def test_a_real_cooperative_is_never_taken_for_the_demo(postgres: Server, key: str, *, demo: bool) -> None:
    with postgres.database() as made:
        migrate(settings_for(made), demo=demo)
        run(found(made, key))
        with pytest.raises(ground.ForeignGroundError, match="COMMONROTA_DATA"):
            run(ground.look(made.admin_url))


async def found(database: TestDatabase, key: str) -> None:
    """A cooperative of this key is there, and nothing else of it."""
    told = msgspec.structs.replace(EXAMPLE.cooperative, cooperative=key)
    await loaded(database, msgspec.structs.replace(EXAMPLE, cooperative=told))


async def test_somebody_has_counters_and_a_question_to_answer_in_each_cooperative(standing: TestDatabase) -> None:
    waiting = await fetch(
        standing,
        "select cooperative_id, count(*) as counters, (select count(*) from question q "
        "where q.cooperative_id = n.cooperative_id and answered_at is null) as questions, (select count(*) from "
        "data_role d where d.cooperative_id = n.cooperative_id) as holders from negotiation n "
        "where state = 'offered' group by cooperative_id",
    )
    assert [(row["counters"], row["questions"], row["holders"]) for row in waiting] == [(3, 1, 1), (3, 1, 1)]
