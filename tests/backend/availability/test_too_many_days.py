"""Days that differ are four hundred at most where they are painted; whoever cannot come is never refused."""

import asyncio
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backend.availability.absence import can_again, cannot_between
from backend.availability.checks import MOST_EXCEPTIONS
from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.privacy.door import Actor
from tests.database import TestDatabase
from tests.world import World, a_world
from tests.world_ledger import ask

_FILL = """
  insert into exception_span (cooperative_id, id, worker_id, exception_on, minutes, level, made_at, by_desk)
  select $1, gen_random_uuid(), $2, $3::date + n / 4, int4range(n % 4 * 60, n % 4 * 60 + 30), 'cannot', $4, false
  from generate_series(0, $5::int - 1) n
"""
_THIRD = timedelta(minutes=20)
_steps = st.tuples(st.booleans(), st.integers(0, 40), st.integers(1, 30))


async def away(world: World, browser: httpx.AsyncClient, days: int) -> httpx.Response:
    """From now on, for so many days."""
    body = {"from_at": world.now.isoformat(), "until_at": (world.now + timedelta(days=days)).isoformat()}
    return await browser.post("/api/my/away", json=body)


async def test_who_painted_all_the_days_they_may_can_still_be_ill_and_paints_no_more(
    world: World, database: TestDatabase
) -> None:
    asha = await world.a_worker("Asha")
    first_on = world.now.date() + timedelta(days=60)
    await ask(database, _FILL, world.cooperative_id, asha, first_on, world.now, MOST_EXCEPTIONS)
    count = "select count(*) from exception_span where worker_id = $1"
    painted = {"on": first_on.isoformat(), "starts_time": "20:00", "ends_time": "21:00", "level": "can"}
    async with await world.sign_in(asha) as browser:
        for _ in range(3):
            assert (await away(world, browser, 7)).status_code == 200
            assert (await ask(database, count, asha))[0][0] == MOST_EXCEPTIONS + 8
        refused = await browser.put(f"/api/my/availability/exceptions/{new_id()}", json=painted)
        assert (refused.status_code, refused.json()["code"]) == (409, "too_many_exceptions"), refused.text


@pytest.mark.parametrize("by_desk", [False, True], ids=["on the phone", "at the desk"])
def test_a_day_has_what_was_said_last_once_however_often_it_is_said(database: TestDatabase, *, by_desk: bool) -> None:
    with asyncio.Runner() as runner:
        entered = a_world(database)
        world = runner.run(entered.__aenter__())
        asha = runner.run(world.a_worker("Asha"))

        @settings(max_examples=30, deadline=None)
        @given(steps=st.lists(_steps, min_size=1, max_size=8))
        def lived(steps: list[tuple[bool, int, int]]) -> None:
            assert runner.run(said(world, asha, steps, by_desk=by_desk)) == gone(steps, by_desk=by_desk)

        lived()
        runner.run(entered.__aexit__(None, None, None))


async def said(world: World, asha: UUID, steps: list[tuple[bool, int, int]], *, by_desk: bool) -> list[int]:
    """Every third of an hour of the day that stands as *cannot*, as often as it stands there."""
    midnight = world.now.astimezone(ZoneInfo(world.zone)).replace(hour=0)
    context = Context(cooperative_id=world.cooperative_id, member_id=asha, now=world.now)
    actor = Actor(
        session_id=new_id(),
        member_id=new_id() if by_desk else asha,
        cooperative_id=world.cooperative_id,
        classes=("worker",),
        coordinates=(),
        zone=world.zone,
    )
    async with transaction(world.engine, context) as session:
        await session.execute(text("delete from exception_span"))
        for takes_back, first, many in steps:
            from_at, until_at = (midnight + n * _THIRD for n in (first, first + many))
            if takes_back and by_desk:
                await can_again(session, asha, from_at, until_at, actor=actor)
            elif not takes_back:
                await cannot_between(session, asha, from_at, until_at, actor=actor, now=world.now)
        rows = await session.execute(text("select lower(minutes), upper(minutes) from exception_span order by minutes"))
        return [n for lower, upper in rows for n in range(lower // 20, upper // 20)]


def gone(steps: list[tuple[bool, int, int]], *, by_desk: bool) -> list[int]:
    """The same, reckoned."""
    found = set[int]()
    for takes_back, first, many in steps:
        thirds = range(first, first + many)
        if not takes_back:
            found.update(thirds)
        elif by_desk:
            found.difference_update(thirds)
    return sorted(found)
