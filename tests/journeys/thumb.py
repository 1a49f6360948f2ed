"""One thumb on a phone, and two hands on a keyboard: every touch and every key is counted."""

import re

from playwright.async_api import Locator

from tests.journeys.phone import Phone

_NAMED = """() => { const at = document.activeElement;
  return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.innerText ?? at?.innerText ?? ''; }"""
_MOST_KEYS = 80


class Thumb:
    """Touches, and knows how often."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.taps = 0

    async def tap(self, what: Locator) -> None:
        """Touches it once, where it stands; scrolling is no touch."""
        await what.first.tap()
        self.taps += 1
        await self.phone.settled()

    async def button(self, name: str | re.Pattern[str]) -> None:
        """Touches the button of this name."""
        await self.tap(self.phone.page.get_by_role("button", name=name, exact=isinstance(name, str)))

    async def link(self, name: str | re.Pattern[str]) -> None:
        """Touches the link of this name."""
        await self.tap(self.phone.page.get_by_role("link", name=name, exact=isinstance(name, str)))


async def reach(phone: Phone, name: str) -> None:
    """Goes on with the tabulator until what begins with this name has the focus."""
    for _ in range(_MOST_KEYS):
        await phone.page.keyboard.press("Tab")
        if " ".join(str(await phone.page.evaluate(_NAMED)).split()).startswith(name):
            return
    raise AssertionError(f"no key leads to {name}")


async def press(phone: Phone, name: str) -> None:
    """Reaches it and presses it, by keys alone."""
    await reach(phone, name)
    await phone.page.keyboard.press("Enter")
    await phone.settled()
