"""A worker's own week: what is published, in order, with the way; and saying yes to it."""

from typing import Any
from uuid import UUID, uuid4

from tests.world import World
from tests.world_rosters_views import a_home, a_visit, publish


async def week(world: World, worker_id: UUID, query: str = "") -> dict[str, Any]:
    async with await world.sign_in(worker_id) as browser:
        answer = await browser.get(f"/api/my/week?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


async def test_my_week_has_my_visits_in_order_with_who_where_and_what_for(world: World) -> None:
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    await a_home(world, margaret)
    late = await a_visit(world, margaret, at="18:00", tasks=("personal_care", "meal"))
    early = await a_visit(world, margaret, at="09:00")
    other = await a_visit(world, margaret, day=1)
    await publish(world, [(late, asha), (early, asha), (other, await world.a_worker("Denise"))])
    found = await week(world, asha)
    visits = found["visits"]
    assert [visit["id"] for visit in visits] == [str(early), str(late)]
    assert (found["to_confirm"], found["zone"], found["published_at"]) == (2, "Europe/London", "2026-11-23T08:00:00Z")
    last = visits[1]
    assert (last["tasks"], last["minutes"], last["state"]) == (["meal", "personal_care"], 45, "published")
    assert last["client"]["given_name"] == "Margaret"
    assert (last["address"]["line"], last["address"]["latitude"]) == ("4 Mill Lane", 51.5)
    assert (visits[0]["travel_minutes"], last["travel_minutes"]) == (None, 0)


async def test_the_way_is_counted_from_the_visit_before_on_the_same_day(world: World) -> None:
    asha, near, far = await world.a_worker(), await world.a_client("Near"), await world.a_client("Far")
    await a_home(world, near)
    await a_home(world, far, latitude_e5=5150000 + 900)  # 1002 metres north: 1303 on foot with the detour
    visits = [await a_visit(world, near, at="09:00"), await a_visit(world, far, at="11:00"),
              await a_visit(world, near, day=1)]  # fmt: skip
    await publish(world, [(visit, asha) for visit in visits])
    found = (await week(world, asha))["visits"]
    assert [visit["travel_minutes"] for visit in found] == [None, 3 + 19, None]


async def test_in_a_double_up_each_sees_the_other_by_first_name(world: World) -> None:
    asha, denise, margaret = await world.a_worker("Asha"), await world.a_worker("Denise"), await world.a_client()
    visit = await a_visit(world, margaret, workers=2)
    await publish(world, [(visit, asha), (visit, denise)])
    found = (await week(world, asha))["visits"]
    assert found[0]["partners"] == [{"id": str(denise), "given_name": "Denise"}]


async def test_before_anything_is_published_the_week_is_empty_and_says_so(world: World) -> None:
    found = await week(world, await world.a_worker(), "from=2026-11-23&days=7")
    assert (found["published_at"], found["visits"], found["to_confirm"]) == (None, [], 0)


async def test_visits_before_counts_what_is_over(world: World) -> None:
    asha, margaret = await world.a_worker(), await world.a_client()
    visits = [await a_visit(world, margaret, day=day) for day in range(4)]
    await publish(world, [(visit, asha) for visit in visits])
    world.clock.pass_time(days=2, hours=4)
    found = (await week(world, asha, "from=2026-11-23"))["visits"]
    assert [visit["visits_before"] for visit in found] == [3] * 4
    assert [visit["state"] for visit in found] == ["done", "done", "done", "published"]


async def test_what_a_later_publication_brought_is_changed_until_i_say_yes(world: World) -> None:
    asha, margaret = await world.a_worker(), await world.a_client()
    kept, moved = await a_visit(world, margaret, day=1), await a_visit(world, margaret, day=2)
    await publish(world, [(kept, asha)])
    world.clock.pass_time(hours=1)
    await publish(world, [(kept, asha), (moved, asha)])
    found = (await week(world, asha))["visits"]
    assert [visit["changed"] for visit in found] == [False, True]
    async with await world.sign_in(asha) as browser:
        await browser.post("/api/my/weeks/2026-11-23/confirm", json={"assignment_ids": None})
    found = (await week(world, asha))["visits"]
    assert [visit["changed"] for visit in found] == [False, False]


async def test_one_yes_confirms_the_week_and_a_repeat_changes_nothing(world: World) -> None:
    asha, margaret = await world.a_worker(), await world.a_client()
    visits = [await a_visit(world, margaret, day=day) for day in (0, 3)]
    await publish(world, [(visit, asha) for visit in visits])
    async with await world.sign_in(asha) as browser:
        for _ in range(2):
            answer = await browser.post("/api/my/weeks/2026-11-23/confirm", json={"assignment_ids": None})
            assert (answer.status_code, answer.json()) == (200, {"confirmed": 2})
            world.clock.pass_time(minutes=5)
        found = (await browser.get("/api/my/week")).json()
    assert found["to_confirm"] == 0
    assert {visit["state"] for visit in found["visits"]} == {"confirmed"}


async def test_nobody_confirms_what_is_not_theirs(world: World) -> None:
    asha, denise, margaret = await world.a_worker("Asha"), await world.a_worker("Denise"), await world.a_client()
    visit = await a_visit(world, margaret)
    await publish(world, [(visit, asha)])
    hers = (await week(world, asha))["visits"][0]["assignment_id"]
    async with await world.sign_in(denise) as browser:
        assert (await browser.post(f"/api/my/assignments/{hers}/confirm")).status_code == 404
        answer = await browser.post("/api/my/weeks/2026-11-23/confirm", json={"assignment_ids": [hers]})
        assert answer.json() == {"confirmed": 0}
    async with await world.sign_in(margaret) as browser:
        assert (await browser.post(f"/api/my/assignments/{hers}/confirm")).status_code in {403, 404}
        answer = await browser.post("/api/my/weeks/2026-11-23/confirm", json={"assignment_ids": [hers]})
        assert answer.status_code == 403
    async with await world.sign_in(asha) as browser:
        assert (await browser.post(f"/api/my/assignments/{uuid4()}/confirm")).status_code == 404
        assert (await browser.post(f"/api/my/assignments/{hers}/confirm")).json() == {"confirmed": 1}
        assert (await browser.post(f"/api/my/assignments/{hers}/confirm")).json() == {"confirmed": 1}


async def test_a_day_that_is_no_monday_names_no_week(world: World) -> None:
    async with await world.sign_in(await world.a_worker()) as browser:
        answer = await browser.post("/api/my/weeks/2026-11-24/confirm", json={"assignment_ids": None})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "not_a_monday")


async def test_a_client_has_no_week_of_work(world: World) -> None:
    async with await world.sign_in(await world.a_client()) as browser:
        assert (await browser.get("/api/my/week")).status_code == 403
