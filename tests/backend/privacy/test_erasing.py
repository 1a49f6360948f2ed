"""What nobody agreed to keep goes by itself, who asks is forgotten as far as the law lets, and stays so."""

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from backend.kit.ids import new_id
from backend.kit.tables import Base
from backend.notifications.tables import NoticeRow
from backend.privacy.erasing import forgetting, jobs
from backend.privacy.erasing.queries import BY_LAW
from backend.privacy.proof import verifying
from backend.settings import Settings
from tests.database import TestDatabase
from tests.world import World
from tests.world_full import PEOPLE, counts, full
from tests.world_ledger import ask, asks_to_be_forgotten, evidence, signs_in_and_asks_to_be_forgotten

EVERY = {table.info["category"] for table in PEOPLE}
YEAR = timedelta(days=366)


async def a_notice(database: TestDatabase, world: World, member_id: UUID) -> None:
    await ask(
        database,
        "insert into event (cooperative_id, id, kind, payload, happened_at) values ($1, $2, 'x', '{}', $3)",
        *(world.cooperative_id, event_id := new_id(), world.now),
    )
    async with world.writing() as session:
        session.add(
            NoticeRow(
                cooperative_id=world.cooperative_id,
                id=new_id(),
                event_id=event_id,
                member_id=member_id,
                kind="x",
                params={},
                path="/",
                created_at=world.now,
            )
        )
    heard = "insert into heard (cooperative_id, id, listener, heard_at) values ($1, $2, 'x', $3)"
    await ask(database, heard, world.cooperative_id, event_id, world.now)


async def everybody_leaves(database: TestDatabase, world: World) -> None:
    await ask(database, "update member set left_at = $2 where cooperative_id = $1", world.cooperative_id, world.now)


async def night(world: World) -> None:
    await jobs.retaining(world.engine, world.clock)()


def test_no_personal_table_is_left_out_of_what_forgets() -> None:
    expired, of_member, _held = list(forgetting.statements(Base.metadata.sorted_tables))
    for table in PEOPLE:
        assert f"  delete from {table.name} t where" in expired  # noqa: S608
        assert f"  delete from {table.name} t where" in of_member  # noqa: S608


async def test_every_category_disappears_when_its_time_has_come(database: TestDatabase, world: World) -> None:
    near = await full(world)
    await a_notice(database, world, near.own.worker_id)
    assert set(await counts(database, world)) == EVERY
    before = await counts(database, world)
    await night(world)
    assert await counts(database, world) == before
    await everybody_leaves(database, world)
    world.clock.now += 2 * YEAR
    await night(world)
    # What the law keeps, and the patterns that visits stand in.
    assert set(await counts(database, world)) == {"VisitTimes", "TimeWindows"}
    world.clock.now += 4 * YEAR + timedelta(days=30)
    await night(world)
    assert await counts(database, world) == {}
    looks = "select id from access_grant where cooperative_id = $1"
    assert await ask(database, looks, world.cooperative_id) == []


@pytest.mark.parametrize("leaves", [False, True], ids=["a member still", "left while it held"])
async def test_a_yes_that_ended_keeps_nothing_unless_its_member_left_before(
    database: TestDatabase, world: World, *, leaves: bool
) -> None:
    margaret = await world.a_client("Margaret")
    await a_notice(database, world, margaret)
    longer = (
        "update agreement set retention_days = 1000, renews = false, valid = tstzrange($2, $3) where subject_id = $1"
    )
    told = " and category = 'Messages' and recipient = 'HostingProcessor'"
    await ask(database, longer + told, margaret, world.now, world.now + timedelta(days=30))
    if leaves:
        await everybody_leaves(database, world)
    query = "select member_id from notice where cooperative_id = $1"
    for days, stays in ((29, True), (337, leaves), (60, False)):
        world.clock.now += timedelta(days=days)
        await night(world)
        assert bool(await ask(database, query, world.cooperative_id)) is stays, days


async def test_a_shorter_time_agreed_to_is_kept_to_and_a_longer_one_too(database: TestDatabase, world: World) -> None:
    short, long = await world.a_client("Margaret"), await world.a_client("Joan")
    set_days = "update agreement set retention_days = $2 where subject_id = $1 and category = 'Contact'"
    for who, days in ((short, 30), (long, 1000)):
        await ask(database, set_days, who, days)
    await everybody_leaves(database, world)
    world.clock.now += timedelta(days=29)
    await night(world)
    query = "select member_id from member_contact where cooperative_id = $1"
    assert {row[0] for row in await ask(database, query, world.cooperative_id)} == {short, long}
    world.clock.now += timedelta(days=2)
    await night(world)
    assert {row[0] for row in await ask(database, query, world.cooperative_id)} == {long}


async def an_open_question(database: TestDatabase, world: World, who: UUID) -> UUID:
    grant = new_id()
    await ask(
        database,
        "insert into access_grant (cooperative_id, id, actor_id, purpose, recipient, categories, subjects, opened_at, "
        "expires_at) values ($1, $2, $3, 'Scheduling', 'Coordinator', '{Identity}', array[$3::uuid], $4, $4)",
        *(world.cooperative_id, grant, who, world.now),
    )
    await ask(
        database,
        "insert into question (cooperative_id, id, subject_id, grant_id, by_id, asked_at, words, answer_by_at) "
        "values ($1, $2, $3, $4, $3, $5, 'Why?', $5)",
        *(world.cooperative_id, new_id(), who, grant, world.now),
    )
    return grant


