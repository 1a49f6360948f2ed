"""A cooperative is never without anybody who coordinates: the last one stays until another has taken it on."""

import asyncio

import httpx

from backend.kit import catalogs
from tests.backend.members.test_leaving import says, stays
from tests.world import World

LATER = "2027-03-01"


def refused(answer: httpx.Response) -> bool:
    return answer.status_code == 409 and answer.json()["code"] == "last_coordinator"


async def test_the_last_who_coordinates_cannot_leave_and_can_when_another_does(world: World) -> None:
    ruth = await world.a_coordinator("Ruth")
    answer = await says(world, ruth, ruth, LATER)
    assert refused(answer), answer.text
    assert "Somebody else has to take that on first" in answer.json()["detail"]
    async with await world.sign_in(ruth) as browser:
        assert (await browser.get(f"/api/members/{ruth}/leave")).json()["leaves_on"] is None
    await world.a_coordinator("Nia", team_id=await world.another_team())
    assert (await says(world, ruth, ruth, LATER)).status_code == 200


async def test_who_leaves_later_is_nobody_who_stays(world: World) -> None:
    ruth, nia = await world.a_coordinator("Ruth"), await world.a_coordinator("Nia")
    assert (await says(world, nia, nia, LATER)).status_code == 200
    assert refused(await says(world, ruth, ruth, "2026-12-01"))
    assert (await stays(world, nia, nia)).status_code == 200
    assert (await says(world, ruth, ruth, "2026-12-01")).status_code == 200


async def test_of_the_last_two_who_leave_at_once_one_stays(world: World) -> None:
    pair = [await world.a_coordinator("Ruth"), await world.a_coordinator("Nia")]
    answers = await asyncio.gather(*(says(world, one, one, LATER) for one in pair))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert sum(map(refused, answers)) == 1


async def test_who_coordinates_nothing_leaves_as_before(world: World) -> None:
    await world.a_coordinator("Ruth")
    asha = await world.a_worker()
    assert (await says(world, asha, asha, LATER)).status_code == 200


def test_it_is_said_in_every_language() -> None:
    said = {catalogs.text(language, "error.last_coordinator") for language in catalogs.languages()}
    assert len(said) == len(catalogs.languages())
