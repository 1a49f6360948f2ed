"""The data role is given to a member until a day, and whoever was given it twice holds it once."""

from datetime import date, timedelta

import pytest

from backend.members.giving import give_data_role
from tests.world import World


async def test_a_member_holds_the_role_through_the_day_named(world: World) -> None:
    devi, key = await world.a_member("Devi", "supporter"), world.cooperative_id.hex
    for until_on in (date(2026, 12, 31), date(2026, 11, 30)):
        assert await give_data_role(world.engine, key, devi.hex, until_on, world.clock) == 1
    async with await world.sign_in(devi) as browser:
        assert (await browser.get("/api/me")).json()["data_role"] is True
        assert len((await browser.get("/api/data-role")).json()["holders"]) == 1
        world.clock.pass_time(days=7.5)
        assert (await browser.get("/api/me")).json()["data_role"] is True
        world.clock.pass_time(days=1)
        assert (await browser.get("/api/me")).json()["data_role"] is False


async def test_who_or_what_is_not_there_is_named(world: World) -> None:
    devi, key = await world.a_member("Devi", "supporter"), world.cooperative_id.hex
    later = world.now.date() + timedelta(days=30)
    for wrong in (("nowhere", devi.hex, later), (key, "nobody", later)):
        with pytest.raises(LookupError, match=r"nowhere|nobody"):
            await give_data_role(world.engine, *wrong, world.clock)
    with pytest.raises(ValueError, match="over"):
        await give_data_role(world.engine, key, devi.hex, world.now.date() - timedelta(days=1), world.clock)
