"""Going through the table: every chosen screen in every chosen language, size and theme."""

import time
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser
from playwright.async_api import Error as BrowserError

from tests.gallery import faults
from tests.gallery.screens import ROLES, Role, Screen, Size, of
from tests.gallery.window import SIZES, THEMES, Stage, Theme, Window, a_window

LANGUAGES: dict[str, str] = {"en": "ltr", "gu": "ltr", "hi": "ltr", "es": "ltr", "ar": "rtl"}


class Choice(NamedTuple):
    """What of the table is wanted; empty means all."""

    languages: tuple[str, ...] = tuple(LANGUAGES)
    themes: tuple[Theme, ...] = THEMES
    sizes: tuple[Size, ...] = ("phone", "laptop")
    roles: tuple[Role, ...] = ROLES
    named: frozenset[str] = frozenset()

    def screens(self, role: Role, size: Size) -> tuple[Screen, ...]:
        """The screens one window goes through."""
        return tuple(each for each in of(role, named=self.named) if size in each.sizes)

    def rounds(self) -> list[tuple[Role, str, Size]]:
        """One window each: whose, in which language, how large."""
        every = [(role, language, size) for role in self.roles for language in self.languages for size in self.sizes]
        return [(role, language, size) for role, language, size in every if self.screens(role, size)]

    def pictures(self) -> int:
        """How many pictures that is."""
        return sum(len(self.screens(role, size)) for role, _, size in self.rounds()) * len(self.themes)


class Look(NamedTuple):
    """One screen as it stands before somebody."""

    screen: Screen
    language: str
    size: Size
    theme: Theme

    @property
    def title(self) -> str:
        """Names a picture, and a fault."""
        return f"{self.screen.role}-{self.screen.name}-{self.language}-{self.theme}-{self.size}"


async def through(browser: Browser, stage: Stage, choice: Choice) -> AsyncIterator[tuple[Window, Look, list[str]]]:
    """Each look with its window as it stands; a screen that cannot be reached is told with what stood in the way."""
    for role, language, size in choice.rounds():
        window = await a_window(browser, stage, size)
        await window.enter(role, language)
        for screen in choice.screens(role, size):
            hindered = await _reach(window, screen)
            for theme in choice.themes:
                await window.wear(theme)
                yield window, Look(screen, language, size, theme), hindered
            await _leave(window, screen)
        await window.context.close()


async def _reach(window: Window, screen: Screen) -> list[str]:
    try:
        return [] if await window.show(screen) else ["this cooperative has nothing to show there"]
    except (BrowserError, TimeoutError) as error:
        return [f"not reached: {str(error).splitlines()[0]}"]


async def _leave(window: Window, screen: Screen) -> None:
    try:
        await window.leave(screen)
    except (BrowserError, TimeoutError):
        await window.context.set_offline(False)
        await window.open("/")


async def check(window: Window, look: Look, *, first: bool) -> list[str]:
    """Everything that is wrong with a look; what no theme changes is asked only the first time."""
    found = await faults.of_rules(window)
    if first:
        found += await faults.of_layout(window)
        found += await faults.of_language(window.page, look.language, LANGUAGES[look.language])
    return found


async def picture(window: Window, look: Look, folder: Path, *, full: bool = False) -> None:
    """Keeps how it looks; `full`, the whole page with its foot at its end."""
    size = SIZES[look.size]
    if full:
        await window.resize(size["width"], max(size["height"], await window.page.evaluate(faults.HEIGHT)))
    await window.page.screenshot(path=folder / f"{look.title}.png")
    if full:
        await window.resize(size["width"], size["height"])


class Progress:
    """Says n of m, how long it took, and how long it may take yet."""

    def __init__(self, total: int, say: Callable[[str], None]) -> None:
        self._total, self._say, self._done, self._began = total, say, 0, time.monotonic()

    def step(self, title: str) -> None:
        """One more is done."""
        self._done += 1
        took = time.monotonic() - self._began
        left = took / self._done * (self._total - self._done)
        self._say(f"{self._done} of {self._total}  {title}  ({left:.0f} s to go)")


def problems(found: Iterable[tuple[Look, list[str]]]) -> list[str]:
    """A line each; one that only repeats in another theme or size stands once, with all it was seen in."""
    seen: dict[str, list[str]] = {}
    for look, lines in found:
        for line in lines:
            key = f"{look.screen.role} {look.screen.name}: {line}"
            seen.setdefault(key, []).append(f"{look.language}-{look.theme}-{look.size}")
    return [f"{line}  [{', '.join(where[:6])}{' …' if len(where) > 6 else ''}]" for line, where in seen.items()]
