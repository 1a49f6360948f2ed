"""What a worker says in a hurry stays readable: narrow, twice as large, in other scripts, mirrored, dark."""

from datetime import datetime

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone

_SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('dialog')]
  .map((each) => each.scrollWidth - each.clientWidth)"""
_BROKEN = """() => [...document.querySelectorAll('.painter .d')].filter((day) => {
  const range = document.createRange();
  range.selectNodeContents(day.firstChild);
  return range.getClientRects().length > 1 || day.scrollWidth > day.clientWidth;
}).map((day) => day.innerText)"""


async def sheet_stands(phone: Phone, how: str) -> None:
    """The sheet for what is not as planned opens from the first screen, and nothing of it runs out of the side."""
    await phone.page.locator(".dock .btn:not(.main)").tap()
    sheet = phone.page.get_by_role("dialog")
    await expect(sheet.locator(".ways button").first).to_be_visible()
    await phone.settled()
    assert await phone.page.evaluate(_SIDEWAYS) == [0, 0]
    await phone.see(f"hindered-{how}")
    await phone.page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)


async def test_the_sheet_fits_a_window_of_320_points(phones: Phones) -> None:
    await sheet_stands(await phones("Dev", viewport={"width": 320, "height": 640}), "narrow")


async def test_the_sheet_fits_with_text_twice_as_large(phones: Phones) -> None:
    phone = await phones()
    session = await phone.context.new_cdp_session(phone.page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    await phone.sign_in("Dev")
    await phone.open()
    await sheet_stands(phone, "large")


@pytest.mark.parametrize(("language", "direction"), [("gu", "ltr"), ("hi", "ltr"), ("es", "ltr"), ("ar", "rtl")])
async def test_a_worker_reads_their_screens_in_their_language(
    phones: Phones, cooperative: Cooperative, language: str, direction: str
) -> None:
    await cooperative.speaks("Dev", language)
    try:
        phone = await phones("Dev")
        await expect(phone.page.locator("html")).to_have_attribute("dir", direction)
        await sheet_stands(phone, language)
        for place in ("/can", "/usual", "/hours", "/share"):
            await phone.go(place)
            await phone.in_the_dark(place.strip("/"))
            assert await phone.page.evaluate(_BROKEN) == []
    finally:
        await cooperative.speaks("Dev", "en")


async def test_the_painter_and_the_thread_are_mirrored_and_times_are_not(
    phones: Phones, cooperative: Cooperative
) -> None:
    await cooperative.speaks("Dev", "ar")
    try:
        phone = await phones("Dev")
        marks = phone.page.locator(".thread span")
        lefts = [(await marks.nth(at).bounding_box() or {"x": 0})["x"] for at in range(await marks.count())]
        assert lefts == sorted(lefts, reverse=True)
        shown = phone.page.locator("time.t").first
        local = datetime.fromisoformat(await shown.get_attribute("datetime") or "").strftime("%H:%M")
        assert await shown.inner_text() == local
        await phone.go("/can")
        morning = await phone.page.locator('[data-cell="0 0"]').bounding_box()
        evening = await phone.page.locator('[data-cell="0 3"]').bounding_box()
        assert morning is not None
        assert evening is not None
        assert morning["x"] > evening["x"]
    finally:
        await cooperative.speaks("Dev", "en")
