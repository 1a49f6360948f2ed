"""Builders of standing visits, small teams and requests, for tests of care."""

from datetime import date, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx

from backend.care.horizon import fill_horizon
from backend.care.jobs import FILLING
from backend.care.tables import CareTaskRow, CareTeamRow, StandingVisitRow
from backend.kit.db import transaction
from backend.kit.ids import new_id
from backend.privacy.door import program_context
from tests.world import World

MONDAY_ON = date(2026, 11, 23)
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
ASKED: dict[str, Any] = {
    "tasks": ["meal", "personal_care"],
    "day_part": None,
    "starts_time": "08:30",
    "flexible_minutes": 15,
    "minutes": 45,
    "workers": 1,
    "recurrence": "weekly",
    "on": None,
    "weekdays": [0, 3],
    "from_on": "2026-11-30",
    "until_on": None,
    "note": "Please ring twice.",
}
ONCE: dict[str, Any] = {
    **ASKED,
    "recurrence": "once",
    "on": "2026-12-01",
    "weekdays": [],
    "from_on": "2026-12-01",
    "until_on": "2026-12-01",
    "note": "",
}
AGREED: dict[str, Any] = {
    "starts_time": "08:30",
    "flexible_minutes": 15,
    "minutes": 45,
    "workers": 1,
    "weekdays": [0, 3],
    "from_on": "2026-11-30",
    "until_on": None,
    "tasks": ["personal_care", "meal"],
}


async def asked(browser: httpx.AsyncClient, client_id: UUID, **change: object) -> dict[str, Any]:
    """A request that was taken, as it was answered."""
    answer = await browser.put(f"/api/clients/{client_id}/care-requests/{new_id()}", json={**ASKED, **change})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def a_standing_visit(  # noqa: PLR0913 -- a builder: each has a default
    world: World,
    client_id: UUID,
    *,
    weekdays: tuple[int, ...] = EVERY_DAY,
    at: str = "09:00",
    minutes: int = 45,
    flexible_minutes: int = 15,
    from_on: date = MONDAY_ON,
    until_on: date | None = None,
) -> UUID:
    """A weekly pattern whose visits are not made yet."""
    standing_visit_id, where = new_id(), {"cooperative_id": world.cooperative_id, "client_id": client_id}
    async with world.writing() as session:
        session.add(
            StandingVisitRow(
                **where,
                id=standing_visit_id,
                team_id=world.team_id,
                weekdays=list(weekdays),
                starts_time=time.fromisoformat(at),
                flexible_minutes=flexible_minutes,
                minutes=minutes,
                workers=1,
                critical=0,
                from_on=from_on,
                until_on=until_on,
                version=1,
            )
        )
        await session.flush()
        session.add(CareTaskRow(**where, id=new_id(), standing_visit_id=standing_visit_id, task="meal"))
    return standing_visit_id


async def fill(world: World, until_on: date, **more: Any) -> int:  # noqa: ANN401 -- handed on
    """Makes the cooperative's visits through a day, as the nightly program does; how many."""
    context = await program_context(world.engine, "solver", world.cooperative_id, (FILLING,), now=world.now)
    async with transaction(world.engine, context) as session:
        return await fill_horizon(session, world.cooperative_id, ZoneInfo(world.zone), until_on, **more)


async def in_the_small_team(world: World, client_id: UUID, worker_id: UUID) -> None:
    """The client agreed to the worker."""
    async with world.writing() as session:
        session.add(
            CareTeamRow(cooperative_id=world.cooperative_id, id=new_id(), client_id=client_id, worker_id=worker_id)
        )
