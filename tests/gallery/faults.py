"""What must not be on any screen: broken rules for accessibility, text that is cut or runs out, keys for words."""

from functools import cache
from pathlib import Path

from playwright.async_api import Page

from tests.gallery.window import SIZES, Window
from tests.journeys.axe import violations_of_all

NARROWEST = 320
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT = "document.documentElement.scrollHeight"
_SPOKEN = "[document.documentElement.lang, document.documentElement.dir]"


@cache
def _words() -> str:
    return Path(__file__).with_name("words.js").read_text(encoding="utf-8")


async def of_words(page: Page) -> list[str]:
    """Texts that are cut, run out of their box or of a chart, or are no words at all."""
    told: list[str] = await page.evaluate(_words())
    return told


async def of_width(page: Page) -> list[str]:
    """The page scrolls sideways."""
    over = await page.evaluate(_TOO_WIDE)
    return [f"{over} px too wide"] if over > 0 else []


async def of_language(page: Page, language: str, direction: str) -> list[str]:
    """The page does not say its language, or its direction."""
    lang, dir_ = await page.evaluate(_SPOKEN)
    return [] if (lang, dir_) == (language, direction) else [f"says that it is {lang} {dir_}"]


async def of_layout(window: Window) -> list[str]:
    """Width and words at the window's own size and, on a phone, at the narrowest."""
    size = SIZES[window.size]
    found = [*await of_width(window.page), *await of_words(window.page)]
    if window.size == "phone":
        await window.resize(NARROWEST, size["height"])
        narrow = [*await of_width(window.page), *await of_words(window.page)]
        found += [f"at {NARROWEST} px: {each}" for each in narrow if each not in found]
        await window.resize(size["width"], size["height"])
    return found


async def of_rules(window: Window) -> list[str]:
    """Broken rules for accessibility, asked of the page at its full height."""
    return await violations_of_all(window.page, SIZES[window.size])
