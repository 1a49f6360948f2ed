"""A phone or a laptop in somebody's hand, and looking at what it shows."""

import os
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from backend.kit.web.cookies import SESSION
from tests.journeys.axe import DRAWN, violations_of_all
from tests.journeys.cooperative import Cooperative
from tests.journeys.watch import Watch
from tests.journeys.wire import WORKER_IS_THERE
from tests.world_rosters import until

PHONE: ViewportSize = {"width": 360, "height": 740}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
ARTEFACTS = Path(os.environ.get("COMMONROTA_ARTEFACTS") or Path(tempfile.gettempdir()) / "commonrota-artefacts")
# Which screens were looked at by the rules for accessibility, and what they found: printed at the end.
LOOKED: Counter[str] = Counter()
# What was measured, in a sentence each: printed at the end.
MEASURED: list[str] = []
CLOCK = """
{ const Real = Date; const ahead = AHEAD;
  globalThis.laterBy = 0;
  globalThis.Date = class Date extends Real {
    constructor(...given) { if (given.length) super(...given); else super(Real.now() + ahead + globalThis.laterBy); }
    static now() { return Real.now() + ahead + globalThis.laterBy; }
  }; }
"""


class Phone:
    """One browser context with one page; `journey` names its pictures."""

    def __init__(self, cooperative: Cooperative, context: BrowserContext, journey: str, *, wide: bool) -> None:
        self.cooperative = cooperative
        self.context = context
        self.journey = journey
        self.wide = wide
        self.watch = Watch()
        self.page: Page
        self.url = cooperative.house.url

    async def sign_in(self, name: str) -> None:
        """The person has signed in here before."""
        _session_id, secret = await self.cooperative.a_session(self.cooperative.people[name])
        parts = {"name": SESSION, "value": secret, "domain": "localhost", "path": "/", "sameSite": "Lax"}
        await self.context.add_cookies([{**parts, "secure": True, "httpOnly": True}])  # type: ignore[typeddict-item]

    async def open(self, place: str = "/") -> None:
        """Opens a place of the app, from outside."""
        await self.page.goto("about:blank")
        await self.page.goto(f"{self.url}/#{place}")
        await self.settled()

    async def go(self, place: str) -> None:
        """Goes to a place inside the app, as a link does."""
        await self.page.evaluate("place => { location.hash = place }", place)
        await self.settled()

    async def settled(self) -> None:
        """A page stands: it has its title, and nothing is asked for any more."""
        await expect(self.page.locator("h1").first).to_be_attached()
        for _ in range(2):  # what was answered is drawn, and may ask for more
            await self.watch.quiet()
            await self.page.evaluate(DRAWN)

    async def works_offline(self) -> None:
        """The phone has its copy of the app."""
        await self.page.wait_for_function(WORKER_IS_THERE)

    async def tap(self, name: str | re.Pattern[str], role: Any = "button", *, within: Locator | None = None) -> None:  # noqa: ANN401
        """Touches what has this name."""
        await (within or self.page).get_by_role(role, name=name, exact=isinstance(name, str)).first.click()

    async def see(self, screen: str) -> None:
        """Looks at a screen: a picture is kept, every rule for accessibility holds, nothing runs out of the side."""
        await self.picture(screen)
        found = await violations_of_all(self.page, LAPTOP if self.wide else PHONE)
        LOOKED[f"{self.journey} {screen}"] += len(found)
        assert not found, f"{screen}:\n" + "\n".join(found)
        await self.fits(screen)

    async def fits(self, screen: str) -> None:
        """The page does not scroll sideways."""
        over = await self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            await self.picture(f"{screen}-too-wide")
        assert over <= 0, f"{screen} is {over} px too wide"

    async def picture(self, screen: str) -> None:
        """Keeps how it looks, outside the repository."""
        ARTEFACTS.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 -- once
        language = await self.page.evaluate("document.documentElement.lang")
        size = "1280" if self.wide else "360"
        await self.page.screenshot(path=ARTEFACTS / f"{self.journey}-{screen}-{language}-{size}.png")

    async def wait_seconds(self, seconds: int) -> None:
        """Time passes on this phone alone: what it held back goes."""
        await self.page.evaluate(
            "seconds => { laterBy += seconds * 1000; dispatchEvent(new Event('online')); }", seconds
        )
        await self.settled()

    async def all_is_sent(self) -> None:
        """Nothing waits on this phone any more."""

        async def empty() -> bool:
            return "outbox 0" in await self.kept()

        await until(empty)

    async def in_the_dark(self, screen: str) -> None:
        """The same screen as somebody sees it who asked for dark colours."""
        await self.page.emulate_media(color_scheme="dark")
        await self.see(f"{screen}-dark")
        await self.page.emulate_media(color_scheme="light")

    async def kept(self) -> list[str]:
        """The names of the databases in this phone, with how many rows are in each store."""
        found: list[str] = await self.page.evaluate(_KEPT)
        return found

    def member(self, name: str) -> UUID:
        """Who that is."""
        return self.cooperative.people[name]


_KEPT = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((yes) => { indexedDB.open(name).onsuccess = (event) => yes(event.target.result); });
    for (const store of db.objectStoreNames) {
      const count = await new Promise((yes) => {
        db.transaction(store).objectStore(store).count().onsuccess = (event) => yes(event.target.result); });
      found.push(`${store} ${count}`);
    }
    db.close();
  }
  return found;
}"""


async def a_phone(
    browser: Browser,
    cooperative: Cooperative,
    journey: str,
    *,
    wide: bool = False,
    **more: Any,  # noqa: ANN401
) -> Phone:
    """A fresh one; its own time zone is not the cooperative's, its clock agrees with the server's."""
    size = LAPTOP if wide else PHONE
    touch = {} if wide else {"is_mobile": True, "has_touch": True}
    chosen: dict[str, Any] = {"viewport": size, "timezone_id": "America/New_York", "locale": "en-GB", **touch, **more}
    context = await browser.new_context(**chosen)
    context.set_default_timeout(10_000)
    phone = Phone(cooperative, context, journey, wide=wide)
    await phone.watch.over(context)
    ahead = cooperative.house.clock.ahead_milliseconds
    await context.add_init_script(CLOCK.replace("AHEAD", str(ahead)))
    phone.page = await context.new_page()
    return phone
