"""Who is coming: honest, for the client and whom they trust with times."""

from uuid import UUID

import httpx

from tests.world import World
from tests.world_rosters_views import a_home, a_visit, publish


async def coming(world: World, reader: UUID, client_id: UUID) -> httpx.Response:
    async with await world.sign_in(reader) as browser:
        return await browser.get(f"/api/clients/{client_id}/coming")


async def test_a_client_sees_who_comes_when_and_how_often_they_came(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client()
    visits = [await a_visit(world, margaret, day=day, at=at) for day, at in ((0, "08:00"), (1, "18:30"))]
    await publish(world, [(visit, asha) for visit in visits])
    world.clock.pass_time(hours=3)
    found = (await coming(world, margaret, margaret)).json()
    assert [visit["state"] for visit in found["visits"]] == ["done", "published"]
    assert [visit["day_part"] for visit in found["visits"]] == ["morning", "tea"]
    who = {"id": str(asha), "given_name": "Asha", "initials": "AT", "visits_before": 1}
    assert found["visits"][1]["workers"] == [who]
    assert (found["phone"], found["known_until_on"]) == ("01632 960100", "2026-11-29")


async def test_a_visit_with_fewer_workers_than_agreed_is_uncovered(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client()
    double, empty = await a_visit(world, margaret, workers=2), await a_visit(world, margaret, at="18:00")
    await publish(world, [(double, asha)])
    found = (await coming(world, margaret, margaret)).json()["visits"]
    assert [(visit["id"], visit["state"], len(visit["workers"])) for visit in found] == [
        (str(double), "uncovered", 1),
        (str(empty), "uncovered", 0),
    ]


async def test_a_visit_is_confirmed_when_everybody_who_comes_said_yes(world: World) -> None:
    asha, denise, margaret = await world.a_worker("Asha"), await world.a_worker("Denise"), await world.a_client()
    visit = await a_visit(world, margaret, workers=2, at="18:00")
    await publish(world, [(visit, asha), (visit, denise)])
    states = []
    for worker in (asha, denise):
        async with await world.sign_in(worker) as browser:
            await browser.post("/api/my/weeks/2026-11-23/confirm", json={"assignment_ids": None})
        states.append((await coming(world, margaret, margaret)).json()["visits"][0]["state"])
    assert states == ["published", "confirmed"]


async def test_somebody_else_coming_than_first_told_is_marked(world: World) -> None:
    asha, denise, margaret = await world.a_worker("Asha"), await world.a_worker("Denise"), await world.a_client()
    same, other = await a_visit(world, margaret, day=1), await a_visit(world, margaret, day=2)
    await publish(world, [(same, asha), (other, asha)])
    world.clock.pass_time(minutes=1)
    await publish(world, [(same, asha), (other, denise)])
    found = (await coming(world, margaret, margaret)).json()["visits"]
    assert [(visit["workers"][0]["given_name"], visit["changed"]) for visit in found] == [
        ("Asha", False),
        ("Denise", True),
    ]


async def test_a_week_not_yet_published_is_not_told_of(world: World) -> None:
    margaret = await world.a_client()
    await a_visit(world, margaret)
    found = (await coming(world, margaret, margaret)).json()
    assert (found["visits"], found["known_until_on"]) == ([], None)


async def test_only_whom_the_client_trusts_with_times_sees_who_comes(world: World) -> None:
    asha, margaret, joan = await world.a_worker("Asha"), await world.a_client(), await world.a_client("Joan")
    daughter, friend = await world.a_member("Priya", "supporter"), await world.a_member("Sam", "supporter")
    visit = await a_visit(world, margaret, tasks=("meal",))
    await publish(world, [(visit, asha)])
    await world.trusts(margaret, daughter, "times")
    await world.trusts(margaret, friend, "requests")
    seen = (await coming(world, daughter, margaret)).json()
    assert (seen["client"]["given_name"], seen["visits"][0]["workers"][0]["given_name"]) == ("Margaret", "Asha")
    assert seen["visits"][0]["tasks"] == ["meal"]
    for other in (friend, joan, asha):
        assert (await coming(world, other, margaret)).status_code == 404


async def test_team_visits_say_time_and_area_and_never_whose(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    far_team = await world.another_team()
    stranger = await world.a_client("Joan", team_id=far_team)
    await a_home(world, margaret)
    mine, open_one = await a_visit(world, margaret), await a_visit(world, margaret, at="18:00")
    await a_visit(world, stranger, team_id=far_team)
    await publish(world, [(mine, asha)])
    async with await world.sign_in(asha) as browser:
        answer = await browser.get("/api/my/team-visits?from=2026-11-23&days=7")
    assert [(row["visit_id"], row["area"], row["mine"], row["uncovered"]) for row in answer.json()] == [
        (str(mine), "Millbrook", True, False),
        (str(open_one), "Millbrook", False, True),
    ]
    for secret in ("Margaret", str(margaret), "4 Mill Lane", str(stranger)):
        assert secret not in answer.text


async def test_a_week_for_paper_is_whole_and_for_the_coordinator_too(world: World) -> None:
    asha, margaret, ruth = await world.a_worker("Asha"), await world.a_client(), await world.a_coordinator("Ruth")
    visits = [await a_visit(world, margaret, day=day, at="18:00") for day in (0, 6)]
    await publish(world, [(visit, asha) for visit in visits])
    world.clock.pass_time(days=3)
    sheets = []
    for reader in (margaret, ruth):
        async with await world.sign_in(reader) as browser:
            sheets.append((await browser.get(f"/api/clients/{margaret}/weeks/2026-11-25")).json())
            later = (await browser.get(f"/api/clients/{margaret}/weeks/2026-12-07")).json()
            assert (later["visits"], later["known_until_on"]) == ([], None)
    assert sheets[0] == sheets[1]
    assert [visit["id"] for visit in sheets[0]["visits"]] == [str(visit) for visit in visits]
    assert (sheets[0]["client"]["given_name"], sheets[0]["known_until_on"]) == ("Margaret", "2026-11-29")
    for stranger in (
        asha,
        await world.a_client("Sam"),
        await world.a_coordinator("Olive", team_id=await world.another_team()),
    ):
        async with await world.sign_in(stranger) as browser:
            assert (await browser.get(f"/api/clients/{margaret}/weeks/2026-11-23")).status_code == 404


async def test_who_is_trusted_with_times_reads_who_comes_and_not_who_came(world: World) -> None:
    margaret, nina = await world.a_client(), await world.a_member("Nina", "supporter")
    await world.trusts(margaret, nina, "times")
    answers = {}
    for reader in (margaret, nina):
        async with await world.sign_in(reader) as browser:
            for week_on in ("2026-11-16", "2026-11-23", "2026-11-30"):
                answers[reader, week_on] = (await browser.get(f"/api/clients/{margaret}/weeks/{week_on}")).status_code
    assert [answers[margaret, week_on] for _, week_on in list(answers)[:3]] == [200, 200, 200]
    assert [answers[nina, week_on] for _, week_on in list(answers)[:3]] == [404, 200, 200]
