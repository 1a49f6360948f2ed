"""Two cooperatives with the same kinds of people and things, so that every relation has somebody in it."""

from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy.dialects.postgresql import Range

from backend.availability.tables import ExceptionSpanRow
from backend.kit.ids import new_id
from tests.world import World
from tests.world_care import asked
from tests.world_rosters import Week
from tests.world_rosters_views import WEEK_ON, a_home, a_visit, can, publish, wants

NEXT = 7
_Part = tuple[UUID, UUID, UUID, UUID, UUID]


class Household(msgspec.Struct, frozen=True):
    """A client, the worker who comes to them, whom they trust, and what they have."""

    client_id: UUID
    worker_id: UUID
    contact_id: UUID
    visit_id: UUID
    next_visit_id: UUID
    assignment_id: UUID
    request_id: UUID
    standing_visit_id: UUID


class Neighbourhood(msgspec.Struct, frozen=True):
    """One household in each relation to the first, the people who are neither, and a draft of next week."""

    own: Household
    same_team: Household
    same_cooperative: Household
    coordinator_id: UUID
    supporter_id: UUID
    roster_id: UUID
    roster_version: int


async def a_neighbourhood(world: World) -> Neighbourhood:
    """Builds it, with a published week and a solved draft."""
    other_team = await world.another_team()
    coordinator_id, supporter_id = await world.a_coordinator("Ruth"), await world.a_member("Sam", "supporter")
    parts = [await _people(world, team) for team in (world.team_id, world.team_id, other_team)]
    await publish(world, [(visit_id, worker_id) for _, worker_id, _, visit_id, _ in parts])
    households = [await _household(world, part) for part in parts]
    async with await world.sign_in(coordinator_id) as browser:
        week = Week(world, browser)
        draft = await week.a_draft()
    own, same_team, same_cooperative = households
    return Neighbourhood(
        own, same_team, same_cooperative, coordinator_id, supporter_id, UUID(draft["id"]), draft["version"]
    )


async def _people(world: World, team_id: UUID) -> _Part:
    client_id = await world.a_client("Margaret", team_id=team_id)
    worker_id = await world.a_worker("Asha", team_id=team_id)
    contact_id = await world.a_member("Nina", "supporter", team_id=team_id)
    await world.trusts(client_id, contact_id)
    await a_home(world, client_id)
    await can(world, worker_id, *((day, 7, 22, "can") for day in range(7)))
    await wants(world, worker_id, 600)
    next_id = await a_visit(world, client_id, day=NEXT, at="10:00", team_id=team_id)
    visit_id = await a_visit(world, client_id, day=2, at="10:00", team_id=team_id)
    return client_id, worker_id, contact_id, visit_id, next_id


async def _household(world: World, part: _Part) -> Household:
    client_id, worker_id, contact_id, visit_id, next_id = part
    async with await world.sign_in(client_id) as browser:
        request = await asked(browser, client_id)
        patterns = (await browser.get(f"/api/clients/{client_id}/standing-visits")).json()
    async with await world.sign_in(worker_id) as browser:
        mine = (await browser.get(f"/api/my/week?from={WEEK_ON}")).json()
    assignment_id = UUID(mine["visits"][0]["assignment_id"])
    made = UUID(request["id"]), UUID(patterns[0]["id"])
    return Household(client_id, worker_id, contact_id, visit_id, next_id, assignment_id, *made)


async def an_exception(world: World, worker_id: UUID) -> UUID:
    """A dated exception of a worker."""
    exception_id, where = new_id(), {"cooperative_id": world.cooperative_id, "worker_id": worker_id}
    async with world.writing() as session:
        session.add(
            ExceptionSpanRow(
                **where,
                id=exception_id,
                exception_on=WEEK_ON + timedelta(days=20),
                minutes=Range(600, 660),
                level="cannot",
                made_at=world.now,
            )
        )
    return exception_id
