"""The week on paper: one page of A4 a person in every language, large, with the number, and no family name."""

import re
from uuid import uuid4

import pytest
from playwright.async_api import Route, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone

WEEK = "2026-11-23"
_SMALLEST = """() => {
  const words = document.createTreeWalker(document.querySelector('.a4'), NodeFilter.SHOW_TEXT);
  let least = 99;
  for (let node = words.nextNode(); node; node = words.nextNode())
    if (node.data.trim()) least = Math.min(least, parseFloat(getComputedStyle(node.parentElement).fontSize) * 0.75);
  return least; }"""
_LINES = """() => {
  const parts = document.querySelectorAll('.a4 .day li > *');
  return [...parts].map((part) => [part.innerText, part.offsetHeight]); }"""
_CUT = """() => {
  const paper = document.querySelector('.a4');
  return [paper.scrollHeight - paper.clientHeight, paper.scrollWidth - paper.clientWidth]; }"""


async def is_one_page(phone: Phone) -> None:
    """What comes out of the printer is one page, nothing of it cut, and nothing on it under 12 pt."""
    assert await phone.page.evaluate(_SMALLEST) >= 12
    down, across = await phone.page.evaluate(_CUT)
    assert max(down, across) <= 1
    assert await pages(phone) == 1


async def pages(phone: Phone) -> int:
    """How many pages come out of the printer."""
    return len(re.findall(rb"/Type\s*/Page\b", await phone.page.pdf(prefer_css_page_size=True)))


async def printed_with(phones: Phones, visits: int, *, wide: bool = False) -> Phone:
    """The sheet of a worker's week with so many visits."""

    async def fuller(route: Route) -> None:
        week = await (await route.fetch()).json()
        some = week["visits"]
        more = [{**some[each * len(some) // visits], "id": str(uuid4())} for each in range(visits)]
        await route.fulfill(json={**week, "visits": more})

    phone = await phones(wide=wide)
    await phone.sign_in("Ben")
    await phone.context.route(re.compile(r"/api/my/week\b"), fuller)
    await phone.open(f"/print/me/{WEEK}")
    await expect(phone.page.locator(".a4 .day li:not(.free)")).to_have_count(visits)
    return phone


@pytest.mark.parametrize("language", ["en", "gu", "hi", "es", "ar"])
async def test_a_clients_week_is_one_page_in_every_language(
    phones: Phones, cooperative: Cooperative, language: str
) -> None:
    await cooperative.speaks("Umar", language)
    phone = await phones("Umar", place=f"/print/client/{cooperative.people['Umar']}/{WEEK}")
    paper = phone.page.locator(".a4")
    await expect(paper.locator(".day")).to_have_count(7)
    await expect(paper).to_contain_text("01632 960100")
    assert "Test" not in await paper.inner_text()  # everybody's family name here
    assert await phone.page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    await phone.see("paper")
    await is_one_page(phone)
    await cooperative.speaks("Umar", "en")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_a_workers_week_is_one_page_with_no_address_on_it(
    phones: Phones, cooperative: Cooperative, language: str
) -> None:
    await cooperative.speaks("Ben", language)
    visits = await cooperative.week_of("Ben")
    phone = await phones("Ben", place=f"/print/me/{WEEK}")
    paper = phone.page.locator(".a4")
    await expect(paper.locator(".day li:not(.free)")).to_have_count(len(visits))
    words = await paper.inner_text()
    assert not [visit for visit in visits if visit["address"] and visit["address"]["line"] in words]
    assert "Test" not in words
    await phone.see("paper-worker")
    await is_one_page(phone)
    await cooperative.speaks("Ben", "en")


async def test_how_small_it_is_shown_changes_no_line_of_the_paper(phones: Phones) -> None:
    for visits in (26, 40):
        small, large = [await printed_with(phones, visits, wide=wide) for wide in (False, True)]
        await is_one_page(small)
        assert await small.page.evaluate(_LINES) == await large.page.evaluate(_LINES)


async def test_a_week_too_full_for_one_page_is_printed_whole_on_several(phones: Phones) -> None:
    phone = await printed_with(phones, 70)
    assert await phone.page.evaluate(_SMALLEST) >= 12
    assert max(await phone.page.evaluate(_CUT)) <= 1
    assert await pages(phone) > 1
    await phone.see("paper-full")


async def test_a_coordinator_prints_for_a_client_and_the_foot_says_so(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Ruth", place=f"/print/client/{cooperative.people['Margaret']}/{WEEK}", wide=True)
    await expect(phone.page.locator(".foot-line")).to_contain_text("by Ruth for Margaret")
    await expect(phone.page.locator(".a4 h1")).to_have_text("Who is coming to Margaret")
    await phone.see("paper-coordinator")
    await is_one_page(phone)


async def test_the_page_to_print_is_one_tap_from_who_is_coming(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Percy")
    await phone.tap("Print my week", "link")
    await expect(phone.page).to_have_url(re.compile(rf"/print/client/{cooperative.people['Percy']}/{WEEK}$"))
    await expect(phone.page.locator(".a4 .day").first).to_be_visible()
    await phone.tap("Back")
    await expect(phone.page).to_have_url(re.compile(r"/coming$"))
