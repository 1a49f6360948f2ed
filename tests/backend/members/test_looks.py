"""Who looked at what about me: every look is told, with all that was looked at."""

from tests.database import TestDatabase
from tests.world import World, a_world


async def test_looks_told_in_one_line_tell_all_that_was_looked_at(world: World) -> None:
    client_id, ruth = await world.a_client(), await world.a_coordinator()
    async with await world.sign_in(ruth) as browser:
        assert (await browser.get("/api/care-requests")).status_code == 200
        world.clock.pass_time(minutes=1)
        assert (await browser.get("/api/weeks/2026-11-23")).status_code == 200
    world.clock.pass_time(minutes=1)
    async with await world.sign_in(client_id) as hers:
        (line,) = (await hers.get("/api/my/data/looks")).json()
    assert line["reads"] == 2
    assert {"CareNotes", "TimeWindows", "ServiceAddress"} <= set(line["categories"])
    assert len(line["categories"]) == len(set(line["categories"]))


async def test_a_line_is_of_one_day_as_the_cooperative_counts_days(database: TestDatabase) -> None:
    async with a_world(database, zone="Australia/Lord_Howe") as world:  # 08:00 in UTC is 19:00 there
        client_id, ruth = await world.a_client(), await world.a_coordinator()
        async with await world.sign_in(ruth) as browser:
            for hours in (0, 4, 3):  # 19:00 and 23:00, and the next day at 02:00
                world.clock.pass_time(hours=hours)
                assert (await browser.get("/api/weeks/2026-11-23")).status_code == 200
        world.clock.pass_time(minutes=1)
        async with await world.sign_in(client_id) as hers:
            lines = (await hers.get("/api/my/data/looks")).json()
    assert [line["reads"] for line in lines] == [1, 2]
