"""Days that differ are four hundred at most, whichever way they are said; what was said before may be said again."""

from datetime import timedelta

import httpx

from backend.availability.checks import MOST_EXCEPTIONS
from tests.database import TestDatabase
from tests.world import World
from tests.world_ledger import ask

_FILL = """
  insert into exception_span (cooperative_id, id, worker_id, exception_on, minutes, level, made_at, by_desk)
  select $1, gen_random_uuid(), $2, $3::date + n / 4, int4range(n % 4 * 60, n % 4 * 60 + 30), 'cannot', $4, false
  from generate_series(0, $5::int - 1) n
"""


async def away(world: World, browser: httpx.AsyncClient, days: int) -> httpx.Response:
    """From now on, for so many days."""
    body = {"from_at": world.now.isoformat(), "until_at": (world.now + timedelta(days=days)).isoformat()}
    return await browser.post("/api/my/away", json=body)


async def test_being_away_counts_among_the_days_and_may_be_said_again(world: World, database: TestDatabase) -> None:
    asha = await world.a_worker("Asha")
    first_on = world.now.date() + timedelta(days=60)
    await ask(database, _FILL, world.cooperative_id, asha, first_on, world.now, MOST_EXCEPTIONS - 2)
    count = "select count(*) from exception_span where worker_id = $1"
    async with await world.sign_in(asha) as browser:
        refused = await away(world, browser, 7)
        assert (refused.status_code, refused.json()["code"]) == (409, "too_many_exceptions"), refused.text
        assert (await ask(database, count, asha))[0][0] == MOST_EXCEPTIONS - 2
        for _ in range(2):
            assert (await away(world, browser, 1)).status_code == 200
    assert (await ask(database, count, asha))[0][0] == MOST_EXCEPTIONS
