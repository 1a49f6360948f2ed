"""A checked folder goes into the database whole, once, or not at all."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from sqlalchemy.exc import IntegrityError

from backend.care.rules import HORIZON
from backend.demo.cooperative import cooperative
from backend.demo.shapes import ASHBOURNE_VALE, GLENMORE
from backend.imports.dialect import Dialect
from backend.imports.example import EXAMPLE
from backend.imports.load import AlreadyThereError
from backend.imports.loading.rows import Rows
from backend.imports.reader import read
from backend.imports.schemas import AvailabilityRow, CooperativeFolder
from backend.imports.writer import write
from backend.kit.db import Context, connect, transaction
from backend.members.tables import MemberRow
from backend.privacy.door import program_context
from backend.rosters.burdens import burdens_of_week
from backend.rosters.queries_week import SOLVER, load_week
from tests.backend.imports.folders import dialects, written
from tests.backend.imports.loading import FRIDAY, count, fetch, loaded, row_counts, without_ids
from tests.database import Server, TestDatabase, run
from tests.invariants import broken
from tests.world import says_yes

MONDAY = date(2026, 11, 23)
GERMAN = Dialect(delimiter=";", encoding="utf-16", decimal=",", date_form="day.month.year", time_form="7.30")


@pytest.fixture(scope="module")
def town() -> CooperativeFolder:
    return cooperative(ASHBOURNE_VALE, seed=7, today=MONDAY)


@pytest.fixture(scope="module")
def village() -> CooperativeFolder:
    return cooperative(GLENMORE, seed=7, today=MONDAY)


@pytest.fixture(scope="module")
def home(postgres: Server, town: CooperativeFolder) -> Iterator[tuple[TestDatabase, Rows]]:
    """A database in which the large demo cooperative was loaded."""
    with postgres.database() as made:
        yield made, run(loaded(made, town))


def due_ahead(folder: CooperativeFolder) -> int:
    first = folder.cooperative.first_on
    days = [first + timedelta(days=step) for step in range(HORIZON.days + 1)]
    due = [
        (visit, on)
        for visit in folder.standing_visits
        for on in days
        if on.weekday() in visit.weekdays and visit.from_on <= on <= (visit.until_on or on)
    ]
    return len(due)


async def test_all_that_the_folder_says_is_in_the_database(
    home: tuple[TestDatabase, Rows], town: CooperativeFolder
) -> None:
    database, _ = home
    past = {(worked.visit, worked.on) for worked in town.history}
    expected = {
        "cooperative": 1,
        "team": len(town.teams),
        "member": len(town.members),
        "member_identity": len(town.members),
        "member_contact": len(town.members),
        "team_membership": sum(len(member.teams) + len(member.coordinates) for member in town.members),
        "availability": len(town.workers),
        "hours_wanted": len(town.workers),
        "travel_start": len(town.workers),
        "usual_span": sum(len(span.weekdays) for span in town.availability),
        "exception_span": len(town.availability_exceptions),
        "certificate": len(town.certificates),
        "service_address": len(town.clients),
        "service_area": len(town.clients),
        "care_team": sum(len(client.agreed_team) for client in town.clients),
        "trusted_contact": len(town.trusted_contacts),
        "standing_visit": len(town.standing_visits),
        "care_task": sum(len(visit.tasks) for visit in town.standing_visits),
        "access_need": sum(len(wish.needs) for wish in town.wishes),
        "declined_pair": sum(len(wish.declined) for wish in town.wishes),
        "spoken_language": sum(len(worker.languages) for worker in town.workers)
        + sum(len(wish.languages) for wish in town.wishes),
        "assignment": len(town.history),
        "visit": due_ahead(town) + len(past),
        "roster": 8,
    }
    found = await row_counts(database)
    assert {name: found.get(name, 0) for name in expected} == expected


async def test_every_invariant_holds_after_an_import(home: tuple[TestDatabase, Rows]) -> None:
    assert not await broken(home[0].backup_url)


async def test_everybody_is_under_the_service_agreement_and_what_is_optional_waits_for_their_own_word(
    home: tuple[TestDatabase, Rows],
) -> None:
    without = "not exists (select from agreement a where a.subject_id = member.id and upper(a.valid) is not null)"
    assert await count(home[0], "member", without) == 0
    assert await count(home[0], "agreement", "necessity = 'optional'") == 0


async def test_where_people_live_and_start_is_kept_to_the_area_beside_the_exact_address(
    home: tuple[TestDatabase, Rows],
) -> None:
    finer = "latitude_e5 % 200 <> 0 or longitude_e5 % 200 <> 0"
    for table in ("service_area", "travel_start"):
        assert await count(home[0], table, finer) == 0
    apart = await fetch(
        home[0],
        "select from service_address a join service_area b using (id) "
        "where abs(a.latitude_e5 - b.latitude_e5) > 100 or abs(a.longitude_e5 - b.longitude_e5) > 100",
    )
    assert not apart


async def test_what_a_past_week_left_is_what_fairness_would_post_for_it_where_all_is_known(
    postgres: Server, town: CooperativeFolder
) -> None:
    with postgres.database() as database:
        await _past_week_left_what_is_posted(database, await loaded(database, town))


async def _past_week_left_what_is_posted(database: TestDatabase, rows: Rows) -> None:
    week_on = MONDAY - timedelta(weeks=1)
    engine = connect(database.worker_url, name="tests", pool=2)
    try:
        async with transaction(
            engine, Context(cooperative_id=rows.cooperative_id, program="import", now=FRIDAY)
        ) as session:
            for member in rows.of(MemberRow):
                await says_yes(session, rows.cooperative_id, member["id"], member["classes"], now=FRIDAY)
        context = await program_context(engine, "solver", rows.cooperative_id, (SOLVER,), now=FRIDAY)
        async with transaction(engine, context) as session:
            posted = await burdens_of_week(session, rows.cooperative_id, week_on)
    finally:
        await engine.dispose()
    kept = await fetch(database, "select worker_id, kind, minutes from ledger_entry where week_on = $1", week_on)
    known = {row["worker_id"] for row in kept}
    assert {(row["worker_id"], row["kind"], row["minutes"]) for row in kept} == {
        (one.worker_id, one.kind, one.minutes) for one in posted if one.minutes and one.worker_id in known
    }


async def test_the_solver_sees_who_knows_whom_and_eight_weeks_of_the_ledger(
    home: tuple[TestDatabase, Rows], town: CooperativeFolder
) -> None:
    database, rows = home
    engine = connect(database.worker_url, name="tests", pool=2)
    try:
        context = await program_context(engine, "solver", rows.cooperative_id, (SOLVER,), now=FRIDAY)
        async with transaction(engine, context) as session:
            facts = await load_week(session, rows.cooperative_id, MONDAY, asked_at=FRIDAY, based_on_id=None)
    finally:
        await engine.dispose()
    pairs = Counter((rows.members[one.client], rows.members[one.worker]) for one in town.history)
    assert {(client, worker): many for client, worker, many in facts.familiarity} == pairs
    assert len({entry.week_on for entry in facts.ledger}) == 8
    assert {entry.kind for entry in facts.ledger} >= {"hours_given", "hours_wanted", "evenings", "able:evenings"}
    assert len(facts.visits) == sum(len(visit.weekdays) for visit in town.standing_visits)


@settings(max_examples=20)
@given(dialects)
def test_the_rows_are_the_same_whatever_the_spreadsheet_program(dialect: Dialect) -> None:
    with written(EXAMPLE, dialect) as folder:
        found = read(folder).cooperative
    assert found is not None
    assert without_ids(found) == without_ids(EXAMPLE)


async def test_a_whole_cooperative_from_another_country_s_spreadsheet_is_the_same(
    tmp_path: Path, village: CooperativeFolder
) -> None:
    write(tmp_path, village, GERMAN)
    found = read(tmp_path).cooperative
    assert found is not None
    assert without_ids(found) == without_ids(village)


async def test_what_the_database_refuses_takes_all_the_rest_with_it(fresh_database: TestDatabase) -> None:
    twice = AvailabilityRow(member="W001", weekdays=(0,), starts_minute=600, ends_minute=660, level="can")
    wrong = msgspec.structs.replace(EXAMPLE, availability=(*EXAMPLE.availability, twice))
    with pytest.raises(IntegrityError):
        await loaded(fresh_database, wrong)
    assert not await row_counts(fresh_database)


async def test_two_cooperatives_live_beside_each_other(
    fresh_database: TestDatabase, village: CooperativeFolder
) -> None:
    await loaded(fresh_database, EXAMPLE)
    await loaded(fresh_database, village)
    with pytest.raises(AlreadyThereError):
        await loaded(fresh_database, village)
    assert await count(fresh_database, "cooperative") == 2


async def test_a_double_up_is_one_visit_with_both_workers(
    home: tuple[TestDatabase, Rows], town: CooperativeFolder
) -> None:
    together = Counter((one.visit, one.on) for one in town.history)
    doubles = sum(many == 2 for many in together.values())
    assert doubles
    assert await count(home[0], "visit", "workers = 2 and visit_on < date '2026-11-23'") == doubles


async def test_of_who_gives_and_receives_care_both_sides_are_kept(fresh_database: TestDatabase) -> None:
    both = msgspec.structs.replace(EXAMPLE.members[1], classes=("worker", "client"))
    giving = msgspec.structs.replace(EXAMPLE.workers[0], member=both.member, gender="man", languages=("en", "gu"))
    wish = msgspec.structs.replace(EXAMPLE.wishes[0], member=both.member, gender="woman", languages=("gu",))
    members = (EXAMPLE.members[0], both, *EXAMPLE.members[2:])
    workers = (*EXAMPLE.workers, giving)
    await loaded(fresh_database, msgspec.structs.replace(EXAMPLE, members=members, workers=workers, wishes=(wish,)))
    genders = await fetch(
        fresh_database,
        "select gender, asked_gender from match_preference p join member m on m.id = p.member_id where m.key = $1",
        both.member,
    )
    spoken = await fetch(
        fresh_database,
        "select part, language from spoken_language s join member m on m.id = s.member_id where m.key = $1",
        both.member,
    )
    assert [tuple(row) for row in genders] == [("man", "woman")]
    assert sorted(tuple(row) for row in spoken) == [("needs", "gu"), ("speaks", "en"), ("speaks", "gu")]
