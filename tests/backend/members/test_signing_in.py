"""Signing in: a link works once, in ten minutes, in the browser that asked."""

import asyncio
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from backend.kit.tokens import sha256
from tests.world import World


async def ask(world: World, browser: httpx.AsyncClient, email: str) -> None:
    """Asks for a link and, as the worker would, gives it the secret `token…`."""
    answer = await browser.post("/api/sign-in-links", json={"email": email})
    assert answer.status_code == 202, answer.text


async def arm(world: World, token: str) -> int:
    """Gives every prepared link of the database this secret, as the sending job does; how many there were."""
    async with world.writing() as session:
        rows = await session.execute(text("select payload from pgqueuer where entrypoint = 'send_sign_in_link'"))
        import msgspec  # noqa: PLC0415

        armed = 0
        for row in rows.all():
            job = msgspec.json.decode(row.payload, type=dict[str, str])
            found = await session.execute(
                text("select * from arm_sign_in(:c, :l, :h, :now)"),
                {"c": job["cooperative_id"], "l": job["link_id"], "h": sha256(token), "now": world.now},
            )
            armed += len(found.all())
        await session.execute(text("delete from pgqueuer"))
    return armed


async def email_of(world: World, given_name: str) -> str:
    member_id = await world.a_worker(given_name)
    return f"{given_name.lower()}.{member_id.hex}@example.org"


def member_with(email: str) -> UUID:
    """Whose address it is: the builder writes their id into it."""
    return UUID(email.partition("@")[0].rpartition(".")[2])


async def test_a_link_signs_in_once_and_never_again(world: World) -> None:
    token, email = "t" * 43, await email_of(world, "Asha")
    async with world.browser() as browser:
        await ask(world, browser, email)
        assert await arm(world, token) == 1
        first = await browser.post("/api/sessions", json={"token": token})
        assert first.status_code == 201, first.text
        assert first.json()["given_name"] == "Asha"
        assert (await browser.get("/api/me")).status_code == 200
        again = await browser.post("/api/sessions", json={"token": token})
        assert (again.status_code, again.json()["code"]) == (410, "link_not_valid")


async def test_who_signs_in_is_told_at_once_for_whom_they_act(world: World) -> None:
    token, email, client_id = "a" * 43, await email_of(world, "Priya"), await world.a_client("Margaret")
    async with world.browser() as browser:
        await ask(world, browser, email)
        await arm(world, token)
        await world.trusts(client_id, member_with(email))
        told = (await browser.post("/api/sessions", json={"token": token})).json()
        assert [acting["given_name"] for acting in told["acting_for"]] == ["Margaret"]
        assert told == (await browser.get("/api/me")).json()


async def test_guesses_at_links_are_counted_although_they_are_refused(world: World) -> None:
    world.clock.pass_time(days=1)  # an hour of its own: the module's tests share the database, and the network
    async with world.browser() as browser:
        answers = [await browser.post("/api/sessions", json={"token": f"{n:043d}"}) for n in range(61)]
    assert {answer.status_code for answer in answers[:60]} == {410}
    assert answers[60].status_code == 429


async def test_a_link_opens_nothing_in_another_browser(world: World) -> None:
    token, email = "u" * 43, await email_of(world, "Asha")
    async with world.browser() as hers, world.browser() as thief:
        await ask(world, hers, email)
        await arm(world, token)
        assert (await thief.post("/api/sessions", json={"token": token})).status_code == 410
        assert (await hers.post("/api/sessions", json={"token": token})).status_code == 201


async def test_a_link_is_dead_after_ten_minutes(world: World) -> None:
    token, email = "v" * 43, await email_of(world, "Asha")
    async with world.browser() as browser:
        await ask(world, browser, email)
        await arm(world, token)
        world.clock.pass_time(minutes=10)
        assert (await browser.post("/api/sessions", json={"token": token})).status_code == 410


async def test_asking_for_an_unknown_address_looks_the_same(world: World) -> None:
    async with world.browser() as browser:
        answer = await browser.post("/api/sign-in-links", json={"email": f"{uuid4().hex}@example.org"})
    assert (answer.status_code, answer.json()) == (202, {})


async def test_fifty_uses_of_one_link_at_once_make_one_session(world: World) -> None:
    token, email = "w" * 43, await email_of(world, "Asha")
    async with world.browser() as browser:
        await ask(world, browser, email)
        await arm(world, token)
        answers = await asyncio.gather(*(browser.post("/api/sessions", json={"token": token}) for _ in range(50)))
    assert sorted(answer.status_code for answer in answers) == [201] + [410] * 49


async def test_after_signing_out_the_session_is_dead(world: World) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        assert (await browser.delete("/api/sessions/current")).status_code == 204
        assert (await browser.get("/api/me")).status_code == 401


async def test_a_session_left_alone_for_a_fortnight_is_dead(world: World) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        world.clock.pass_time(days=14, seconds=1)
        assert (await browser.get("/api/me")).status_code == 401


async def test_nobody_becomes_anybody_outside_demo_mode(world: World) -> None:
    member_id = await world.a_worker()
    async with world.browser() as browser:
        assert (await browser.get("/api/demo/people")).json() == []
        assert (await browser.post("/api/demo/sessions", json={"member_id": str(member_id)})).status_code == 404


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}])
async def test_a_state_change_asked_for_by_another_site_is_refused(world: World, headers: dict[str, str]) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        answer = await browser.put("/api/me/language", json={"language": "gu"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "other_origin")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "null", "host": ""},
        {"host": ""},
        {"origin": "https://elsewhere.example"},
        {"origin": "https://rota.example.elsewhere.example"},
    ],
)
async def test_without_the_browser_s_word_only_our_own_origin_changes_anything(
    world: World, headers: dict[str, str]
) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        del browser.headers["sec-fetch-site"]
        answer = await browser.put("/api/me/language", json={"language": "gu"}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "other_origin")
        ours = {"origin": "https://rota.example"}
        assert (await browser.put("/api/me/language", json={"language": "gu"}, headers=ours)).status_code == 200
