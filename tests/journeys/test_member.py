"""What belongs to every member: their data, the rules, how they are reached, how it looks."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Phones

PLACES = ("notices", "rules", "data", "data/looks", "settings", "sessions", "passkeys")


@pytest.mark.parametrize("name", ["Asha", "Olive"])
async def test_every_page_about_oneself_and_the_rules_can_be_read_by_all(phones: Phones, name: str) -> None:
    phone = await phones(name)
    for place in PLACES:
        await phone.go(f"/coop/{place}")
        await phone.see(place.replace("/", "-"))


async def test_a_page_that_is_not_there_says_where_to_go(phones: Phones) -> None:
    phone = await phones("Asha", place="/visits/nothing")
    await phone.see("visit-gone")
    await phone.go("/nowhere/at/all")
    await phone.see("lost")


async def test_a_member_changes_language_and_colours(phones: Phones) -> None:
    phone = await phones("Olive", place="/coop/settings")
    await phone.page.locator("label.tick", has_text="ગુજરાતી").click()
    await expect(phone.page.locator("html")).to_have_attribute("lang", "gu")
    await phone.settled()
    await phone.see("settings")
    await phone.page.locator("label.tick", has_text="English").click()
    await expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    await phone.tap("Dark")
    await expect(phone.page.locator("html")).to_have_attribute("data-theme", "dark")
    await phone.see("settings-dark")
