"""The board: for those who coordinate, about the teams they coordinate."""

from uuid import UUID

import httpx
from sqlalchemy.dialects.postgresql import Range

from backend.kit.ids import new_id
from backend.rosters.tables import PlannedVisitRow, RosterRow
from tests.world import World
from tests.world_rosters_views import WEEK_ON, a_home, a_visit, can, publish, wants


async def board(world: World, reader: UUID, query: str = "") -> httpx.Response:
    async with await world.sign_in(reader) as browser:
        return await browser.get(f"/api/weeks/2026-11-23{query}")


async def test_the_board_has_workers_with_hours_clients_by_area_visits_and_ways(world: World) -> None:
    ruth, asha = await world.a_coordinator(), await world.a_worker("Asha")
    near, far = await world.a_client("Near"), await world.a_client("Far")
    await a_home(world, near)
    await a_home(world, far, latitude_e5=5150000 + 1000)
    await wants(world, asha, 1200)
    await can(world, asha, *((day, 0, 24, "can") for day in range(6)), (6, 8, 12, "prefer"))
    first, second = await a_visit(world, near, at="09:00"), await a_visit(world, far, at="11:00")
    empty = await a_visit(world, far, day=3, workers=2)
    roster_id = await publish(world, [(first, asha), (second, asha)])
    found = (await board(world, ruth)).json()
    assert (found["published"]["roster_id"], found["draft"]) == (str(roster_id), None)
    assert [(worker["given_name"], worker["wanted_minutes"]) for worker in found["workers"]] == [("Asha", 1200)]
    assert found["workers"][0]["unavailable"] == [
        {"starts_at": "2026-11-29T00:00:00Z", "ends_at": "2026-11-29T08:00:00Z"},
        {"starts_at": "2026-11-29T12:00:00Z", "ends_at": "2026-11-30T00:00:00Z"},
    ]
    assert [(client["given_name"], client["area"]) for client in found["clients"]] == [
        ("Far", "Millbrook"),
        ("Near", "Millbrook"),
    ]
    assert [(visit["id"], len(visit["published"]), visit["workers"]) for visit in found["visits"]] == [
        (str(first), 1, 1),
        (str(second), 1, 1),
        (str(empty), 0, 2),
    ]
    assert [(way["from_visit_id"], way["to_visit_id"], way["minutes"]) for way in found["travel"]] == [
        (str(first), str(second), 3 + 21)
    ]
    assert {client["line"] for client in found["clients"]} == {"4 Mill Lane"}  # as they agreed: see test_bites.py


async def test_a_draft_is_shown_beside_what_is_published(world: World) -> None:
    ruth, asha, margaret = await world.a_coordinator(), await world.a_worker(), await world.a_client()
    visit = await a_visit(world, margaret)
    roster_id = await a_draft(world, [(visit, asha)])
    found = (await board(world, ruth)).json()
    assert (found["draft"]["id"], found["draft"]["state"]) == (str(roster_id), "draft")
    assert [one["worker_id"] for one in found["visits"][0]["drafted"]] == [str(asha)]
    assert found["visits"][0]["published"] == []


async def test_the_ways_of_a_draft_are_told_beside_the_published_ones_and_none_twice(world: World) -> None:
    ruth, asha, ben = await world.a_coordinator(), await world.a_worker("Asha"), await world.a_worker("Ben")
    near, far = await world.a_client("Near"), await world.a_client("Far")
    await a_home(world, near)
    await a_home(world, far, latitude_e5=5150000 + 1000)
    first, second = await a_visit(world, near, at="09:00"), await a_visit(world, far, at="11:00")
    await publish(world, [(first, asha), (second, asha)])
    await a_draft(world, [(first, asha), (second, asha), (first, ben), (second, ben)], number=2)
    found = (await board(world, ruth)).json()
    assert sorted(way["worker_id"] for way in found["travel"]) == sorted([str(asha), str(ben)])


async def a_draft(world: World, pairs: list[tuple[UUID, UUID]], *, number: int = 1) -> UUID:
    roster_id, where = new_id(), {"cooperative_id": world.cooperative_id}
    async with world.writing() as session:
        session.add(
            RosterRow(
                **where,
                id=roster_id,
                week_on=WEEK_ON,
                number=number,
                state="draft",
                requested_at=world.now,
                budget_seconds=5,
                complete=True,
                policy_hash="test",
            )
        )
        await session.flush()
        for visit_id, worker_id in pairs:
            session.add(
                PlannedVisitRow(
                    **where,
                    id=new_id(),
                    roster_id=roster_id,
                    visit_id=visit_id,
                    worker_id=worker_id,
                    client_id=worker_id,
                    during=Range(world.now, world.now.replace(hour=9)),
                    overrides=[],
                )
            )
    return roster_id


async def test_only_members_of_teams_i_coordinate_are_on_my_board(world: World) -> None:
    hillside = await world.another_team()
    ruth, fatou = await world.a_coordinator(), await world.a_worker("Fatou", team_id=hillside)
    joan = await world.a_client("Joan", team_id=hillside)
    await publish(world, [(await a_visit(world, joan, team_id=hillside), fatou)])
    answer = await board(world, ruth)
    found = answer.json()
    assert (found["workers"], found["clients"], found["visits"]) == ([], [], [])
    assert (await board(world, ruth, f"?team={hillside}")).status_code == 403
    assert (await board(world, ruth, f"?team={world.team_id}")).status_code == 200


async def test_who_does_not_coordinate_has_no_board(world: World) -> None:
    for member in (await world.a_worker(), await world.a_client()):
        assert (await board(world, member)).status_code == 403
