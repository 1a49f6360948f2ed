"""Somebody does not open the door: a coordinator says why, sees how to get in, and the client knows of it at once."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone
from tests.journeys.test_my_data import NOTE, Words, writes_how_to_get_in
from tests.world_data import a_holder
from tests.world_emergency import a_number
from tests.world_ledger import ask

NUMBER = "+44 1632 960 111"
_STOP_LISTENING = """select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and query ilike '%listen %'"""
REASON = "She does not open, and we heard her call."


async def nobody_is_told_for_a_moment(phone: Phone, ruth: Phone) -> None:
    """The server loses its way to the database's word: each page that is open asks again, and misses nothing."""
    async with (
        phone.page.expect_response("**/api/my/emergencies*"),
        ruth.page.expect_response(re.compile("/api/clients/[^/]+/emergency$")),
    ):
        await ask(phone.cooperative.house.database, _STOP_LISTENING)


@pytest.mark.parametrize(("language", "client"), [("en", "Margaret"), ("gu", "Olive")])
async def test_a_coordinator_sees_the_way_in_for_a_reason_and_the_client_reads_it_and_ends_it(
    phones: Phones, cooperative: Cooperative, language: str, client: str
) -> None:
    say, client_id = Words(language), cooperative.people[client]
    if "Devi" not in cooperative.people:
        cooperative.people["Devi"] = await a_holder(cooperative, "Devi")
    for name in (client, "Ruth", "Devi"):
        await cooperative.speaks(name, language)
    await writes_how_to_get_in(cooperative, client)
    await a_number(cooperative, client_id, NUMBER)
    phone, ruth = await phones(client), await phones("Ruth", wide=True)

    async with phone.page.expect_response("**/api/events"):
        await phone.open(f"/for/{client_id}/coming")
    await ruth.open(f"/desk/week?person={client_id}")
    await ruth.tap(say("emergency.open"))
    await ruth.see("asked-why")
    await ruth.tap(say("emergency.do"))
    await expect(ruth.page.get_by_text(say("emergency.need"))).to_be_visible()
    await ruth.page.locator("dialog textarea").fill(REASON)
    await ruth.tap(say("emergency.do"))
    await expect(ruth.page.get_by_text(NOTE)).to_be_visible()
    await expect(ruth.page.locator(f"a[href='tel:{NUMBER.replace(' ', '')}']")).to_be_visible()
    await expect(ruth.page.get_by_text("4 Mill Lane")).to_be_visible()
    await ruth.see("in-an-emergency")
    assert not [row for row in await ruth.page.evaluate("Object.values(localStorage)") if "47XK" in row]

    banner = phone.page.locator(".banner", has_text=REASON)
    await expect(banner).to_contain_text("Ruth")
    await phone.see("told-at-once")
    await phone.tap(say("emergencies.whole"), "link", within=banner)
    await expect(phone.page.get_by_text(REASON)).to_be_visible()
    await phone.see("all-about-it")
    await nobody_is_told_for_a_moment(phone, ruth)
    await expect(ruth.page.get_by_text(NOTE)).to_be_visible()
    await expect(phone.page.get_by_text(REASON)).to_be_visible()
    await phone.tap(say("emergencies.end"))
    await expect(phone.page.get_by_text(say("emergencies.is_over"))).to_be_visible()

    await expect(ruth.page.get_by_role("heading", name=say("emergency.over"))).to_be_visible()
    await expect(ruth.page.get_by_text(NOTE)).to_have_count(0)
    await ruth.open(f"/desk/emergency/{client_id}")
    await expect(ruth.page.get_by_role("heading", name=say("emergency.over"))).to_be_visible()

    await phone.go(f"/for/{client_id}/coming")
    await expect(banner.locator("button")).to_have_count(0)
    await expect(banner).to_contain_text(REASON)
    devi = await phones("Devi", wide=language == "en")
    await devi.open("/coop/data-role")
    await expect(devi.page.locator(".opened-list", has_text=REASON)).to_contain_text("Ruth")
    await devi.see("at-the-desk")
