"""What I say I can is set against what is published."""

from tests.world import World
from tests.world_rosters_views import a_visit, can, publish


async def test_published_visits_outside_what_i_can_are_told(world: World) -> None:
    asha, margaret = await world.a_worker(), await world.a_client()
    await can(world, asha, (1, 8, 12, "can"), (1, 12, 14, "prefer"), (2, 8, 12, "cannot"))
    held = [await a_visit(world, margaret, day=day, at=at) for day, at in ((1, "11:30"), (1, "13:30"), (2, "09:00"))]
    await publish(world, [(visit, asha) for visit in held])
    async with await world.sign_in(asha) as browser:
        found = (await browser.get("/api/my/availability/effect")).json()
    assert [visit["id"] for visit in found["visits"]] == [str(held[1]), str(held[2])]
