"""A neighbourhood with everybody signed in, asked from plain functions: Hypothesis knows nothing of loops."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from typing import Any
from uuid import UUID

import httpx
import msgspec

from backend.kit.web.routes import document
from tests.database import TestDatabase
from tests.house.reach.calls import body_of
from tests.house.reach.neighbourhood import Neighbourhood, a_neighbourhood
from tests.house.reach.table import ROLES, TABLE
from tests.house.reach.test_reach import Case, actor_of, things_of
from tests.world import World, a_world
from tests.world_rosters_views import WEEK_ON

NAME = re.compile(r"\{(\w+)\}")
# One never ends, the other signs out; both have tests of their own.
APART = {"GET /api/events", "DELETE /api/sessions/current"}


class Street:
    """The world, who lives in it, and a browser for each role."""

    def __init__(self, runner: asyncio.Runner, world: World, near: Neighbourhood) -> None:
        self.runner = runner
        self.world = world
        self.near = near
        self.browsers: dict[str, httpx.AsyncClient] = {}

    @property
    def document(self) -> dict[str, Any]:
        """The API, described."""
        found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document(self.world.app)))
        return found

    def ids(self, route: str) -> dict[str, str]:
        """What stands in the route's path, all of it there and of the right people."""
        case = Case(route, role_of(route), "o", allowed=True)
        things: dict[str, UUID] = self.run(things_of(self.world, case, self.near, self.near))
        found = {name: str(things[name]) for name in NAME.findall(route) if name in things}
        return {**{name: str(WEEK_ON) for name in NAME.findall(route)}, **found}

    def path(self, route: str, **instead: str) -> str:
        """The route's path with real ids in it."""
        ids = {**self.ids(route), **instead}
        return NAME.sub(lambda found: ids[found.group(1)], route.partition(" ")[2])

    def body(self, route: str) -> dict[str, Any] | None:
        """A well-formed body."""
        things: Mapping[str, UUID] = {"visit_id": self.near.own.next_visit_id, "worker_id": self.near.own.worker_id}
        return body_of(route, things, version=self.near.roster_version)

    def send(self, role: str, method: str, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401
        """One request, answered."""
        return self.runner.run(self.browsers[role].request(method, path, **more))

    def run(self, work: Any) -> Any:  # noqa: ANN401
        """Awaits in the world's loop."""
        return self.runner.run(work)


def role_of(route: str) -> str:
    """Somebody who may use the route."""
    cells = dict(zip(ROLES, TABLE[route], strict=True))
    wanted = ("coordinator", "worker", "client", "contact", "supporter")
    return next((role for role in wanted if cells[role] != "-"), "worker")


@contextmanager
def a_street(database: TestDatabase, **settings: Any) -> Iterator[Street]:  # noqa: ANN401
    """Built and taken down in one loop."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        street = runner.run(_move_in(runner, stack, database, settings))
        try:
            yield street
        finally:
            runner.run(stack.aclose())


async def _move_in(
    runner: asyncio.Runner, stack: AsyncExitStack, database: TestDatabase, settings: dict[str, Any]
) -> Street:
    world = await stack.enter_async_context(a_world(database, **settings))
    near = await a_neighbourhood(world)
    street = Street(runner, world, near)
    for role in ROLES:
        member_id = actor_of(role, near)
        browser = world.browser() if member_id is None else await world.sign_in(member_id)
        street.browsers[role] = await stack.enter_async_context(browser)
    return street
