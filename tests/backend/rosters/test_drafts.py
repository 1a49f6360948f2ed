"""From asking for a roster to its being published, with the real solver in its own process."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from tests.database import TestDatabase
from tests.world import a_world
from tests.world_rosters import WEEK, Week, a_week


@pytest.fixture
async def week(database: TestDatabase) -> AsyncIterator[Week]:
    """A small week."""
    async with a_world(database) as world, a_week(world) as made:
        yield made


async def test_a_week_is_asked_for_solved_and_published(week: Week) -> None:
    draft = await week.a_draft()
    assert (draft["state"], draft["complete"], draft["violations"], draft["failure_code"]) == ("draft", True, 0, None)
    assert draft["certificate"]["uncovered"] == 0
    difference = (await week.ruth.get(f"/api/rosters/{draft['id']}/difference")).json()
    assert difference["visits"] == 6
    published = await week.post(draft["id"], "publish", version=draft["version"])
    assert (published.status_code, published.json().get("state")) == (200, "published"), published.text
    async with week.world.writing() as session:
        held = await session.execute(text("select count(*) from event where kind = 'roster_published'"))
        assert held.scalar_one() >= 1
