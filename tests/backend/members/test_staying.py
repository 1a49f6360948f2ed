"""Who leaves stays after all: who may say so, and until when."""

from backend.rosters.leaving import ending
from tests.backend.members.test_leaving import TUESDAY, says, stays
from tests.world import World


async def test_what_a_member_said_themselves_nobody_else_takes_back(world: World) -> None:
    asha, ruth = await world.a_worker("Asha"), await world.a_coordinator()
    assert (await says(world, asha, asha, TUESDAY)).json()["own"]
    refused = await stays(world, ruth, asha)
    assert (refused.status_code, refused.json()["code"]) == (409, "leave_is_theirs")
    assert (await stays(world, asha, asha)).json()["leaves_on"] is None
    assert not (await says(world, ruth, asha, TUESDAY)).json()["own"]
    assert (await stays(world, ruth, asha)).json()["leaves_on"] is None


async def test_once_the_day_has_come_it_is_not_taken_back(world: World) -> None:
    asha, ruth = await world.a_worker(), await world.a_coordinator()
    await says(world, asha, asha, "2026-11-25")
    world.clock.pass_time(days=2)
    late = await stays(world, ruth, asha)
    assert (late.status_code, late.json()["code"]) == (409, "leaves_already")
    await ending(world.engine, world.clock)()
    assert (await stays(world, ruth, asha)).status_code == 404
