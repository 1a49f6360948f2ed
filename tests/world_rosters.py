"""Builders for tests of drafting and publishing: a small week, a worker process that solves, a browser that asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx

from backend.kit.ids import new_id
from backend.rosters.jobs import Solve
from tests.world import World
from tests.world_care import a_standing_visit
from tests.world_rosters_views import a_home, a_visit, can, wants

WEEK = "2026-11-30"
NEXT = 7


class Week:
    """Four workers, three clients with six visits of next week, and a coordinator at her screen."""

    def __init__(self, world: World, browser: httpx.AsyncClient) -> None:
        self.world = world
        self.ruth = browser
        self.ruth_id = new_id()
        self.workers: list[UUID] = []
        self.clients: list[UUID] = []
        self.visits: list[UUID] = []

    async def ask(self, seconds: int = 2, roster_id: UUID | None = None) -> str:
        """Asks for a draft of the week; its id."""
        asked = str(roster_id or new_id())
        answer = await self.ruth.post(f"/api/weeks/{WEEK}/drafts", json={"id": asked, "seconds": seconds})
        assert answer.status_code == 202, answer.text
        return asked

    async def solve(self, roster_id: str) -> dict[str, Any]:
        """Does what a worker process does with the job, with the real solver in its own process."""
        await Solve(self.world.engine, self.world.clock, self.world.cooperative_id).run(UUID(roster_id))
        return await self.head(roster_id)

    async def a_draft(self, seconds: int = 2) -> dict[str, Any]:
        """A draft, solved."""
        return await self.solve(await self.ask(seconds))

    async def head(self, roster_id: str) -> dict[str, Any]:
        """How the roster stands."""
        answer = await self.ruth.get(f"/api/rosters/{roster_id}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def post(self, roster_id: str, verb: str, **body: Any) -> httpx.Response:  # noqa: ANN401
        """A command on the roster."""
        return await self.ruth.post(f"/api/rosters/{roster_id}/{verb}", json=body)

    async def published(self) -> dict[str, Any]:
        """A draft, solved and published."""
        draft = await self.a_draft()
        answer = await self.post(draft["id"], "publish", version=draft["version"])
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


@asynccontextmanager
async def a_week(world: World) -> AsyncIterator[Week]:
    """The small week; visits of an hour from nine on Monday to Wednesday, two a day, all workers free all day."""
    ruth = await world.a_coordinator("Ruth")
    async with await world.sign_in(ruth) as browser:
        week = Week(world, browser)
        week.ruth_id = ruth
        for name in ("Asha", "Ben", "Chloe", "Dev"):
            week.workers.append(worker_id := await world.a_worker(name))
            await can(world, worker_id, *((day, 7, 22, "can") for day in range(7)))
            await wants(world, worker_id, 240)
        for number, name in enumerate(("Margaret", "Olive", "Percy")):
            week.clients.append(client_id := await world.a_client(name))
            await a_home(world, client_id, longitude_e5=-10000 + 400 * number)
            for at in ("09:00", "17:00"):
                week.visits.append(await a_visit(world, client_id, day=NEXT + number, at=at, minutes=60))
        yield week


async def many_visits(week: Week) -> None:
    """Eight more workers and 336 more visits with half an hour of freedom: no solver is through with them at once."""
    world = week.world
    for number in range(8):
        week.workers.append(worker_id := await world.a_worker(f"Worker{number}"))
        await can(world, worker_id, *((day, 7 + number % 4, 14 + number, "can") for day in range(7) if day != number))
        await wants(world, worker_id, 900 + 120 * number)
    for number in range(12):
        client_id = await world.a_client(f"Client{number}")
        await a_home(world, client_id, longitude_e5=-10000 + 600 * number)
        for at in (f"{8 + number % 3:02}:15", "12:30", f"{14 + number % 2:02}:00", f"{17 + number % 4:02}:30"):
            await a_standing_visit(world, client_id, at=at, minutes=45 + 15 * (number % 2), flexible_minutes=30)


async def until(condition: Any, *, seconds: float = 20) -> None:  # noqa: ANN401
    """Waits, looking often, until the awaited condition is true."""
    async with asyncio.timeout(seconds):
        while not await condition():  # noqa: ASYNC110 -- what is awaited happens in another process
            await asyncio.sleep(0.02)
