"""Real touches on what a screen offers, and how long the browser says each took to be answered with a picture."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from playwright.async_api import Error as BrowserError
from playwright.async_api import Locator

from tests.gallery.screens import Screen
from tests.gallery.window import Window

# What leaves the app, ends the session, or asks the phone itself for something, is no tap of this screen.
_TAPPABLE = ", ".join(
    f"{place} {each}"
    for place in (".frame", "dialog[open]", ".bare")
    for each in ("a[href^='#']", "button:not(:disabled)", "summary", "label.choice", "label.tick", "label.brush")
)
_HEAR = """() => {
  globalThis.heardTaps = globalThis.heardTaps ?? [];
  if (globalThis.hearsTaps) return;
  globalThis.hearsTaps = new PerformanceObserver((list) => heardTaps.push(...list.getEntries()));
  hearsTaps.observe({ type: 'event', durationThreshold: 16 });
}"""
# Two frames after a tap its entry is there, if it took longer than one.
_LONGEST = """() => new Promise((yes) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
  heardTaps.push(...hearsTaps.takeRecords());
  const own = heardTaps.filter((each) => each.interactionId).map((each) => each.duration);
  heardTaps.length = 0;
  yes(own.length ? Math.max(...own) : 8);
}, 120))))"""
_NAMED = """element =>
  (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\\s+/g, ' ').slice(0, 40)"""
# After it the words above would be others.
_OTHER_LANGUAGE = "element => !!element.lang || !!element.querySelector('[lang]')"
_LEAVES = ("Sign out", "Print", "Show notices")


class Tap(NamedTuple):
    """One touch: on what, and the milliseconds until the next picture (8 stands for less than 16)."""

    what: str
    milliseconds: float


async def taps_on(window: Window, screen: Screen, most: int) -> AsyncIterator[Tap]:
    """Touches up to `most` things spread over the screen; each finds the screen as it was."""
    for number in range(most):
        try:
            if not await window.show(screen):
                return
            every = [each for each in await window.page.locator(_TAPPABLE).all() if await _in_reach(each)]
            if number >= len(every):
                return
            yield await _tap(window, every[number * len(every) // max(most, 1) if len(every) > most else number])
        except BrowserError:
            continue
        finally:
            await _leave(window, screen)


async def _in_reach(place: Locator) -> bool:
    if not await place.is_visible():
        return False
    if await place.evaluate(_OTHER_LANGUAGE):
        return False
    name = await place.evaluate(_NAMED)
    return not name.startswith(_LEAVES)


async def _tap(window: Window, place: Locator) -> Tap:
    what = await place.evaluate(_NAMED)
    await place.scroll_into_view_if_needed()
    await window.page.evaluate(_HEAR)
    await place.tap()
    return Tap(what, await window.page.evaluate(_LONGEST))


async def _leave(window: Window, screen: Screen) -> None:
    """Nothing the tap opened stays open, and the signal is back."""
    await window.context.set_offline(False)
    await window.open("/coop" if screen.role != "visitor" else "/")
