"""The page of all parts: each is there, holds in every language and theme, and does what it says."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.gallery import faults
from tests.gallery.take import LANGUAGES
from tests.gallery.window import THEMES, a_window
from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.screens import a_cast

PARTS = (
    *("look", "button", "dialog", "sheet", "toast", "field", "choice", "card", "list", "tabs", "face", "states"),
    *("empty", "error", "loading", "offline", "news", "painter", "day", "funnel", "charts"),
)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_part_holds_in_every_language_and_theme(
    chromium: Browser, cooperative: Cooperative, language: str
) -> None:
    async with a_cast(cooperative) as cast:
        window = await a_window(chromium, cast, "phone")
        await window.enter("worker", language)
        await window.open("/parts")
        await expect(window.page.locator("[data-name=charts] .chart").first).to_be_visible()
        shown = await window.page.locator("[data-name]").evaluate_all("all => all.map((each) => each.dataset.name)")
        found = [*await faults.of_layout(window), *await faults.of_language(window.page, language, LANGUAGES[language])]
        for theme in THEMES:
            await window.wear(theme)
            found += await faults.of_rules(window)
        await window.context.close()
    assert set(shown) == set(PARTS)
    assert not found + window.watch.faults, "\n".join(found + window.watch.faults)


async def test_a_dialog_holds_the_focus_until_it_is_answered(phones: Phones) -> None:
    phone = await phones("Ben", place="/parts")
    opener = phone.page.locator("[data-name=dialog] button")
    await opener.click()
    dialog = phone.page.get_by_role("dialog")
    await expect(dialog.get_by_role("heading")).to_be_focused()
    await phone.see("dialog")
    await phone.page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await expect(opener).to_be_focused()


async def test_arrow_keys_go_from_tab_to_tab(phones: Phones) -> None:
    phone = await phones("Ben", place="/parts")
    tabs = phone.page.locator("[data-name=tabs]").get_by_role("tab")
    await tabs.first.focus()
    await phone.page.keyboard.press("ArrowLeft")
    await expect(tabs.last).to_be_focused()
    await expect(tabs.last).to_have_attribute("aria-selected", "true")
    await expect(phone.page.get_by_role("tabpanel")).to_have_attribute("aria-labelledby", re.compile("-2$"))


async def test_more_contrast_leaves_no_faint_ink_in_light_or_dark(phones: Phones) -> None:
    phone = await phones("Ben", place="/parts")
    await expect(phone.page.locator(".faint").first).to_be_visible()
    style = "getComputedStyle(document.querySelector('.faint')).color === getComputedStyle(document.body).color"
    assert not await phone.page.evaluate(style)
    await phone.page.get_by_role("button", name="More", exact=True).click()
    for scheme in ("light", "dark"):
        await phone.page.emulate_media(color_scheme=scheme)
        assert await phone.page.evaluate(style)
    await phone.tap("As the phone", within=phone.page.get_by_role("group", name="Contrast"))
    await phone.page.emulate_media(contrast="more")
    assert await phone.page.evaluate(style)
