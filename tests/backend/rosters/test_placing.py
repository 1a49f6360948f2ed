"""Where people may put a worker: on the visit there is, on its day."""

from collections.abc import AsyncIterator

import pytest

from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import WEEK, Week, a_week


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


@pytest.mark.parametrize(
    "starts_at",
    [
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:00Z",
        "2030-01-01T09:00:00Z",
        "2026-11-29T09:00:00Z",
        "2026-12-01T09:00:00Z",
    ],
)
async def test_no_reason_moves_a_visit_to_another_day_and_the_board_stays_readable(week: Week, starts_at: str) -> None:
    draft = await week.a_draft()
    visit_id = str(week.visits[0])  # Monday 30 November at nine
    board = (await week.ruth.get(f"/api/weeks/{WEEK}")).json()
    there = next(visit for visit in board["visits"] if visit["id"] == visit_id)["drafted"][0]["worker_id"]
    place = {"visit_id": visit_id, "worker_id": there, "replaces": there, "starts_at": starts_at}
    words = {"override": True, "reason": "She asked.", "version": draft["version"]}
    tried, put = await week.post(draft["id"], "try", **place), await week.post(draft["id"], "assign", **place, **words)
    for answer in (tried, put):
        errors = [(error["field"], error["code"]) for error in answer.json()["errors"]]
        assert (answer.status_code, errors) == (400, [("starts_at", "another_day")])
    assert (await week.ruth.get(f"/api/weeks/{WEEK}")).status_code == 200
