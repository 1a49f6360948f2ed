"""A page that one statement answers is behind the same door: who may see what is decided anew at every read."""

from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import text

from backend.kit.db import Context, transaction
from tests.world import World
from tests.world_rosters_views import a_home, a_visit, publish

WEEK = "/api/my/week"


async def a_week(world: World) -> tuple[UUID, UUID]:
    """A worker with one visit, and whom they visit."""
    asha, margaret = await world.a_worker("Asha"), await world.a_client("Margaret")
    await a_home(world, margaret)
    await publish(world, [(await a_visit(world, margaret), asha)])
    return asha, margaret


async def first_visit(browser: httpx.AsyncClient) -> dict[str, Any]:
    visits: list[dict[str, Any]] = (await browser.get(WEEK)).json()["visits"]
    return visits[0]


async def test_a_withdrawal_bites_at_the_next_read_of_an_open_screen(world: World) -> None:
    asha, margaret = await a_week(world)
    async with await world.sign_in(asha) as browser:
        before = await first_visit(browser)
        assert (before["client"]["given_name"], before["address"]["line"]) == ("Margaret", "4 Mill Lane")
        hers = Context(cooperative_id=world.cooperative_id, member_id=margaret, now=world.now)
        async with transaction(world.engine, hers) as session:
            withdraw = "update agreement set withdrawn_at = :now where subject_id = :me and category = 'Identity'"
            await session.execute(text(withdraw), {"now": world.now, "me": margaret})
        after = await first_visit(browser)
    assert (after["client"]["given_name"], after["address"]["line"]) == ("", "4 Mill Lane")


async def test_an_ended_session_reads_nothing_more(world: World) -> None:
    asha, _margaret = await a_week(world)
    async with await world.sign_in(asha) as browser:
        assert (await browser.get(WEEK)).status_code == 200
        sessions = (await browser.get("/api/sessions")).json()
        async with await world.sign_in(asha) as other:
            assert (await other.delete(f"/api/sessions/{sessions[0]['id']}")).status_code == 204
        assert (await browser.get(WEEK)).status_code == 401


async def test_without_a_session_there_is_no_week(world: World) -> None:
    async with world.browser() as browser:
        assert (await browser.get(WEEK)).status_code == 401


async def test_who_comes_into_my_circle_is_named_at_once(world: World) -> None:
    asha, _margaret = await a_week(world)
    async with await world.sign_in(asha) as browser:
        await first_visit(browser)
        olive = await world.a_client("Olive")
        await publish(world, [(await a_visit(world, olive, at="18:00"), asha)])
        visits = (await browser.get(WEEK)).json()["visits"]
    assert [visit["client"]["given_name"] for visit in visits] == ["Olive"]


async def test_a_grant_of_a_quarter_of_an_hour_is_used_again_and_then_renewed(world: World) -> None:
    asha, margaret = await a_week(world)
    async with await world.sign_in(asha) as browser:
        for _ in range(3):
            await first_visit(browser)
        world.clock.pass_time(minutes=16)
        once = await opened(world, margaret)
        await first_visit(browser)
        world.clock.pass_time(minutes=1)
        assert (once, await opened(world, margaret)) == (1, 2)


async def opened(world: World, subject_id: UUID) -> int:
    """How many grants of workers to read about this member the ledger holds."""
    context = Context(cooperative_id=world.cooperative_id, member_id=subject_id, now=world.now)
    count = "select count(*) from who_looked(:me, :now, 100) where recipient = 'AssignedWorker'"
    async with transaction(world.engine, context) as session:
        return int(await session.scalar(text(count), {"me": subject_id, "now": world.now}) or 0)


async def test_nothing_of_one_member_is_left_for_the_next_on_the_same_connection(world: World) -> None:
    asha, _margaret = await a_week(world)
    denise = await world.a_worker("Denise")
    async with await world.sign_in(asha) as hers, await world.sign_in(denise) as theirs:
        for _ in range(12):
            assert len((await hers.get(WEEK)).json()["visits"]) == 1
            assert (await theirs.get(WEEK)).json()["visits"] == []
