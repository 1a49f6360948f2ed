"""Not this time: by the client, whom they trust, or their coordinator; and it is written down who said so."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from backend.care.jobs import FILLING
from backend.care.tables import VisitRow
from backend.kit.db import transaction
from backend.kit.event_tables import EventRow
from backend.privacy.door import program_context
from tests.world import World
from tests.world_care import MONDAY_ON, a_standing_visit, fill


@pytest.fixture
async def margaret_id(world: World) -> UUID:
    """A client with a visit at nine, today and each of the days after."""
    client_id = await world.a_client("Margaret")
    await a_standing_visit(world, client_id)
    await fill(world, MONDAY_ON + timedelta(days=6))
    return client_id


async def visits(world: World) -> list[tuple[UUID, str, UUID | None]]:
    """All visits in order: id, state, and who cancelled."""
    context = await program_context(world.engine, "solver", world.cooperative_id, (FILLING,), now=world.now)
    async with transaction(world.engine, context) as session:
        v = VisitRow
        rows = await session.execute(select(v.id, v.state, v.cancelled_by_id).order_by(v.starts_at))
        return [(row.id, row.state, row.cancelled_by_id) for row in rows]


async def test_a_cancelled_visit_says_who_and_when_and_the_others_stay(world: World, margaret_id: UUID) -> None:
    tomorrow = (await visits(world))[1][0]
    async with await world.sign_in(margaret_id) as margaret:
        answer = await margaret.post(f"/api/visits/{tomorrow}/cancel")
        assert answer.status_code == 200, answer.text
        assert answer.json() == {
            "id": str(tomorrow),
            "state": "cancelled",
            "cancelled_by_id": str(margaret_id),
            "cancelled_at": "2026-11-23T08:00:00Z",
        }
        world.clock.pass_time(hours=2)
        assert (await margaret.post(f"/api/visits/{tomorrow}/cancel")).json() == answer.json()
    states = await visits(world)
    assert [state for _, state, _ in states] == ["due", "cancelled", "due", "due", "due", "due", "due"]
    async with world.writing() as session:
        (event,) = (await session.execute(select(EventRow.kind, EventRow.payload, EventRow.actor_id))).all()
    assert (event.kind, event.actor_id) == ("visit_cancelled", margaret_id)
    assert event.payload["week_on"] == "2026-11-23"
    assert set(event.payload) == {"id", "client_id", "team_id", "standing_visit_id", "week_on"}


async def test_a_cancelled_visit_does_not_come_back_when_the_horizon_is_filled(world: World, margaret_id: UUID) -> None:
    first = (await visits(world))[0][0]
    async with await world.sign_in(margaret_id) as margaret:
        await margaret.post(f"/api/visits/{first}/cancel")
    await fill(world, MONDAY_ON + timedelta(days=8))
    assert [state for _, state, _ in await visits(world)] == ["cancelled"] + ["due"] * 8


async def test_whom_they_trust_with_requests_and_their_coordinator_may_cancel(world: World, margaret_id: UUID) -> None:
    dev_id, ruth_id = await world.a_member("Dev", "supporter"), await world.a_coordinator("Ruth")
    await world.trusts(margaret_id, dev_id, "requests")
    made = await visits(world)
    for number, actor_id in enumerate((dev_id, ruth_id)):
        async with await world.sign_in(actor_id) as browser:
            assert (await browser.post(f"/api/visits/{made[number][0]}/cancel")).status_code == 200
    assert [by for _, _, by in await visits(world)][:3] == [dev_id, ruth_id, None]


async def test_for_everybody_else_there_is_no_such_visit(world: World, margaret_id: UUID) -> None:
    tomorrow = (await visits(world))[1][0]
    priya_id = await world.a_member("Priya", "supporter")
    await world.trusts(margaret_id, priya_id, "times", "notes")
    elsewhere = await world.another_team()
    strangers = [
        priya_id,
        await world.a_worker("Asha"),
        await world.a_client("Iris"),
        await world.a_coordinator("Olive", team_id=elsewhere),
    ]
    for stranger_id in strangers:
        async with await world.sign_in(stranger_id) as stranger:
            for visit_id in (tomorrow, uuid4()):
                assert (await stranger.post(f"/api/visits/{visit_id}/cancel")).status_code == 404
    assert {state for _, state, _ in await visits(world)} == {"due"}


async def test_a_visit_that_has_begun_is_not_cancelled(world: World, margaret_id: UUID) -> None:
    today = (await visits(world))[0][0]
    world.clock.pass_time(hours=1)
    async with await world.sign_in(margaret_id) as margaret:
        answer = await margaret.post(f"/api/visits/{today}/cancel")
    assert (answer.status_code, answer.json()["code"]) == (409, "visit_begun")


async def test_ten_cancel_at_once_and_it_happened_once(world: World, margaret_id: UUID) -> None:
    tomorrow = (await visits(world))[1][0]
    async with await world.sign_in(margaret_id) as margaret:
        answers = await asyncio.gather(*(margaret.post(f"/api/visits/{tomorrow}/cancel") for _ in range(10)))
    assert {answer.status_code for answer in answers} == {200}
    async with world.writing() as session:
        assert len((await session.scalars(select(EventRow.id))).all()) == 1


async def test_a_cancelled_visit_is_taken_back_until_it_would_begin(world: World, margaret_id: UUID) -> None:
    tomorrow = (await visits(world))[1][0]
    async with await world.sign_in(margaret_id) as margaret:
        await margaret.post(f"/api/visits/{tomorrow}/cancel")
        for _ in range(2):
            answer = await margaret.post(f"/api/visits/{tomorrow}/restore")
            assert (answer.status_code, answer.json()) == (200, {"id": str(tomorrow), "state": "due"})
        assert {(state, by) for _, state, by in await visits(world)} == {("due", None)}
        await margaret.post(f"/api/visits/{tomorrow}/cancel")
        world.clock.pass_time(days=2)
        late = await margaret.post(f"/api/visits/{tomorrow}/restore")
    assert (late.status_code, late.json()["code"]) == (409, "visit_begun")
    async with world.writing() as session:
        kinds = (await session.scalars(select(EventRow.kind).order_by(EventRow.id))).all()
    assert kinds == ["visit_cancelled", "visit_restored", "visit_cancelled"]


async def test_who_may_not_cancel_may_not_restore(world: World, margaret_id: UUID) -> None:
    tomorrow = (await visits(world))[1][0]
    async with await world.sign_in(margaret_id) as margaret:
        await margaret.post(f"/api/visits/{tomorrow}/cancel")
    priya_id = await world.a_member("Priya", "supporter")
    await world.trusts(margaret_id, priya_id, "times", "notes")
    for stranger_id in (priya_id, await world.a_worker("Asha"), await world.a_client("Iris")):
        async with await world.sign_in(stranger_id) as stranger:
            assert (await stranger.post(f"/api/visits/{tomorrow}/restore")).status_code == 404
    assert [state for _, state, _ in await visits(world)][1] == "cancelled"


async def test_a_visit_after_its_pattern_ended_does_not_come_back(world: World, margaret_id: UUID) -> None:
    last = (await visits(world))[6][0]
    async with await world.sign_in(await world.a_coordinator("Ruth")) as ruth:
        (pattern,) = (await ruth.get(f"/api/clients/{margaret_id}/standing-visits")).json()
        await ruth.post(f"/api/standing-visits/{pattern['id']}/end", json={"last_on": "2026-11-26"})
    async with await world.sign_in(margaret_id) as margaret:
        answer = await margaret.post(f"/api/visits/{last}/restore")
    assert (answer.status_code, answer.json()["code"]) == (409, "ends_already")
