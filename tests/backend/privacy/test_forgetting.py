"""What is of no use any more is forgotten every night, and nothing that anybody may still ask for."""

from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest

from backend.kit.ids import new_id
from backend.settings import Settings
from backend.worker import crew
from tests.database import TestDatabase
from tests.world import World, a_world, settings_for

_LONG_AGO = timedelta(days=45)
_LATELY = timedelta(days=20)
_HAPPENED = "insert into event (cooperative_id, id, kind, payload, happened_at) values ($1, $2, 'x', '{}', $3)"
_HEARD = "insert into heard (cooperative_id, id, listener, heard_at) values ($1, $2, 'x', $3)"
_TOLD = (
    "insert into notice (cooperative_id, id, event_id, member_id, kind, params, path, created_at) "
    "values ($1, uuidv7(), $2, $3, 'x', '{}', '/', $4)"
)


async def forget(world: World, settings: Settings) -> None:
    """Does what the worker does every night."""
    await crew(world.engine, settings, world.clock).nightly("tidy")()


async def write(database: TestDatabase, query: str, *values: object) -> None:
    connection = await asyncpg.connect(database.admin_url)
    await connection.execute(query, *values)
    await connection.close()


async def counted(database: TestDatabase, query: str) -> list[object]:
    connection = await asyncpg.connect(database.admin_url)
    rows = await connection.fetch(query)
    await connection.close()
    return [row[0] for row in rows]


async def test_the_queues_log_is_kept_for_a_month(database: TestDatabase) -> None:
    async with a_world(database) as world:
        await write(database, "delete from pgqueuer_log")
        for number, age in enumerate((_LONG_AGO, _LONG_AGO, _LATELY)):
            await write(
                database,
                "insert into pgqueuer_log (created, job_id, status, priority, entrypoint, aggregated) "
                "values ($1, $2, 'successful', 0, 'send_push', $3)",
                world.now - age,
                number,
                number != 1,
            )
        await forget(world, settings_for(database))
        assert await counted(database, "select job_id from pgqueuer_log order by job_id") == [1, 2]


async def test_whom_an_expired_grant_opened_goes_and_that_it_was_opened_stays(database: TestDatabase) -> None:
    async with a_world(database) as world:
        await world.a_worker("Denise")
        async with await world.sign_in(await world.a_worker("Asha")) as asha:
            assert (await asha.get("/api/my/data/looks")).status_code == 200
            await forget(world, settings_for(database))
            lists = await counted(database, "select id from access_list")
            grants = await counted(database, "select id from access_grant")
            assert lists
            world.clock.pass_time(days=2)
            await forget(world, settings_for(database))
        assert await counted(database, "select id from access_list") == []
        assert await counted(database, "select id from access_grant") == grants


async def test_what_happened_is_forgotten_after_a_quarter_unless_somebody_has_a_notice(
    database: TestDatabase,
) -> None:
    async with a_world(database) as world:
        asha, where = await world.a_worker("Asha"), world.cooperative_id
        old, told, new = (new_id() for _ in range(3))
        for event_id, days in ((old, 91), (told, 91), (new, 89)):
            happened_at = world.now - timedelta(days=days)
            await write(database, _HAPPENED, where, event_id, happened_at)
            await write(database, _HEARD, where, event_id, happened_at)
        await write(database, _TOLD, where, told, asha, world.now)
        await forget(world, settings_for(database))
        assert set(await counted(database, "select id from event where kind = 'x'")) == {told, new}
        assert set(await counted(database, "select id from heard where listener = 'x'")) == {told, new}


async def test_what_goes_through_a_whole_cooperative_by_night_joins_nothing_row_by_row(database: TestDatabase) -> None:
    # How long it takes says nothing here: tables without statistics, of an import an hour ago, are what took minutes.
    calm = "select proname from pg_proc where 'enable_nestloop=off' = any (proconfig) order by proname"
    assert await counted(database, calm) == [
        "forget_expired",
        "forget_member",
        "log_agreement_changes",
        "renew_required",
    ]


@pytest.mark.parametrize(
    ("used", "expires", "ended", "kept"),
    [
        (-timedelta(days=40), timedelta(days=20), None, True),  # asleep, and shut for 26 days
        (timedelta(), timedelta(days=60), None, True),
        (-_LATELY, timedelta(days=30), -_LATELY, True),
        (-_LONG_AGO, timedelta(days=15), -_LONG_AGO, False),
        (-_LONG_AGO, -_LONG_AGO, None, False),
    ],
)
async def test_a_session_is_forgotten_a_month_after_it_ended(
    database: TestDatabase, used: timedelta, expires: timedelta, ended: timedelta | None, *, kept: bool
) -> None:
    async with a_world(database) as world:
        session_id, _secret = await world.a_session(await world.a_worker("Asha"))
        await write(
            database,
            "update member_session set created_at = $2, last_used_at = $2, expires_at = $3, ended_at = $4 "
            "where id = $1",
            session_id,
            world.now + used,
            world.now + expires,
            None if ended is None else world.now + ended,
        )
        await forget(world, settings_for(database))
        assert (session_id in await counted(database, "select id from member_session")) is kept


async def test_a_link_is_forgotten_a_month_after_it_expired(database: TestDatabase) -> None:
    async with a_world(database) as world:
        asha, made = await world.a_worker("Asha"), []
        for age in (_LONG_AGO, _LATELY):
            made.append(link_id := new_id())
            await _a_link(database, world, asha, link_id, age)
        await forget(world, settings_for(database))
        assert await counted(database, "select id from sign_in_link") == made[1:]


async def _a_link(database: TestDatabase, world: World, member_id: UUID, link_id: UUID, age: timedelta) -> None:
    await write(
        database,
        "insert into sign_in_link (cooperative_id, id, member_id, nonce_hash, created_at, expires_at) "
        "values ($1, $2, $3, '', $4, $4)",
        world.cooperative_id,
        link_id,
        member_id,
        world.now - age,
    )
