"""A weekly pattern is read by those who live with it; a coordinator ends or changes it, and nobody is left unaware."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select

from backend.care.jobs import FILLING
from backend.care.tables import VisitRow
from backend.kit.db import transaction
from backend.privacy.door import program_context
from tests.world import World
from tests.world_care import AGREED, MONDAY_ON, a_standing_visit, fill

LAST_ON = MONDAY_ON + timedelta(days=3)


@pytest.fixture
async def margaret_id(world: World) -> UUID:
    """A client."""
    return await world.a_client("Margaret")


@pytest.fixture
async def pattern_id(world: World, margaret_id: UUID) -> UUID:
    """A visit of hers at nine every day, made for a week."""
    made = await a_standing_visit(world, margaret_id)
    await fill(world, MONDAY_ON + timedelta(days=6))
    return made


@pytest.fixture
async def ruth(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """The coordinator."""
    async with await world.sign_in(await world.a_coordinator("Ruth")) as browser:
        yield browser


async def states(world: World) -> list[tuple[date, str, str]]:
    """All visits in order: day, local start and state."""
    context = await program_context(world.engine, "solver", world.cooperative_id, (FILLING,), now=world.now)
    async with transaction(world.engine, context) as session:
        v = VisitRow
        rows = await session.execute(select(v.visit_on, v.starts_at, v.state).order_by(v.starts_at))
        return [(row.visit_on, f"{row.starts_at:%H:%M}", row.state) for row in rows]


async def end(browser: httpx.AsyncClient, pattern_id: UUID, last_on: date = LAST_ON) -> httpx.Response:
    return await browser.post(f"/api/standing-visits/{pattern_id}/end", json={"last_on": last_on.isoformat()})


async def test_the_client_whom_they_trust_with_times_and_their_coordinator_read_it_and_nobody_else(
    world: World, margaret_id: UUID, pattern_id: UUID, ruth: httpx.AsyncClient
) -> None:
    place = f"/api/clients/{margaret_id}/standing-visits"
    priya, dev = await world.a_member("Priya", "supporter"), await world.a_member("Dev", "supporter")
    await world.trusts(margaret_id, priya, "times")
    await world.trusts(margaret_id, dev, "requests", "notes")
    told = (await ruth.get(place)).json()
    assert [(one["id"], one["weekdays"], one["starts_time"], one["tasks"], one["until_on"]) for one in told] == [
        (str(pattern_id), [0, 1, 2, 3, 4, 5, 6], "09:00", ["meal"], None)
    ]
    elsewhere = await world.another_team()
    strangers = [await world.a_worker(), await world.a_client("Iris"), dev]
    strangers.append(await world.a_coordinator("Olive", team_id=elsewhere))
    for who, status in ((margaret_id, 200), (priya, 200), *((stranger, 404) for stranger in strangers)):
        async with await world.sign_in(who) as browser:
            answer = await browser.get(place)
            assert answer.status_code == status
            assert status != 200 or answer.json() == told


async def test_what_was_to_come_after_the_last_day_is_cancelled_and_stays_so(
    world: World, pattern_id: UUID, ruth: httpx.AsyncClient
) -> None:
    answer = await end(ruth, pattern_id)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["until_on"], answer.json()["version"]) == ("2026-11-26", 2)
    assert (await end(ruth, pattern_id)).json() == answer.json()
    await fill(world, MONDAY_ON + timedelta(days=20))
    assert [state for _, _, state in await states(world)] == ["due"] * 4 + ["cancelled"] * 3


async def test_one_that_has_not_begun_never_begins(world: World, margaret_id: UUID, ruth: httpx.AsyncClient) -> None:
    pattern_id = await a_standing_visit(world, margaret_id, from_on=LAST_ON)
    await fill(world, LAST_ON + timedelta(days=2))
    answer = await end(ruth, pattern_id, MONDAY_ON)
    assert answer.json()["until_on"] == (LAST_ON - timedelta(days=1)).isoformat()
    await fill(world, LAST_ON + timedelta(days=9))
    assert {state for _, _, state in await states(world)} == {"cancelled"}


@pytest.mark.parametrize(
    ("first", "then", "status", "code"),
    [
        (None, MONDAY_ON - timedelta(days=1), 400, "invalid"),
        (LAST_ON, LAST_ON + timedelta(days=1), 409, "ends_already"),
    ],
)
async def test_it_ends_neither_in_the_past_nor_later_than_it_does(
    world: World, pattern_id: UUID, ruth: httpx.AsyncClient, first: date | None, then: date, status: int, code: str
) -> None:
    if first is not None:
        await end(ruth, pattern_id, first)
    before = await states(world)
    answer = await end(ruth, pattern_id, then)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert await states(world) == before


async def test_another_pattern_takes_its_place_from_a_day_on(
    world: World, margaret_id: UUID, pattern_id: UUID, ruth: httpx.AsyncClient
) -> None:
    body: dict[str, Any] = {**AGREED, "weekdays": [3, 4, 5, 6], "starts_time": "10:30", "from_on": LAST_ON.isoformat()}
    answer = await ruth.post(f"/api/standing-visits/{pattern_id}/change", json=body)
    assert answer.status_code == 200, answer.text
    made = answer.json()
    assert (made["starts_time"], made["from_on"], made["client_id"]) == ("10:30", "2026-11-26", str(margaret_id))
    week = [found for found in await states(world) if found[0] <= MONDAY_ON + timedelta(days=6)]
    assert [(start, state) for _, start, state in week] == [
        *[("09:00", "due")] * 3,
        *[("09:00", "cancelled"), ("10:30", "due")] * 4,
    ]
    told = (await ruth.get(f"/api/clients/{margaret_id}/standing-visits")).json()
    assert {(one["starts_time"], one["until_on"]) for one in told} == {("09:00", "2026-11-25"), ("10:30", None)}


async def test_a_change_for_today_or_that_is_none_changes_nothing(
    world: World, pattern_id: UUID, ruth: httpx.AsyncClient
) -> None:
    before = await states(world)
    wrongs: tuple[dict[str, Any], ...] = ({"from_on": MONDAY_ON.isoformat()}, {"weekdays": []})
    for wrong in wrongs:
        body = {**AGREED, **wrong}
        assert (await ruth.post(f"/api/standing-visits/{pattern_id}/change", json=body)).status_code == 400
    assert await states(world) == before


async def test_for_a_coordinator_of_another_team_there_is_no_such_pattern(world: World, pattern_id: UUID) -> None:
    olive = await world.a_coordinator("Olive", team_id=await world.another_team())
    async with await world.sign_in(olive) as browser:
        theirs, nowhere = await end(browser, pattern_id), await end(browser, uuid4())
    assert (theirs.status_code, theirs.content) == (404, nowhere.content)
    assert {state for _, _, state in await states(world)} == {"due"}
