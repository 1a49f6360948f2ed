"""Passkeys: what a device signed for this site, once, in time, in the browser that asked, lets its member in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from uuid import UUID

import httpx
import pytest
from sqlalchemy import text

from backend.members.passkeys.checking import handle_of
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_passkeys import (
    ORIGIN,
    Device,
    added,
    changed,
    elsewhere,
    in_a_frame,
    knows_nobody,
    options_to_add,
    options_to_sign_in,
    other_site,
    sign_in,
)


@pytest.fixture
async def world(database: TestDatabase) -> AsyncIterator[World]:
    """A cooperative at an address of its own, where nobody has tried anything yet."""
    async with a_world(database, public_url=ORIGIN) as made:
        await everything(made, "with gone as (delete from rate returning 1) select count(*) from gone")
        yield made


async def count(world: World, query: str, **params: object) -> int:
    async with world.writing() as session:
        return int(await session.scalar(text(query), params) or 0)


async def nobody_is_in(browser: httpx.AsyncClient, answer: httpx.Response, status: int, code: str) -> None:
    """Refused in words, and no session was made."""
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code), answer.text
    assert problem["title"]
    assert problem["detail"]
    assert "__Host-session" not in answer.headers.get("set-cookie", "")
    assert (await browser.get("/api/me")).status_code == 401


@pytest.mark.parametrize("counts", [0, 1])
async def test_a_passkey_signs_its_member_in_again_and_again(world: World, counts: int) -> None:
    device, member_id = Device(counts=counts), await world.a_worker("Asha")
    await added(world, member_id, device)
    for _ in range(2):
        async with world.browser() as browser:
            answer = await sign_in(browser, device)
            assert answer.status_code == 201, answer.text
            assert answer.json()["member_id"] == str(member_id)
            assert answer.json() == (await browser.get("/api/me")).json()
            mine = (await browser.get("/api/passkeys")).json()
    assert [(one["name"], one["last_used_at"], one["backed_up"]) for one in mine] == [
        ("My phone", "2026-11-23T08:00:00Z", counts == 0)
    ]


async def test_who_signs_in_is_told_for_whom_they_act_and_in_which_language_it_failed(world: World) -> None:
    device, client_id, member_id = Device(), await world.a_client("Margaret"), await world.a_worker("Asha")
    await world.trusts(client_id, member_id)
    await added(world, member_id, device)
    async with world.browser() as browser:
        browser.headers["accept-language"] = "gu"
        refused = await browser.post("/api/passkey-sign-ins", json=device.use({"challenge": "A" * 43}))
        told = (await sign_in(browser, device)).json()
    assert [acting["given_name"] for acting in told["acting_for"]] == ["Margaret"]
    assert not refused.json()["detail"].isascii()


async def test_an_answer_heard_before_opens_nothing(world: World) -> None:
    device = Device(counts=0)
    await added(world, await world.a_worker(), device)
    async with world.browser() as browser:
        said = device.use(await options_to_sign_in(browser))
        assert (await browser.post("/api/passkey-sign-ins", json=said)).status_code == 201
        await browser.delete("/api/sessions/current")
        await nobody_is_in(browser, await browser.post("/api/passkey-sign-ins", json=said), 410, "passkey_too_late")


async def test_a_refused_try_spends_the_challenge_too(world: World) -> None:
    device = Device()
    await added(world, await world.a_worker(), device)
    async with world.browser() as browser:
        said = device.use(await options_to_sign_in(browser))
        bad = {**said, "signature": changed(said["signature"])}
        await nobody_is_in(browser, await browser.post("/api/passkey-sign-ins", json=bad), 400, "passkey_refused")
        await nobody_is_in(browser, await browser.post("/api/passkey-sign-ins", json=said), 410, "passkey_too_late")


async def test_an_answer_opens_nothing_in_another_browser(world: World) -> None:
    device = Device()
    await added(world, await world.a_worker(), device)
    async with world.browser() as hers, world.browser() as thief:
        said = device.use(await options_to_sign_in(hers))
        await options_to_sign_in(thief)
        await nobody_is_in(thief, await thief.post("/api/passkey-sign-ins", json=said), 410, "passkey_too_late")
        assert (await hers.post("/api/passkey-sign-ins", json=said)).status_code == 201


async def test_a_challenge_is_dead_after_five_minutes(world: World) -> None:
    device = Device()
    await added(world, await world.a_worker(), device)
    async with world.browser() as browser:
        said = device.use(await options_to_sign_in(browser))
        world.clock.pass_time(minutes=5)
        await nobody_is_in(browser, await browser.post("/api/passkey-sign-ins", json=said), 410, "passkey_too_late")


async def test_a_challenge_to_add_signs_nobody_in(world: World) -> None:
    device = Device()
    member_id = await world.a_worker()
    await added(world, member_id, device)
    async with await world.sign_in(member_id) as browser:
        said = device.use(await options_to_add(browser))
        answer = await browser.post("/api/passkey-sign-ins", json=said)
    assert (answer.status_code, answer.json()["code"]) == (410, "passkey_too_late")


def _copied(device: Device) -> None:
    device.count -= 1


def _of_another_member(device: Device) -> None:
    device.handle = handle_of(UUID(int=7))


def _with_another_key(device: Device) -> None:
    device._key = Device()._key


WRONGS = (elsewhere, other_site, in_a_frame, knows_nobody, _copied, _of_another_member, _with_another_key)


@pytest.mark.parametrize("wrong", WRONGS)
async def test_what_is_not_signed_for_this_site_by_this_passkey_opens_nothing(
    world: World, wrong: Callable[[Device], None]
) -> None:
    device = Device()
    await added(world, await world.a_worker(), device)
    async with world.browser() as browser:
        assert (await sign_in(browser, device)).status_code == 201
        await browser.delete("/api/sessions/current")
    sessions = await count(world, "select count(*) from member_session")
    wrong(device)
    async with world.browser() as browser:
        await nobody_is_in(browser, await sign_in(browser, device), 400, "passkey_refused")
    assert await count(world, "select count(*) from member_session") == sessions


async def test_a_removed_passkey_opens_nothing_and_is_gone(world: World) -> None:
    device, member_id = Device(), await world.a_worker()
    made = await added(world, member_id, device)
    async with await world.sign_in(member_id) as browser:
        assert (await browser.delete(f"/api/passkeys/{made['id']}")).status_code == 204
        assert (await browser.delete(f"/api/passkeys/{made['id']}")).status_code == 404
        assert (await browser.get("/api/passkeys")).json() == []
    async with world.browser() as browser:
        await nobody_is_in(browser, await sign_in(browser, device), 410, "passkey_unknown")


async def test_who_has_left_is_not_let_in(world: World) -> None:
    device, member_id = Device(), await world.a_worker()
    await added(world, member_id, device)
    async with world.writing() as session:
        await session.execute(
            text("update member set left_at = :now where id = :id"), {"now": world.now, "id": member_id}
        )
    async with world.browser() as browser:
        await nobody_is_in(browser, await sign_in(browser, device), 410, "passkey_unknown")


async def test_ten_uses_of_one_answer_at_once_make_one_session(world: World) -> None:
    device = Device(counts=0)
    await added(world, await world.a_worker(), device)
    async with world.browser() as browser:
        said = device.use(await options_to_sign_in(browser))
        answers = await asyncio.gather(*(browser.post("/api/passkey-sign-ins", json=said) for _ in range(10)))
    assert sorted(answer.status_code for answer in answers) == [201] + [410] * 9


async def test_two_answers_with_one_count_make_one_session(world: World) -> None:
    device = Device()
    await added(world, await world.a_worker(), device)
    async with world.browser() as browser:
        first = device.use(await options_to_sign_in(browser))
        device.count -= 1
        second = device.use(await options_to_sign_in(browser))
        answers = await asyncio.gather(*(browser.post("/api/passkey-sign-ins", json=said) for said in (first, second)))
    codes = {answer.status_code for answer in answers}
    assert codes in ({201, 400}, {201, 410})


async def test_asking_and_guessing_are_counted(world: World) -> None:
    world.clock.pass_time(days=3)
    async with world.browser() as browser:
        asked = [await browser.post("/api/passkey-sign-ins/challenges", json={}) for _ in range(61)]
        guess = Device().use({"challenge": "A" * 43}) | {"user_handle": "A" * 22}
        tried = [await browser.post("/api/passkey-sign-ins", json=guess) for _ in range(61)]
    assert [answer.status_code for answer in asked] == [201] * 60 + [429]
    assert [answer.status_code for answer in tried] == [410] * 60 + [429]


async def test_what_is_dead_is_forgotten_at_night_and_passkeys_a_month_after_their_member_left(world: World) -> None:
    member_id = await world.a_worker()
    await added(world, member_id, Device())
    async with world.browser() as browser:
        await options_to_sign_in(browser)
    async with world.writing() as session:
        row = {"now": world.now, "id": member_id}
        await session.execute(text("update member set left_at = :now where id = :id"), row)
    for days, left in ((1, 1), (30, 0)):
        now = world.clock.pass_time(days=days)
        async with world.writing() as session:
            await session.execute(text("select forget_commands(:now)"), {"now": now})
        assert await everything(world, f"select count(*) from passkey where member_id = '{member_id}'") == left  # noqa: S608
        assert await everything(world, f"select count(*) from passkey_challenge where expires_at < '{now}'") == 0  # noqa: S608


async def everything(world: World, query: str) -> int:
    """What stands in the database, whatever rights there are."""
    import asyncpg  # noqa: PLC0415

    connection = await asyncpg.connect(world.app.state["settings"].database_url)
    try:
        return int(await connection.fetchval(query))
    finally:
        await connection.close()
