"""One's own passkeys: what one adds is one's own, once, is told of, is called what one says, and can be taken away."""

from collections.abc import AsyncIterator, Callable
from uuid import UUID

import pytest

from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_passkeys import (
    ORIGIN,
    Device,
    added,
    elsewhere,
    in_a_frame,
    knows_nobody,
    options_to_add,
    other_site,
)

_ASK = "/api/passkeys/challenges"


@pytest.fixture
async def world(database: TestDatabase) -> AsyncIterator[World]:
    """A cooperative at its address."""
    async with a_world(database, public_url=ORIGIN) as made:
        yield made


@pytest.mark.parametrize("wrong", [elsewhere, other_site, in_a_frame, knows_nobody])
async def test_what_is_not_made_for_this_site_is_not_added(world: World, wrong: Callable[[Device], None]) -> None:
    device = Device()
    wrong(device)
    async with await world.sign_in(await world.a_worker()) as browser:
        answer = await browser.post("/api/passkeys", json=device.make(await options_to_add(browser)))
        assert (answer.status_code, answer.json()["code"]) == (400, "passkey_refused")
        assert (await browser.get("/api/passkeys")).json() == []
        assert (await browser.get("/api/my/notifications")).json() == []


async def test_a_challenge_adds_one_passkey_in_the_session_that_asked(world: World) -> None:
    asha, ben = await world.a_worker("Asha"), await world.a_worker("Ben")
    async with await world.sign_in(asha) as hers, await world.sign_in(ben) as his:
        said = Device().make(await options_to_add(hers))
        answers = [await each.post("/api/passkeys", json=said) for each in (his, hers, hers)]
        assert [answer.status_code for answer in answers] == [410, 201, 410]
        assert len((await hers.get("/api/passkeys")).json()) == 1


async def test_a_passkey_is_one_members(world: World) -> None:
    device, ben = Device(), await world.a_worker("Ben")
    await added(world, await world.a_worker("Asha"), device)
    async with await world.sign_in(ben) as his:
        answer = await his.post("/api/passkeys", json=device.make(await options_to_add(his)))
        assert (answer.status_code, answer.json()["code"]) == (409, "already_there")
        assert (await his.get("/api/passkeys")).json() == []


async def test_a_repeated_call_with_its_key_adds_once(world: World) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        said, key = Device().make(await options_to_add(browser)), {"idempotency-key": str(UUID(int=5))}
        answers = [await browser.post("/api/passkeys", json=said, headers=key) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert answers[0].json() == answers[1].json()


async def test_a_member_has_twenty_passkeys_at_most(world: World) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        late = Device().make(await options_to_add(browser))
        for number in range(20):
            answer = await browser.post("/api/passkeys", json=Device().make(await options_to_add(browser), f"{number}"))
            assert answer.status_code == 201, answer.text
        answers = [await browser.post(path, json=body) for path, body in (("/api/passkeys", late), (_ASK, {}))]
    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(409, "too_many_passkeys")}


async def test_what_a_device_is_asked_says_what_is_there_already(world: World) -> None:
    device, member_id = Device(), await world.a_worker("Asha")
    await added(world, member_id, device)
    async with await world.sign_in(member_id) as browser:
        options = await options_to_add(browser)
    assert [one["id"] for one in options["known"]] == [device.make(options)["credential_id"]]
    assert (options["rp_id"], options["rp_name"], options["user_name"]) == ("rota.example", "Willow Care", "Asha Test")


async def test_a_passkey_is_called_what_its_owner_says_and_by_nobody_else(world: World) -> None:
    asha, ben = await world.a_worker("Asha"), await world.a_worker("Ben")
    path = f"/api/passkeys/{(await added(world, asha, Device()))['id']}"
    async with await world.sign_in(asha) as hers, await world.sign_in(ben) as his:
        assert (await hers.put(path, json={"name": " Blue phone "})).json()["name"] == "Blue phone"
        assert (await hers.put(path, json={"name": "   "})).status_code == 400
        for call in (his.put(path, json={"name": "Mine"}), his.delete(path)):
            assert (await call).status_code == 404
        assert [one["name"] for one in (await hers.get("/api/passkeys")).json()] == ["Blue phone"]
        assert (await his.get("/api/passkeys")).json() == []


async def test_a_session_left_alone_for_a_fortnight_is_not_told_as_one(world: World) -> None:
    member_id = await world.a_worker()
    await world.a_session(member_id)
    world.clock.pass_time(days=13)
    async with await world.sign_in(member_id) as browser:
        told = (await browser.get("/api/sessions")).json()
        assert [one["ends_at"] for one in told] == ["2026-12-20T08:00:00Z", "2026-12-07T08:00:00Z"]
        world.clock.pass_time(days=1)
        assert [one["current"] for one in (await browser.get("/api/sessions")).json()] == [True]
