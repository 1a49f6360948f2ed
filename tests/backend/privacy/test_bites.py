"""What was agreed, countered or withdrawn holds at the next statement, in open screens and for the solver."""

import asyncio
from uuid import UUID

import asyncpg
import httpx
import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.tables import ServiceAddressRow
from backend.kit.db import Context, transaction
from backend.kit.events import CHANNEL
from backend.privacy.door import Access, open_grants
from tests.database import TestDatabase
from tests.world import World
from tests.world_data import ADDRESS, LANGUAGE, NOTES, my_data, narrower, rule_of, say, sent
from tests.world_rosters import WEEK, Week, a_week
from tests.world_rosters_views import a_home

EXACTLY = Access(purpose="Scheduling", recipient="Coordinator", categories=("ServiceAddress",))


async def seen(week: Week) -> dict[str, tuple[str, str | None]]:
    """What the coordinator's open screen says of where clients live."""
    found = (await week.ruth.get(f"/api/weeks/{WEEK}")).json()
    return {client["given_name"]: (client["area"], client["line"]) for client in found["clients"]}


async def test_countered_to_the_area_the_coordinator_sees_the_area_alone_and_the_rota_stands(world: World) -> None:
    async with a_week(world) as week:
        assert (await seen(week))["Margaret"] == ("Millbrook", "4 Mill Lane")
        async with await world.sign_in(week.clients[0]) as margaret:
            await sent(margaret, await narrower(margaret, ADDRESS, precision="area"))
        assert await seen(week) == {
            "Margaret": ("Millbrook", None),
            "Olive": ("Millbrook", "4 Mill Lane"),
            "Percy": ("Millbrook", "4 Mill Lane"),
        }
        draft = await week.a_draft()
        assert (draft["state"], draft["violations"], draft["complete"]) == ("draft", 0, True)
        async with await world.sign_in(week.clients[0]) as margaret:
            await sent(margaret, say(ADDRESS, "yes"))
        assert (await seen(week))["Margaret"] == ("Millbrook", "4 Mill Lane")


async def test_a_counter_bites_inside_an_open_grant_at_the_next_statement(world: World) -> None:
    ruth, margaret = await world.a_coordinator(), await world.a_client()
    await a_home(world, margaret)
    hers = Context(cooperative_id=world.cooperative_id, member_id=ruth, now=world.now)
    grants = await open_grants(world.engine, hers, (EXACTLY,))
    async with transaction(world.engine, msgspec.structs.replace(hers, grants=grants)) as session:
        assert await lines(session) == [margaret]
        async with await world.sign_in(margaret) as browser:
            await sent(browser, await narrower(browser, ADDRESS, precision="area"))
        assert await lines(session) == []


async def lines(session: AsyncSession) -> list[UUID]:
    return list(await session.scalars(select(ServiceAddressRow.client_id)))


async def test_without_every_optional_category_the_rota_is_still_made(world: World) -> None:
    async with a_week(world) as week:
        for member in (*week.clients, *week.workers):
            async with await world.sign_in(member) as browser:
                optional = [r for r in (await my_data(browser))["rules"] if r["necessity"] == "optional"]
                no = [say((r["category"], r["purpose"], r["recipient"]), "no") for r in optional]
                assert {rule["outcome"] for rule in (await sent(browser, *no))["rules"]} == {"declined"}
        draft = await week.a_draft()
        assert (draft["state"], draft["violations"], draft["complete"]) == ("draft", 0, True)


async def test_open_screens_are_told_to_read_again(world: World, database: TestDatabase) -> None:
    margaret, heard = await world.a_client(), asyncio.Queue[str]()
    connection = await asyncpg.connect(database.app_url)
    await connection.add_listener(CHANNEL, lambda *told: heard.put_nowait(str(told[3])))
    async with await world.sign_in(margaret) as browser:
        for act in (sent(browser, say(LANGUAGE, "no")), withdraw(browser)):
            await act
            async with asyncio.timeout(10):
                while msgspec.json.decode(told := await heard.get())["kind"] != "agreements_changed":
                    pass
            assert "Margaret" not in told
    await connection.close()


async def withdraw(browser: httpx.AsyncClient) -> None:
    notes = rule_of(await my_data(browser), NOTES)["agreed"]["agreement_id"]
    assert (await browser.post(f"/api/my/data/agreements/{notes}/withdraw", json={})).status_code == 200
