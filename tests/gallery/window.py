"""A browser window in somebody's hands, with a clock that agrees with the server's."""

from typing import Any, Literal, Protocol

from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize

from tests.gallery import places
from tests.gallery.screens import Role, Screen, Size
from tests.journeys.axe import DRAWN, STILL
from tests.journeys.phone import CLOCK, LAPTOP, PHONE
from tests.journeys.watch import Watch

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
SIZES: dict[Size, ViewportSize] = {"phone": PHONE, "laptop": LAPTOP}
_SPEAK = """async (language) => {
  const headers = { 'content-type': 'application/json' };
  return (await fetch('/api/me/language', { method: 'PUT', headers, body: JSON.stringify({ language }) })).status;
}"""
_TITLED = "() => document.querySelector('h1') && !document.querySelector('.slow.on')"


class Stage(Protocol):
    """A cooperative that is up, and whom one may be in it."""

    url: str
    ahead_milliseconds: int

    async def enter(self, page: Page, role: Role) -> None:
        """Signs the page in as somebody of the role; it stands at the address already."""


class Window:
    """One person, one language, one size; the theme may change."""

    def __init__(self, stage: Stage, context: BrowserContext, page: Page, size: Size) -> None:
        self.stage = stage
        self.context = context
        self.page = page
        self.size = size
        self.watch = Watch()
        self.names: dict[str, str] = {}

    async def enter(self, role: Role, language: str) -> None:
        """Signs in, says which language, and opens the app anew with both."""
        await self.page.goto(f"{self.stage.url}/mark.svg")
        if role != "visitor":
            await self.stage.enter(self.page, role)
            assert await self.page.evaluate(_SPEAK, language) in {200, 204}
            self.names = await places.found(self.page)
        await self.page.goto(f"{self.stage.url}/")
        await self.page.evaluate("code => localStorage.setItem('commonrota:language', code)", language)
        await self.open("/")

    async def open(self, address: str) -> None:
        """Opens an address from outside."""
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.stage.url}/#{address}")
        await self.settled()

    async def settled(self) -> None:
        """Nothing is asked for any more, and what was answered is drawn."""
        for _ in range(2):
            await self.watch.quiet()
            await self.page.wait_for_function(_TITLED)
            await self.page.evaluate(DRAWN)

    async def show(self, screen: Screen) -> bool:
        """Goes to a screen as a link does; False where this cooperative has nothing to show there."""
        try:
            address = screen.address.format(**self.names)
        except KeyError:
            return False
        await self.page.evaluate("to => { location.hash = to }", address)
        await self.settled()
        if screen.step is not None:
            await screen.step(self.page)
        await self._first(screen).wait_for()
        await self.settled()
        return True

    async def leave(self, screen: Screen) -> None:
        """As it was before the screen was shown; a step's answers do not stay for the next."""
        if screen.after is not None:
            await screen.after(self.page)
        if screen.step is not None:
            await self.open("/coop" if screen.role != "visitor" else "/")

    async def wear(self, theme: Theme) -> None:
        """Light or dark, as the system says; colours on their way are neither."""
        await self.page.emulate_media(color_scheme=theme)
        await self.page.evaluate(STILL)

    async def resize(self, width: int, height: int) -> None:
        """Another size of the same window."""
        await self.page.set_viewport_size({"width": width, "height": height})
        await self.page.evaluate(DRAWN)

    def _first(self, screen: Screen) -> Locator:
        return self.page.locator(screen.shows).first


async def a_window(browser: Browser, stage: Stage, size: Size, *, scale: float = 1, **more: Any) -> Window:  # noqa: ANN401
    """A fresh one, nobody signed in."""
    touch: dict[str, Any] = {"is_mobile": True, "has_touch": True} if size == "phone" else {}
    chosen = {"locale": "en-GB", "reduced_motion": "reduce", **touch, **more}
    context = await browser.new_context(viewport=SIZES[size], device_scale_factor=scale, **chosen)
    context.set_default_timeout(15_000)
    await context.add_init_script(CLOCK.replace("AHEAD", str(stage.ahead_milliseconds)))
    watch = Watch()
    await watch.over(context)
    window = Window(stage, context, await context.new_page(), size)
    window.watch = watch
    return window
