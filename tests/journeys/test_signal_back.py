"""Without signal and back: what stands on the screen is true again at once, and every page has its name and age."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative


async def test_back_in_signal_the_banner_goes_at_once(phones: Phones) -> None:
    phone = await phones("Asha", place="/today")
    await phone.works_offline()
    banner = phone.page.locator(".banner.off")
    for _ in range(2):
        await phone.context.set_offline(True)
        await expect(banner).to_be_visible()
        await phone.context.set_offline(False)
        await expect(banner).to_have_count(0, timeout=2_000)


async def test_pages_one_edits_on_have_their_title_and_the_way_back_without_signal(phones: Phones) -> None:
    phone = await phones("Dev", place="/today")
    await phone.context.route("**/api/my/availability", lambda route: route.abort())
    await phone.go("/hours")
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Hours I want")
    await expect(phone.page.get_by_role("button", name="Try again")).to_be_visible()


async def test_the_address_of_somebody_one_does_not_act_for_is_lost(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Margaret")
    for place in ("wishes", "coming", "circle"):
        await phone.go(f"/for/{cooperative.people['Olive']}/{place}")
        await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Not here")
        await expect(phone.page).to_have_title(re.compile("^Not here"))
    await phone.go("/for/%E0%A4%A/coming")
    await expect(phone.page.get_by_role("heading", level=1)).to_have_text("Not here")


async def test_what_is_read_without_signal_says_how_old_it_is(phones: Phones, cooperative: Cooperative) -> None:
    for name, places in {"Asha": ("/can", "/share"), "Margaret": ("/for/me/wishes", "/for/me/requests")}.items():
        phone = await phones(name)
        for place in places:
            await phone.go(place.replace("/me/", f"/{cooperative.people[name]}/"))
            await expect(phone.page.get_by_text(re.compile("Up to date at")).first).to_be_visible()
