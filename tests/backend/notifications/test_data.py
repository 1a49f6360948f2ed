"""What happens between members and the data role is told to whom it concerns, and nobody is told of their own doing."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from backend.worker import crew
from tests.database import TestDatabase
from tests.world import World, settings_for
from tests.world_data import (
    ADDRESS,
    LANGUAGE,
    NOTES,
    TASKS,
    a_holder,
    changed,
    hold_data_role,
    my_data,
    narrower,
    proposal,
    rule_of,
    say,
    sent,
)  # fmt: skip
from tests.world_notifications import Worker, rows


@pytest.fixture
def worker(world: World, database: TestDatabase) -> Worker:
    return Worker(world, settings_for(database))


async def told(world: World, worker: Worker, *members: UUID) -> list[list[tuple[str, str]]]:
    """What each was told by now: kind and page, in order."""
    await worker.run("deliver_event")
    query = "select kind, path from notice where member_id = app_member() order by created_at, kind"
    return [[(row.kind, row.path) for row in await rows(world, one, query)] for one in members]


async def test_a_counter_is_told_to_the_others_who_hold_the_role_and_its_answer_to_whose_it_is(
    world: World, worker: Worker
) -> None:
    devi, margaret = await a_holder(world), await hold_data_role(world, await world.a_client())
    async with await world.sign_in(margaret) as client, await world.sign_in(devi) as holder:
        waits = await sent(client, say(TASKS, "no"))
        assert await told(world, worker, devi, margaret) == [[("data_countered", "/coop/data-role")], []]
        path = f"/api/data-role/negotiations/{waits['id']}/refuse"
        assert (await holder.post(path, json={"words": "We need to know it."})).status_code == 200
    (hers,) = await told(world, worker, margaret)
    assert hers == [("data_counter_refused", "/coop/data")]


async def test_what_somebody_did_for_a_client_is_told_to_the_client(world: World, worker: Worker) -> None:
    margaret, ravi = await world.a_client(), await world.a_member("Ravi", "supporter")
    await world.trusts(margaret, ravi, "data")
    async with await world.sign_in(ravi) as browser:
        await sent(browser, say(LANGUAGE, "no"), client_id=margaret)
    assert await told(world, worker, margaret, ravi) == [[("data_done_for_you", "/coop/data")], []]


async def test_what_is_late_is_said_once_and_waits_on(world: World, worker: Worker, database: TestDatabase) -> None:
    devi, margaret = await a_holder(world), await world.a_client()
    async with await world.sign_in(margaret) as client:
        await sent(client, say(TASKS, "no"))
    night = crew(world.engine, settings_for(database), world.clock).nightly("tell_of_late")
    await night()
    assert (await told(world, worker, devi))[0] == [("data_countered", "/coop/data-role")]
    world.clock.pass_time(days=15)
    for _ in range(2):
        await night()
    assert (await told(world, worker, devi))[0][1:] == [("data_counter_late", "/coop/data-role")]
    async with await world.sign_in(devi) as holder:
        found: dict[str, Any] = (await holder.get("/api/data-role")).json()
    assert [counter["late"] for counter in found["counters"]] == [True]


async def test_a_version_that_asks_for_more_is_told_to_each_whom_it_asks(world: World, worker: Worker) -> None:
    devi, margaret, asha = await a_holder(world), await world.a_client(), await world.a_worker()
    ravi = await world.a_member("Ravi", "supporter")
    await world.trusts(margaret, ravi, "data")
    async with await world.sign_in(devi) as holder:
        wanted = changed(await proposal(holder), NOTES, retention_days=180)
        assert (await holder.put("/api/data-role/declaration", json=wanted)).status_code == 200
    assert await told(world, worker, margaret, ravi, asha, devi) == [
        [("declaration_made", "/coop/data")],
        [("declaration_made", f"/for/{margaret}/data")],
        [],
        [],
    ]


async def test_a_month_before_a_yes_ends_its_member_and_whom_they_trust_are_told_once(
    world: World, worker: Worker, database: TestDatabase
) -> None:
    margaret = await world.a_member("Margaret", "client", said_yes=False)
    ravi = await world.a_member("Ravi", "supporter", said_yes=False)
    await world.trusts(margaret, ravi, "data")
    async with await world.sign_in(margaret) as client:
        await sent(client, say(NOTES, "yes"), say(ADDRESS, "yes"))
    night = crew(world.engine, settings_for(database), world.clock).nightly("tell_of_lapsing")
    world.clock.pass_time(days=334)
    await night()
    assert await told(world, worker, margaret, ravi) == [[], []]
    world.clock.pass_time(days=3)
    for _ in range(2):
        await night()
    card = "rule/CareNotes-Scheduling-Coordinator"
    expected = [[("data_ends_soon", f"/coop/data/{card}")], [("data_ends_soon", f"/for/{margaret}/data/{card}")]]
    assert await told(world, worker, margaret, ravi) == expected
    # Said again it goes on for another year, and is told of when that ends.
    async with await world.sign_in(margaret) as client:
        await sent(client, say(NOTES, "yes"))
        assert rule_of(await my_data(client), NOTES)["agreed"]["until"] > "2028-10"
    world.clock.pass_time(days=40)
    await night()
    assert await told(world, worker, margaret, ravi) == expected


async def test_what_was_withdrawn_or_replaced_or_goes_on_by_itself_is_not_told_of(
    world: World, worker: Worker, database: TestDatabase
) -> None:
    margaret = await world.a_member("Margaret", "client", said_yes=False)
    async with await world.sign_in(margaret) as client:
        await sent(client, say(NOTES, "yes"), say(LANGUAGE, "yes"))
    world.clock.pass_time(days=300)
    async with await world.sign_in(margaret) as client:
        await sent(client, say(NOTES, "yes"), say(LANGUAGE, "no"))
    world.clock.pass_time(days=40)
    await crew(world.engine, settings_for(database), world.clock).nightly("tell_of_lapsing")()
    assert await told(world, worker, margaret) == [[]]


async def test_of_several_that_end_together_one_notice_is_sent_and_a_short_yes_is_told_of_when_half_is_over(
    world: World, worker: Worker, database: TestDatabase
) -> None:
    margaret = await world.a_member("Margaret", "client", said_yes=False)
    async with await world.sign_in(margaret) as client:
        until_on = (world.now + timedelta(days=19)).date().isoformat()
        short = [await narrower(client, key, until_on=until_on) for key in (NOTES, LANGUAGE)]
        await sent(client, *short)
    night = crew(world.engine, settings_for(database), world.clock).nightly("tell_of_lapsing")
    world.clock.pass_time(days=9)
    await night()
    assert await told(world, worker, margaret) == [[]]
    world.clock.pass_time(days=2)
    await night()
    assert await told(world, worker, margaret) == [[("data_ends_soon", "/coop/data")]]
