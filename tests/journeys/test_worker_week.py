"""A worker's week: what is now and next, one tap to answer all of it, and why."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import WORKERS, Cooperative


async def states(cooperative: Cooperative, name: str) -> set[str]:
    """How the server has the worker's visits of this week."""
    return {visit["state"] for visit in await cooperative.week_of(name)}


async def somebody_with_a_visit_today(cooperative: Cooperative) -> str:
    """A worker whom the solver gave a visit on Monday."""
    for name in WORKERS:
        if any(visit["starts_at"].startswith("2026-11-23") for visit in await cooperative.week_of(name)):
            return name
    raise AssertionError("nobody works on Monday")


async def test_the_first_screen_of_a_worker_is_now_and_next(phones: Phones, cooperative: Cooperative) -> None:
    name = await somebody_with_a_visit_today(cooperative)
    first = (await cooperative.week_of(name))[0]
    phone = await phones(name)
    await expect(phone.page).to_have_url(re.compile(r"#/today$"))
    card = phone.page.locator("section.hero")
    await expect(card.locator("time.t")).to_have_text(first["starts_at"][11:16])
    await expect(card.get_by_role("heading", level=2)).to_contain_text(first["client"]["given_name"])
    await phone.see("today")
    await phone.in_the_dark("today")


async def test_a_worker_answers_the_whole_week_in_one_tap_and_can_take_it_back(
    phones: Phones, cooperative: Cooperative
) -> None:
    count = len(await cooperative.week_of("Ben"))
    phone = await phones("Ben", place="/week")
    await phone.see("week")
    await phone.tap(f"Yes to all {count}")
    await expect(phone.page.get_by_text(f"Confirmed: {count} visits.").first).to_be_visible()
    await phone.see("week-confirmed")
    await phone.tap("Undo")
    await expect(phone.page.get_by_role("button", name=f"Yes to all {count}")).to_be_visible()
    await phone.wait_seconds(11)
    assert await states(cooperative, "Ben") == {"published"}
    await phone.tap(f"Yes to all {count}")
    await expect(phone.page.get_by_role("button", name=re.compile("Yes"))).to_have_count(0)
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    assert await states(cooperative, "Ben") == {"confirmed"}


async def test_a_worker_asks_why_a_visit_is_theirs(phones: Phones) -> None:
    phone = await phones("Dev", place="/week")
    await phone.page.locator("a.visit-link").first.click()
    await phone.settled()
    await phone.see("visit")
    await phone.tap("Why me?")
    sheet = phone.page.get_by_role("dialog")
    await expect(sheet.get_by_role("heading", level=2)).to_contain_text("Why me")
    await expect(sheet.locator("ol.why li").first).to_be_visible()
    await phone.settled()
    await phone.see("why-me")
    await phone.page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)


async def test_a_worker_asks_why_a_visit_of_the_team_is_not_theirs(phones: Phones) -> None:
    phone = await phones("Dev", place="/team")
    await phone.see("team")
    await phone.page.get_by_role("button", name=re.compile("Why not me")).first.click()
    sheet = phone.page.get_by_role("dialog")
    await expect(sheet.locator("ol.why li").first).to_be_visible()
    await phone.settled()
    await phone.see("why-not-me")
    assert not [name for name in WORKERS if name in await sheet.inner_text() and name != "Dev"]


async def test_a_worker_reads_gujarati(phones: Phones, cooperative: Cooperative) -> None:
    await cooperative.speaks("Farid", "gu")
    phone = await phones("Farid")
    await expect(phone.page.locator("html")).to_have_attribute("lang", "gu")
    for place in ("/today", "/week", "/can", "/share", "/coop"):
        await phone.go(place)
        await phone.see(place.strip("/"))


async def test_a_worker_sees_their_share_and_nobody_elses_name(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Ella", place="/share")
    await phone.see("share")
    await phone.in_the_dark("share")
    await phone.page.locator("summary").first.click()
    await phone.see("share-as-table")
    text = await phone.page.inner_text("body")
    told = str(await cooperative.ask("Ella", "/api/my/balance"))
    others = [name for name in WORKERS if name != "Ella"]
    assert not [name for name in others if name in text or name in told]
    assert not [name for name in others if str(cooperative.people[name]) in told]
    await phone.go("/share/entries")
    await phone.see("entries")
