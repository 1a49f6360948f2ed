"""The journeys' cooperative as a stage for the table of screens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Page

from backend.kit.web.cookies import SESSION
from tests.gallery.screens import Role
from tests.journeys.cooperative import CLIENTS, Cooperative
from tests.world_data import a_holder
from tests.world_emergency import an_emergency

PEOPLE: dict[Role, str] = {
    "worker": "Ella",
    "client": "Umar",
    "contact": "Nina",
    "coordinator": "Ruth",
    "keeper": "Devi",
}


class Cast:
    """Who is who there; they read English again when the block ends."""

    def __init__(self, cooperative: Cooperative) -> None:
        self._cooperative = cooperative
        self.url = cooperative.house.url
        self.ahead_milliseconds = cooperative.house.clock.ahead_milliseconds

    async def enter(self, page: Page, role: Role) -> None:
        """They have signed in on this phone before."""
        _session_id, secret = await self._cooperative.a_session(self._cooperative.people[PEOPLE[role]])
        parts: Any = {"name": SESSION, "value": secret, "domain": "localhost", "path": "/", "sameSite": "Lax"}
        await page.context.add_cookies([{**parts, "secure": True, "httpOnly": True}])  # type: ignore[typeddict-item]


@asynccontextmanager
async def a_cast(cooperative: Cooperative) -> AsyncIterator[Cast]:
    """For one test."""
    if "Devi" not in cooperative.people:
        cooperative.people["Devi"] = await a_holder(cooperative, "Devi")
    for client in CLIENTS:
        await an_emergency(cooperative, cooperative.people["Ruth"], cooperative.people[client])
    try:
        yield Cast(cooperative)
    finally:
        for name in PEOPLE.values():
            await cooperative.speaks(name, "en")
