"""A worker's phone through everything that happens to phones, beside a plain account of what was done on it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from playwright.async_api import Browser, Page, expect

from backend.kit.web.cookies import SESSION
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative
from tests.journeys.network import Network
from tests.journeys.phone import Phone, a_phone
from tests.journeys.torture_steps import Step
from tests.journeys.wire import WORKER_IS_THERE
from tests.world_rosters import until
from tests.world_rosters_views import a_visit, can, publish, wants

LATER_ON = NEXT_WEEK_ON + timedelta(days=14)
AVAILABILITY = "/api/my/availability"
_PLACES = ("/can", "/usual", "/hours", "/coop", "/waiting", f"/week/{LATER_ON}", f"/can/{NEXT_WEEK_ON}")
_FLUSH = "seconds => { laterBy += seconds * 1000; dispatchEvent(new Event('online')); }"
# Looked for and touched in one go: between the two it may be drawn anew without it.
_SAY_YES = """() => {
  const yes = document.querySelector('button[aria-label^="Yes"]');
  yes?.click();
  return yes?.getAttribute('aria-label');
}"""
_OUTBOX = """async (member) => {
  const found = (await indexedDB.databases()).find(({ name }) => name.endsWith(member));
  if (!found) return [];
  const db = await new Promise((yes) => {
    indexedDB.open(found.name).onsuccess = (event) => yes(event.target.result); });
  const rows = await new Promise((yes) => {
    db.transaction('outbox').objectStore('outbox').getAll().onsuccess = (event) => yes(event.target.result); });
  db.close();
  return rows;
}"""
_ALL_KEPT = """async () => {
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((yes) => { indexedDB.open(name).onsuccess = (event) => yes(event.target.result); });
    found[name] = await new Promise((yes) => {
      db.transaction('copies').objectStore('copies').getAll().onsuccess = (event) => yes(event.target.result); });
    db.close();
  }
  return found;
}"""


class Torture:
    """One worker's phone with up to two pages, and what they and another device of theirs said."""

    def __init__(self, phone: Phone, network: Network, members: tuple[UUID, UUID]) -> None:
        self.phone = phone
        self.network = network
        self.me, self.other = members
        self.pages: list[Page] = [phone.page]
        # What was said last of each thing, here; None where somebody has to look, because it was given up or refused.
        self.cells: dict[tuple[int, int], str] = {}
        self.confirmed = False
        self.versions: set[int] = set()

    async def do(self, step: Step) -> None:
        """One thing happens; said, for who reads of a failure."""
        print(step)  # noqa: T201
        name, *rest = step
        await getattr(self, f"_{name}")(*rest)

    async def page(self, number: int, place: str) -> Page:
        """That page of the browser, at a place of the app; opened where there is none yet."""
        if number >= len(self.pages):
            self.pages.append(await self.phone.context.new_page())
            await self.pages[-1].goto(f"{self.phone.url}/#{place}")
        page = self.pages[min(number, len(self.pages) - 1)]
        await page.evaluate("place => { location.hash = place }", place)
        return page

    async def _touch(self, page: Page, cell: str, brush: str) -> None:
        await page.get_by_role("radio", name=brush, exact=True).click()
        await page.locator(f'[data-cell="{cell}"]').click()
        await expect(page.locator(f'[data-cell="{cell}"]')).to_have_class(re.compile(rf"\b{brush.lower()}\b"))

    async def _paint(self, number: int, day: int, band: int, brush: str) -> None:
        page = await self.page(number, f"/can/{NEXT_WEEK_ON}")
        await expect(page.locator("h1")).to_be_attached()
        await self._touch(page, f"{day} {band}", brush)
        self.cells[day, band] = brush.lower()

    async def _usual(self, number: int, day: int, band: int, brush: str) -> None:
        page = await self.page(number, "/usual")
        await expect(page.get_by_role("heading", level=1)).to_contain_text("sual")
        await self._touch(page, f"{day} {band}", brush)

    async def _hours(self, number: int) -> None:
        page = await self.page(number, "/hours")
        await page.get_by_role("button", name="I would like: one hour more").click()
        await page.get_by_role("button", name="Save", exact=True).click()
        await expect(page.get_by_role("heading", name="Hours", exact=False)).to_have_count(0)

    async def _confirm(self, number: int) -> None:
        page = await self.page(number, f"/week/{LATER_ON}")
        await expect(page.locator("a[href*='/visits/']").first).to_be_visible()
        if said := await page.evaluate(_SAY_YES):
            await expect(page.get_by_role("button", name=said, exact=True)).to_have_count(0)
            self.confirmed = True

    async def _elsewhere(self, what: str, number: int) -> None:
        """Another device of the same worker says something else of the same thing."""
        async with await self.phone.cooperative.sign_in(self.me) as there:
            now = (await there.get(AVAILABILITY)).json()
            if what == "hours":
                body = {**now["hours_wanted"], "wanted_minutes": 600 - number * 7}
                answer = await there.put(f"{AVAILABILITY}/hours-wanted", json=body)
            else:
                span = {"weekday": number, "starts_time": "10:00", "ends_time": "12:00", "level": "can"}
                answer = await there.put(f"{AVAILABILITY}/usual", json={"spans": [span], "version": now["version"]})
            assert answer.is_success, answer.text
            if what == "usual":
                self.versions.add(answer.json()["version"])

    async def _network(self, way: Any) -> None:  # noqa: ANN401
        self.network.way = way

    async def _offline(self, off: bool) -> None:  # noqa: FBT001
        await self.phone.context.set_offline(off)

    async def _flush(self, number: int, seconds: int) -> None:
        await self.pages[min(number, len(self.pages) - 1)].evaluate(_FLUSH, seconds)

    async def _clock(self, number: int, hours: int) -> None:
        await self._flush(number, hours * 3600)

    async def _reload(self, number: int) -> None:
        await self.pages[min(number, len(self.pages) - 1)].reload()

    async def _kill(self, number: int) -> None:
        """The page goes while something may be on its way, and is opened again."""
        page = self.pages.pop(min(number, len(self.pages) - 1))
        await page.evaluate(_FLUSH, 11)
        await page.close()
        if not self.pages:
            self.pages.append(await self.phone.context.new_page())
            await self.pages[0].goto(f"{self.phone.url}/#/can")

    async def _sign_out(self) -> None:
        """In the middle of sending: what is unsent is given up, knowingly; the next sees nothing."""
        await self._no_trouble()
        page = await self.page(0, "/coop")
        await page.evaluate(_FLUSH, 11)
        await page.get_by_role("button", name="Sign out", exact=True).click()
        anyway = page.get_by_role("dialog").get_by_role("button").nth(-1)
        gone = page.get_by_role("button", name="Send me a link")
        await expect(anyway.or_(gone).first).to_be_visible()
        if await page.get_by_role("dialog").count():
            await anyway.click()
        await expect(gone).to_be_visible()
        await self._nothing_of_mine(page)
        self.cells.clear()
        self.confirmed = False
        await self._enter(self.me)

    async def _somebody_else(self) -> None:
        """Another member uses the browser while pages of the first are open."""
        await self._no_trouble()
        await self._cookie(self.other)
        for page in self.pages:
            await page.evaluate(_FLUSH, 11)
        page = await self.phone.context.new_page()
        await page.goto(f"{self.phone.url}/#/can")
        await expect(page.locator("h1")).to_be_attached()
        await self._nothing_of_mine(page)
        await page.close()
        await self._enter(self.me)

    async def _nothing_of_mine(self, page: Page) -> None:
        async def none() -> bool:
            kept: dict[str, list[Any]] = await page.evaluate(_ALL_KEPT)
            return not [each for name, copies in kept.items() if name.endswith(str(self.me)) for each in copies]

        await until(none)

    async def _no_trouble(self) -> None:
        self.network.way = "clear"
        await self.phone.context.set_offline(False)

    async def _cookie(self, member_id: UUID) -> None:
        _session_id, secret = await self.phone.cooperative.a_session(member_id)
        parts = {"name": SESSION, "value": secret, "domain": "localhost", "path": "/", "sameSite": "Lax"}
        await self.phone.context.add_cookies([{**parts, "secure": True, "httpOnly": True}])  # type: ignore[typeddict-item]

    async def _enter(self, member_id: UUID) -> None:
        await self._cookie(member_id)
        for page in self.pages[1:]:
            await page.close()
        del self.pages[1:]
        await self.warm()

    async def warm(self) -> None:
        """The phone has its copy of the app, of what it shows and of where it goes."""
        page = self.pages[0]
        await self._afresh(page, "/can")
        await page.wait_for_function(WORKER_IS_THERE)
        self.phone.page = page
        for place in _PLACES:
            await self.phone.go(place)

    async def _afresh(self, page: Page, place: str) -> None:
        await page.goto("about:blank")
        self.phone.watch.nobody_asks()
        await page.goto(f"{self.phone.url}/#{place}")

    async def rows(self) -> list[dict[str, Any]]:
        """What waits or was refused on this phone."""
        found: list[dict[str, Any]] = await self.pages[0].evaluate(_OUTBOX, str(self.me))
        return found

    async def all_holds(self) -> None:
        """Signal is back and everything has gone: what stands is what was said, or somebody is shown both sides."""
        await self._no_trouble()

        async def settled() -> bool:
            for page in self.pages:
                await page.evaluate(_FLUSH, 200)
            return not [row for row in await self.rows() if row["state"] == "waiting"]

        await until(settled, seconds=30)
        await self._refusals_are_shown()
        await self._what_stands()

    async def _refusals_are_shown(self) -> None:
        parked = [row for row in await self.rows() if row["state"] == "parked"]
        page = await self.page(0, "/waiting")
        await expect(page.locator(".banner.bad")).to_have_count(len(parked))
        for row in parked:
            assert row["refusal"]["code"] == "version_conflict", row
        for _ in parked:
            await expect(page.locator(".banner.bad dl").first).to_be_visible()

    async def _what_stands(self) -> None:
        """The page shows what was painted last, and it is what the server has."""
        for page in self.pages[1:]:
            await page.close()
        page = self.phone.page = self.pages[0]
        await self._afresh(page, f"/can/{NEXT_WEEK_ON}")
        await self.phone.settled()
        for (day, band), level in self.cells.items():
            await expect(page.locator(f'[data-cell="{day} {band}"]')).to_have_class(re.compile(rf"\b{level}\b"))
        await self._each_has_one_effect()

    async def _each_has_one_effect(self) -> None:
        """Every version was somebody's, the same change sent again made none, and nothing was done as somebody else."""
        here = self.phone.cooperative
        weeks = [(key, said["version"]) for key, what, said in self.network.done if what.endswith("/usual")]
        assert all(len({version for other, version in weeks if other == key}) == 1 for key, _version in weeks), weeks
        (final,) = await here.holds("select version from availability where worker_id = :me", me=self.me) or [0]
        assert self.versions | {version for _key, version in weeks} == set(range(1, final + 1))
        kept = set(map(str, await here.holds("select id from exception_span where worker_id = :me", me=self.me)))
        assert kept == self._exceptions_done()
        visits = (await here.holds("select confirmed_at from assignment where worker_id = :me", me=self.me)) or [None]
        assert not self.confirmed or visits[0] is not None
        for table in ("exception_span", "availability"):
            counted = f"select count(*) from {table} where worker_id = :other"  # noqa: S608 -- two names of ours
            assert await here.holds(counted, other=self.other) == [0], "done as somebody else"

    def _exceptions_done(self) -> set[str]:
        stands: dict[str, bool] = {}
        seen: set[str] = set()
        for key, what, _said in self.network.done:
            if "/exceptions/" in what and key not in seen:
                seen.add(key)
                stands[what.rsplit("/", 1)[1]] = what.startswith("PUT")
        return {each for each, there in stands.items() if there}


@asynccontextmanager
async def a_torture(chromium: Browser, cooperative: Cooperative, network: Network) -> AsyncIterator[Torture]:
    """Two fresh workers, one of them with a visit to answer, and the phone of that one."""
    mine, other = [await cooperative.a_worker(name) for name in ("Wren", "Yara")]
    for worker_id in (mine, other):
        await can(cooperative, worker_id, *((day, 7, 22, "can") for day in range(7)))
        await wants(cooperative, worker_id, 600)
    visit_id = await a_visit(cooperative, cooperative.people["Tilda"], day=2, week_on=LATER_ON)
    await publish(cooperative, [(visit_id, mine)], week_on=LATER_ON)
    phone = await a_phone(chromium, cooperative, "torture")
    phone.url = network.url
    torture = Torture(phone, network, (mine, other))
    try:
        await torture._cookie(mine)
        await torture.warm()
        yield torture
        assert not phone.watch.faults, phone.watch.faults
    finally:
        print(phone.watch.faults, [page.url for page in phone.context.pages])  # noqa: T201
        await phone.context.close()
