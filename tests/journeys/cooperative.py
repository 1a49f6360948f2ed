"""A cooperative of six workers and eight clients whose week was planned by the solver and published."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import text

from backend.app import create_app
from backend.kit.db import connect
from backend.kit.ids import new_id
from tests.journeys.house import House
from tests.world import World
from tests.world_care import a_standing_visit, fill, in_the_small_team
from tests.world_rosters import until
from tests.world_rosters_views import WEEK_ON, a_home, a_visit, can, wants

NEXT_WEEK_ON = WEEK_ON + timedelta(days=7)
WORKERS = ("Asha", "Ben", "Chloe", "Dev", "Ella", "Farid")
CLIENTS = ("Margaret", "Olive", "Percy", "Quinn", "Rosa", "Stan", "Tilda", "Umar")
_SOLVING_SECONDS = 3


class Cooperative(World):
    """The people, and the real server they use."""

    def __init__(self, house: House) -> None:
        engine = connect(house.database.worker_url, name="journeys", pool=2)
        super().__init__(engine, create_app(house.settings, clock=house.clock), house.clock, "Europe/London")
        self.house = house
        self.people: dict[str, UUID] = {}

    def browser(self) -> httpx.AsyncClient:
        """Speaks to the server over its port."""
        headers = {"sec-fetch-site": "same-origin"}
        return httpx.AsyncClient(base_url=self.house.url, headers=headers, timeout=30)

    async def sign_in(self, member_id: UUID) -> httpx.AsyncClient:
        """A client in which the member is signed in; the cookie is sent although it says that it is for TLS."""
        _session_id, secret = await self.a_session(member_id)
        browser = self.browser()
        browser.headers["cookie"] = f"__Host-session={secret}"
        return browser

    async def ask(self, name: str, path: str) -> Any:  # noqa: ANN401 -- JSON
        """What the server tells this person."""
        async with await self.sign_in(self.people[name]) as browser:
            answer = await browser.get(path)
            assert answer.status_code == 200, answer.text
            return answer.json()

    async def week_of(self, name: str, week_on: date = WEEK_ON) -> list[dict[str, Any]]:
        """The visits of a worker in a week."""
        found: list[dict[str, Any]] = (await self.ask(name, f"/api/my/week?from={week_on}&days=7"))["visits"]
        return found

    async def email_of(self, name: str) -> str:
        """Where the person gets mail."""
        return f"{name.lower()}.{self.people[name].hex}@example.org"

    async def speaks(self, name: str, language: str) -> None:
        """The person reads this language from now on."""
        async with await self.sign_in(self.people[name]) as browser:
            answer = await browser.put("/api/me/language", json={"language": language})
            assert answer.is_success, answer.text

    async def holds(self, query: str, **params: object) -> list[Any]:
        """What stands in the database, whatever rights there are."""
        engine = connect(self.house.database.backup_url, name="journeys look", pool=1)
        try:
            async with engine.connect() as connection:
                return [row[0] for row in await connection.execute(text(query), params)]
        finally:
            await engine.dispose()

    async def plan(self, week_on: date) -> None:
        """Drafts and publishes a week as its coordinator does."""
        async with await self.sign_in(self.people["Ruth"]) as ruth:
            asked = {"id": str(new_id()), "seconds": _SOLVING_SECONDS}
            answer = await ruth.post(f"/api/weeks/{week_on}/drafts", json=asked)
            assert answer.status_code == 202, answer.text

            async def drafted() -> bool:
                return bool(
                    (await ruth.get(f"/api/rosters/{asked['id']}")).json()["state"] not in {"queued", "solving"}
                )

            await until(drafted, seconds=60)
            head = (await ruth.get(f"/api/rosters/{asked['id']}")).json()
            answer = await ruth.post(f"/api/rosters/{asked['id']}/publish", json={"version": head["version"]})
            assert answer.status_code == 200, answer.text


@asynccontextmanager
async def a_cooperative(house: House) -> AsyncIterator[Cooperative]:
    """Founded, peopled, planned."""
    cooperative = Cooperative(house)
    try:
        await cooperative.found()
        await _people(cooperative)
        await _visits(cooperative)
        await cooperative.plan(WEEK_ON)
        yield cooperative
    finally:
        await cooperative.engine.dispose()


async def _people(here: Cooperative) -> None:
    here.people["Ruth"] = await here.a_coordinator("Ruth")
    here.people["Nina"] = await here.a_member("Nina", "supporter")
    for name in WORKERS:
        worker_id = here.people[name] = await here.a_worker(name)
        await can(here, worker_id, *((day, 7, 22, "can") for day in range(7)))
        await wants(here, worker_id, 600)
    for number, name in enumerate(CLIENTS):
        client_id = here.people[name] = await here.a_client(name)
        await a_home(here, client_id, longitude_e5=-10000 + 500 * number)
    await here.trusts(here.people["Margaret"], here.people["Nina"], "times", "requests")
    for name in WORKERS[:3]:
        await in_the_small_team(here, here.people["Margaret"], here.people[name])


async def _visits(here: Cooperative) -> None:
    for number, name in enumerate(CLIENTS):
        for hour in (9 + number % 4, 17 + number % 3):
            await a_standing_visit(here, here.people[name], at=f"{hour:02}:00", flexible_minutes=30)
    await fill(here, NEXT_WEEK_ON + timedelta(days=6))
    await a_visit(
        here, here.people["Olive"], day=1, at="14:00", minutes=60, workers=2, tasks=("hoist", "personal_care")
    )
    # Nobody is there at night: what stays uncovered has a reason.
    await a_visit(here, here.people["Percy"], day=8, at="23:00", minutes=45, tasks=("night_watch",))