async def answer(database: TestDatabase, world: World) -> None:
    await ask(
        database,
        "update question set answer = 'So.', answered_at = $2, answered_by_id = by_id where cooperative_id = $1",
        *(world.cooperative_id, world.now),
    )


async def test_nothing_of_somebody_goes_while_their_question_is_open(
    database: TestDatabase, world: World, settings: Settings
) -> None:
    asha = await world.a_worker("Asha")
    grant = await an_open_question(database, world, asha)
    await signs_in_and_asks_to_be_forgotten(world, asha)
    await everybody_leaves(database, world)
    before = await counts(database, world)
    world.clock.now += 2 * YEAR
    await night(world)
    await jobs.erasing(world.engine, settings, world.clock)()
    assert await counts(database, world) == before
    assert await ask(database, "select id from access_grant where id = $1", grant)
    await answer(database, world)
    await jobs.erasing(world.engine, settings, world.clock)()
    assert await counts(database, world) == {}


async def test_who_asks_is_told_what_goes_when_and_what_the_law_keeps_until_when(
    database: TestDatabase, world: World, settings: Settings
) -> None:
    near = await full(world)
    async with await world.sign_in(near.own.client_id) as browser:
        told = (await browser.get("/api/my/erasure")).json()
        goes = {each["category"]: each["goes"] for each in told["categories"]}
        assert goes["CareNotes"] == goes["HomeAccess"] == goes["AccessNeeds"] == goes["Language"] == "now"
        assert goes["Identity"] == goes["TimeWindows"] == goes["LegalRecord"] == "when_you_leave"
        (kept,) = [each for each in told["categories"] if each["goes"] == "by_law"]
        assert (kept["category"], kept["law"]) == ("VisitTimes", "working_time_records")
        assert kept["until_on"] > "2032-11-01"
        assert told["asked_at"] is None
        assert (await asks_to_be_forgotten(browser))["asked_at"]
        await jobs.erasing(world.engine, settings, world.clock)()
        told = (await browser.get("/api/my/erasure")).json()
        assert "now" not in {each["goes"] for each in told["categories"]}
        assert told["gone"]["HomeAccess"] == 1
        assert told["erased_at"] is None
        assert (await browser.get("/api/me")).status_code == 200


async def test_who_has_left_is_forgotten_but_for_what_the_law_keeps_and_proofs_hold(
    database: TestDatabase, world: World, settings: Settings
) -> None:
    near = await full(world)
    gone, stays = near.own.client_id, near.own.worker_id
    async with await world.sign_in(stays) as browser:
        before = await evidence(browser)
        await signs_in_and_asks_to_be_forgotten(world, gone)
        await ask(database, "update member set left_at = $2 where id = $1", gone, world.now)
        await jobs.erasing(world.engine, settings, world.clock)()
        after = await evidence(browser, *before.checkpoints)
        assert verifying.wrong(after) == []
    for table in PEOPLE:
        if table.info["category"] in BY_LAW or table.name == "standing_visit":
            continue
        for subject in table.info["subjects"]:
            rows = await ask(database, f"select * from {table.name} where {subject} = $1", gone)  # noqa: S608
            assert rows == [], table.name
    for query in (
        "select id from proof_key where id = $1",
        "select id from proof_opening where subjects @> array[$1::uuid]",
        "select id from access_grant where subjects @> array[$1::uuid]",
        "select id from access_list where subjects @> array[$1::uuid]",
        "select id from data_key where id = $1",
    ):
        assert await ask(database, query, gone) == [], query
    assert await ask(database, "select id from visit where client_id = $1", gone)
    (row,) = await ask(database, "select erased_at from erasure where member_id = $1", gone)
    assert row["erased_at"] == world.now
    assert str(gone) not in str(await ask(database, "select key from member where id <> $1", gone))


@pytest.mark.parametrize(
    "query",
    [
        "select retain($1, now() + interval '99 years')",
        "select erase($1, $1, '{}', '{}', now())",
        "select bury($1, $1, $1, now(), true, '2026-01-01')",
    ],
)
async def test_no_persons_request_forgets_anybody(database: TestDatabase, world: World, query: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await as_the_app(database, world, query)


async def test_what_deletes_does_so_for_the_databases_own_functions_alone(database: TestDatabase, world: World) -> None:
    await world.a_worker("Asha")
    before = await counts(database, world)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await as_the_app(database, world, "select gone from forget_expired($1, now() + interval '99 years')")
    assert await counts(database, world) == before


async def as_the_app(database: TestDatabase, world: World, query: str) -> None:
    connection = await asyncpg.connect(database.app_url)
    try:
        await connection.execute("select set_config('app.cooperative', $1, false)", str(world.cooperative_id))
        await connection.fetch(query, world.cooperative_id)
    finally:
        await connection.close()
