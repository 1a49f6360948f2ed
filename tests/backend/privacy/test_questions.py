"""Who looked can be asked about, and a named person who did not look answers by a day."""

from typing import Any
from uuid import UUID

import httpx

from backend.kit.ids import new_id
from tests.world import World
from tests.world_data import a_holder, desk, hold_data_role

WHY = "Why did you look at this?"


async def a_look(world: World) -> tuple[UUID, UUID, str]:
    """A worker who looked at another's name; the other, the looker, and the entry."""
    asha, denise = await world.a_worker("Asha"), await world.a_worker("Denise")
    async with await world.sign_in(asha) as browser:
        assert (await browser.get("/api/my/data/looks")).status_code == 200
    world.clock.pass_time(minutes=1)
    async with await world.sign_in(denise) as browser:
        looks = (await browser.get("/api/my/data/looks")).json()
    return denise, asha, next(look["id"] for look in looks if look["recipient"] == "CareTeam")


async def ask(browser: httpx.AsyncClient, look_id: str, **more: object) -> httpx.Response:
    body = {"id": str(new_id()), "client_id": None, "words": WHY, **more}
    return await browser.post(f"/api/my/looks/{look_id}/questions", json=body)


async def mine(browser: httpx.AsyncClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await browser.get("/api/my/questions")).json()
    return found


async def test_a_question_is_answered_by_name(world: World) -> None:
    devi, (denise, asha, look_id) = await a_holder(world), await a_look(world)
    async with await world.sign_in(denise) as browser, await world.sign_in(devi) as holder:
        asked = await ask(browser, look_id)
        assert (asked.status_code, asked.json()["answer_by_on"]) == (201, "2026-12-07")
        assert asked.json()["look"]["actor_id"] == str(asha)
        (waits,) = (await desk(holder))["questions"]
        assert (waits["subject"]["given_name"], waits["words"], waits["own"]) == ("Denise", WHY, False)
        path = f"/api/data-role/questions/{waits['id']}/answer"
        done = await holder.post(path, json={"words": "She plans your week with you."})
        assert done.json()["questions"] == []
        (told,) = await mine(browser)
        again = await holder.post(path, json={"words": "Something else."})
    assert (told["answer"], told["answered_by"]["given_name"]) == ("She plans your week with you.", "Devi")
    assert (again.status_code, again.json()["code"]) == (409, "question_answered")


async def test_a_repeat_is_the_same_question_and_a_look_is_asked_about_once(world: World) -> None:
    denise, _asha, look_id = await a_look(world)
    name = str(new_id())
    async with await world.sign_in(denise) as browser:
        first = await ask(browser, look_id, id=name)
        assert (await ask(browser, look_id, id=name)).json() == first.json()
        assert (await ask(browser, look_id, id=name, words="Other words")).status_code == 422
        assert (await ask(browser, look_id)).json()["code"] == "asked_already"
        assert len(await mine(browser)) == 1


async def test_nobody_asks_about_a_look_at_somebody_else(world: World) -> None:
    _denise, asha, look_id = await a_look(world)
    async with await world.sign_in(asha) as browser:
        assert (await ask(browser, look_id)).status_code == 404
        assert (await ask(browser, str(new_id()))).status_code == 404


async def test_who_looked_does_not_answer_for_it_nor_who_asks(world: World) -> None:
    denise, asha, look_id = await a_look(world)
    await hold_data_role(world, asha)
    await hold_data_role(world, denise)
    async with await world.sign_in(denise) as browser, await world.sign_in(asha) as looker:
        question = (await ask(browser, look_id)).json()
        path = f"/api/data-role/questions/{question['id']}/answer"
        for one in (browser, looker):
            assert [waits["own"] for waits in (await desk(one))["questions"]] == [True]
            answer = await one.post(path, json={"words": "It was nothing."})
            assert (answer.status_code, answer.json()["code"]) == (403, "own_question")


async def test_somebody_trusted_with_data_asks_for_the_client(world: World) -> None:
    margaret, ravi, ruth = (
        await world.a_client(),
        await world.a_member("Ravi", "supporter"),
        await world.a_coordinator(),
    )
    await world.trusts(margaret, ravi, "data")
    async with await world.sign_in(ruth) as browser:
        assert (await browser.get("/api/weeks/2026-11-23")).status_code == 200
    world.clock.pass_time(minutes=1)
    async with await world.sign_in(ravi) as browser:
        looks = (await browser.get("/api/my/data/looks", params={"client_id": str(margaret)})).json()
        look_id = next(look["id"] for look in looks if look["recipient"] == "Coordinator")
        asked = await ask(browser, look_id, client_id=str(margaret))
        assert (asked.status_code, asked.json()["by"]["given_name"]) == (201, "Ravi")
        assert await mine(browser) == []
    async with await world.sign_in(margaret) as browser:
        assert [one["by"]["id"] for one in await mine(browser)] == [str(ravi)]
