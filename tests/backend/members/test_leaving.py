"""A member leaves: who may say so, what ends with the day, what is told, what stays."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import pytest

from backend.rosters.leaving import ending
from tests.database import TestDatabase
from tests.world import World, settings_for
from tests.world_care import MONDAY_ON, a_standing_visit, fill, in_the_small_team
from tests.world_notifications import Worker
from tests.world_rosters import NEXT, WEEK, Week, a_week
from tests.world_rosters_views import a_visit, publish

MONDAY, TUESDAY = date(2026, 11, 30), "2026-12-01"


@pytest.fixture
async def week(world: World) -> AsyncIterator[Week]:
    """A small week, published: two visits each of Monday to Wednesday."""
    async with a_week(world) as made:
        await made.published()
        yield made


async def says(world: World, who: UUID, member_id: UUID, on: str) -> httpx.Response:
    """Somebody says that a member leaves."""
    async with await world.sign_in(who) as browser:
        return await browser.post(f"/api/members/{member_id}/leave", json={"on": on})


async def stays(world: World, who: UUID, member_id: UUID) -> httpx.Response:
    async with await world.sign_in(who) as browser:
        return await browser.delete(f"/api/members/{member_id}/leave")


async def midnight_passes(world: World, **by: float) -> None:
    """The clock goes on and the program that ends memberships has its turn."""
    world.clock.pass_time(**by)
    await ending(world.engine, world.clock)()


async def heard(world: World, database: TestDatabase) -> None:
    """Every event is delivered."""
    await Worker(world, settings_for(database)).run()


async def told(world: World, member_id: UUID) -> list[str]:
    async with await world.sign_in(member_id) as browser:
        return [notice["event_kind"] for notice in (await browser.get("/api/my/notifications")).json()]


async def live(database: TestDatabase, world: World, worker_id: UUID) -> list[date]:
    """The days on which a worker is to visit somebody."""
    rows = await asked(
        database,
        "select v.visit_on from assignment a join visit v on v.id = a.visit_id where a.cooperative_id = $1 "
        "and a.worker_id = $2 and a.state = 'live' order by v.visit_on",
        world.cooperative_id,
        worker_id,
    )
    return [row["visit_on"] for row in rows]


async def busiest(week: Week, database: TestDatabase, on: date | None = None) -> tuple[UUID, list[date]]:
    """The worker with most visits, of those who have one on that day; and the days of all of theirs."""
    days = [(await live(database, week.world, worker), worker) for worker in week.workers]
    found, worker = max((of for of in days if on is None or on in of[0]), key=lambda of: len(of[0]))
    return worker, found


async def asked(database: TestDatabase, sql: str, *values: object) -> list[Any]:
    """What is in the database, whoever may see it."""
    connection = await asyncpg.connect(database.admin_url)
    try:
        found: list[Any] = await connection.fetch(sql, *values)
        return found
    finally:
        await connection.close()


async def board(week: Week) -> dict[str, list[str]]:
    """Who is published on each visit."""
    shown = (await week.ruth.get(f"/api/weeks/{WEEK}")).json()
    return {visit["id"]: [row["worker_id"] for row in visit["published"]] for visit in shown["visits"]}


async def test_a_member_may_say_it_and_their_coordinator_and_nobody_else(world: World) -> None:
    asha, ben, ruth = await world.a_worker("Asha"), await world.a_worker("Ben"), await world.a_coordinator()
    stranger = await world.a_coordinator("Sam", team_id=await world.another_team())
    assert (await says(world, ben, asha, TUESDAY)).status_code == 404
    assert (await says(world, stranger, asha, TUESDAY)).status_code == 404
    assert (await says(world, ruth, asha, TUESDAY)).json() == {
        "member_id": str(asha), "leaves_on": TUESDAY, "own": False, "left": False,
    }  # fmt: skip
    assert (await says(world, ben, ben, TUESDAY)).status_code == 200


async def test_the_same_day_again_changes_nothing_and_another_is_refused(world: World) -> None:
    asha = await world.a_worker("Asha")
    first, again = [await says(world, asha, asha, TUESDAY) for _ in range(2)]
    assert first.json() == again.json()
    other = await says(world, asha, asha, "2026-12-02")
    assert (other.status_code, other.json()["code"]) == (409, "leaves_already")


@pytest.mark.parametrize(
    ("on", "code"),
    [
        ("2026-11-22", "in_the_past"),
        ("2027-12-31", "too_far"),
        ("0001-01-01", "in_the_past"),
        ("9999-12-31", "too_far"),
    ],
)
async def test_the_day_is_today_or_within_a_year(world: World, on: str, code: str) -> None:
    asha = await world.a_worker("Asha")
    answer = await says(world, asha, asha, on)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


async def test_until_the_day_a_member_is_one_and_from_then_on_no_session_opens(world: World) -> None:
    asha = await world.a_worker("Asha")
    async with await world.sign_in(asha) as hers:
        await hers.post(f"/api/members/{asha}/leave", json={"on": "2026-11-25"})
        await midnight_passes(world, days=1)
        assert (await hers.get("/api/me")).status_code == 200
        await midnight_passes(world, hours=16, minutes=1)
        assert (await hers.get("/api/me")).status_code == 401


async def test_nobody_signs_in_who_has_left(world: World, database: TestDatabase) -> None:
    asha = await world.a_worker("Asha")
    assert (await says(world, asha, asha, "2026-11-23")).json()["left"] is True
    async with world.browser() as browser:
        await browser.post("/api/sign-in-links", json={"email": f"asha.{asha.hex}@example.org"})
    assert not await asked(database, "select id from sign_in_link where member_id = $1", asha)
    assert not await asked(database, "select id from member_session where member_id = $1 and ended_at is null", asha)


async def test_a_leaving_workers_visits_from_that_day_on_are_uncovered_and_earlier_ones_stay(
    week: Week, database: TestDatabase
) -> None:
    world, before = week.world, await board(week)
    asha, days = await busiest(week, database)
    assert (await says(world, week.ruth_id, asha, days[-1].isoformat())).status_code == 200
    assert await live(database, world, asha) == [day for day in days if day < days[-1]]
    lost = [there for visit, there in (await board(week)).items() if there != before[visit]]
    assert lost
    assert not any(lost)


async def test_that_a_worker_leaves_is_told_to_clients_coordinators_and_the_worker(
    week: Week, database: TestDatabase
) -> None:
    world = week.world
    nina, asha = await world.a_member("Nina", "supporter"), week.workers[0]
    visit = await a_visit(world, week.clients[0], day=NEXT + 5)
    await publish(world, [(visit, asha)], week_on=date(2026, 12, 7))
    await world.trusts(week.clients[0], nina, "times")
    await heard(world, database)
    before = {who: await told(world, who) for who in (week.ruth_id, week.clients[0], nina)}
    assert (await says(world, asha, asha, "2026-12-05")).status_code == 200
    await heard(world, database)
    new = {who: (await told(world, who))[: -len(had) or None] for who, had in before.items()}
    assert new == {week.ruth_id: ["member_leaves"], week.clients[0]: ["coming_changed"], nina: ["coming_changed"]}
    await stays(world, asha, asha)
    await says(world, week.ruth_id, asha, "2026-12-05")
    await stays(world, week.ruth_id, asha)
    await heard(world, database)
    assert "you_stay" in await told(world, asha)


async def test_a_week_is_solved_and_published_with_what_a_leaver_had_begun(week: Week, database: TestDatabase) -> None:
    world = week.world
    asha, days = await busiest(week, database, MONDAY)
    world.clock.pass_time(days=7, hours=11)
    async with await world.sign_in(week.ruth_id) as ruth:
        week.ruth = ruth
        assert (await says(world, asha, asha, "2026-11-30")).json()["left"] is True
        by_hand = await ruth.post(f"/api/weeks/{WEEK}/drafts", json={"id": str(UUID(int=7)), "seconds": 0})
        assert by_hand.json()["violations"] == 0, by_hand.text
        await week.post(str(UUID(int=7)), "discard")
        draft = await week.a_draft()
        assert (draft["state"], draft["violations"]) == ("draft", 0)
        published = await week.post(draft["id"], "publish", version=draft["version"])
        assert published.status_code == 200, published.text
    assert await live(database, world, asha) == [day for day in days if day == MONDAY]


async def test_the_solver_counts_on_a_leaver_until_the_day_and_not_after(week: Week) -> None:
    world = week.world
    assert [(await says(world, who, who, TUESDAY)).status_code for who in week.workers[1:]] == [200] * 3
    draft = await week.a_draft()
    rows = (await week.ruth.get(f"/api/weeks/{WEEK}")).json()["visits"]
    at = {row["starts_at"][:10]: {one["worker_id"] for one in row["drafted"]} for row in rows if row["drafted"]}
    gone = set(map(str, week.workers[1:]))
    assert draft["state"] == "draft"
    assert all(not here & gone for day, here in at.items() if day >= TUESDAY)
    assert any(one["worker_id"] in gone for row in rows for one in row["published"] if row["starts_at"] < TUESDAY)


async def test_what_was_done_and_the_ledger_stay(week: Week, database: TestDatabase) -> None:
    world = week.world
    await heard(world, database)
    asha, _ = await busiest(week, database, MONDAY)
    sums = (
        "select kind, sum(minutes)::int as minutes from ledger_entry where worker_id = $1 group by kind order by kind"
    )
    world.clock.pass_time(days=9)
    before = await asked(database, sums, asha)
    assert (await says(world, asha, asha, "2026-12-02")).status_code == 200
    had = await live(database, world, asha)
    await heard(world, database)
    await midnight_passes(world, days=3)
    await heard(world, database)
    assert await live(database, world, asha) == had
    kept = {row["kind"]: row["minutes"] for row in await asked(database, sums, asha)}
    assert all(kept[row["kind"]] == row["minutes"] for row in before if row["kind"] == "hours_wanted" or not had)


async def test_a_leaving_clients_visits_end_the_day_before_and_go_on_if_they_stay(
    world: World, database: TestDatabase
) -> None:
    margaret = await world.a_client()
    pattern = await a_standing_visit(world, margaret, until_on=date(2027, 6, 1))
    await fill(world, MONDAY_ON + timedelta(days=20))
    visits = "select visit_on, state from visit where standing_visit_id = $1 order by visit_on"
    before = await asked(database, visits, pattern)
    assert (await says(world, margaret, margaret, "2026-11-30")).status_code == 200
    after = await asked(database, visits, pattern)
    assert {row["visit_on"] for row in after if row["state"] == "due"} == {
        MONDAY_ON + timedelta(days=n) for n in range(7)
    }
    await fill(world, MONDAY_ON + timedelta(days=27))
    assert (await stays(world, margaret, margaret)).json()["leaves_on"] is None
    assert await asked(database, visits, pattern) == before
    assert (await asked(database, "select until_on, cut_at from standing_visit where id = $1", pattern))[0] == (
        date(2027, 6, 1),
        None,
    )
    await fill(world, MONDAY_ON + timedelta(days=27))
    assert len(await asked(database, visits, pattern)) == 28


async def test_a_client_who_leaves_today_keeps_the_visit_that_has_begun(world: World, database: TestDatabase) -> None:
    margaret = await world.a_client()
    pattern = await a_standing_visit(world, margaret, at="07:00")
    evening = await a_standing_visit(world, margaret, at="19:00")
    await fill(world, MONDAY_ON + timedelta(days=6))
    assert (await says(world, margaret, margaret, "2026-11-23")).json()["left"] is True
    due = "select visit_on from visit where standing_visit_id = $1 and state = 'due'"
    assert [row["visit_on"] for row in await asked(database, due, pattern)] == [MONDAY_ON]
    assert not await asked(database, due, evening)


async def test_trust_and_small_teams_end_with_the_day_and_not_before(world: World, database: TestDatabase) -> None:
    margaret, asha, nina = await world.a_client(), await world.a_worker(), await world.a_member("Nina", "supporter")
    await world.trusts(margaret, nina)
    await in_the_small_team(world, margaret, asha)
    there = (
        "select (select count(*) from trusted_contact where ended_at is null and client_id = $1) as trusted, "
        "(select count(*) from care_team where client_id = $1) as team"
    )
    assert (await says(world, margaret, margaret, "2026-11-25")).status_code == 200
    await midnight_passes(world, days=1)
    assert tuple((await asked(database, there, margaret))[0]) == (1, 1)
    await midnight_passes(world, days=1)
    assert tuple((await asked(database, there, margaret))[0]) == (0, 0)


async def test_the_program_that_ends_memberships_may_run_twice(world: World, database: TestDatabase) -> None:
    asha = await world.a_worker()
    await says(world, asha, asha, "2026-11-24")
    await midnight_passes(world, days=1)
    member = "select left_at, version from member where id = $1"
    first = await asked(database, member, asha)
    await midnight_passes(world, hours=1)
    assert await asked(database, member, asha) == first
