"""The workers a client knows: who came, and who is in their small team; nobody else's."""

from tests.world import World
from tests.world_care import in_the_small_team
from tests.world_rosters_views import a_visit, publish


async def test_a_client_knows_who_came_and_who_is_in_their_small_team(world: World) -> None:
    margaret, iris = await world.a_client("Margaret"), await world.a_client("Iris")
    asha, ben, chloe = [await world.a_worker(name) for name in ("Asha", "Ben", "Chloe")]
    first, second = await a_visit(world, margaret, day=0), await a_visit(world, margaret, day=1)
    later, hers = await a_visit(world, margaret, day=6), await a_visit(world, iris, day=0)
    await publish(world, [(first, asha), (second, asha), (later, ben), (hers, chloe)])
    await in_the_small_team(world, margaret, chloe)
    world.clock.pass_time(days=3)
    async with await world.sign_in(margaret) as browser:
        answer = await browser.get(f"/api/clients/{margaret}/workers")
        assert answer.status_code == 200, answer.text
        assert [(w["given_name"], w["visits_before"]) for w in answer.json()] == [("Asha", 2), ("Chloe", 0)]
        assert (await browser.get(f"/api/clients/{iris}/workers")).status_code == 404


async def test_whom_they_trust_with_requests_sees_the_same_and_with_times_nothing(world: World) -> None:
    margaret, asha = await world.a_client("Margaret"), await world.a_worker("Asha")
    dev, priya = await world.a_member("Dev", "supporter"), await world.a_member("Priya", "supporter")
    await world.trusts(margaret, dev, "requests")
    await world.trusts(margaret, priya, "times")
    await publish(world, [(await a_visit(world, margaret), asha)])
    world.clock.pass_time(days=1)
    async with await world.sign_in(dev) as hers, await world.sign_in(priya) as theirs:
        (known,) = (await hers.get(f"/api/clients/{margaret}/workers")).json()
        assert (known["given_name"], known["visits_before"]) == ("Asha", 1)
        assert (await theirs.get(f"/api/clients/{margaret}/workers")).status_code == 404
