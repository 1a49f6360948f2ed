"""What goes over the wire to a page, and how soon it can be used on a slow phone with a slow line."""

from collections import defaultdict
from typing import Any

from playwright.async_api import CDPSession, Page

from tests.journeys.cooperative import Cooperative

SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOW_PHONE = 4
WORKER_IS_THERE = "async () => { await navigator.serviceWorker.ready; return !!navigator.serviceWorker.controller; }"
# The milliseconds since the page was asked for: who asks from outside hears of it up to a second late.
_STANDS = "home => document.querySelector(home)?.checkVisibility() && performance.now()"
WORKERS_HOME, CLIENTS_HOME = "section.hero, .empty", "section.card"


class Wire:
    """What a page asked for, with the bytes of the bodies as they came."""

    def __init__(self) -> None:
        self.urls: dict[str, str] = {}
        self.bytes: dict[str, int] = defaultdict(int)
        self.squeezed: dict[str, str] = {}

    async def over(self, session: CDPSession) -> None:
        """Listens from now on."""
        session.on("Network.responseReceived", self._answered)
        session.on("Network.dataReceived", self._received)
        await session.send("Network.enable")

    def _answered(self, told: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in told["response"]["headers"].items()}
        self.urls[told["requestId"]] = told["response"]["url"]
        self.squeezed[told["response"]["url"]] = headers.get("content-encoding", "")

    def _received(self, told: dict[str, Any]) -> None:
        self.bytes[self.urls.get(told["requestId"], "")] += int(told["encodedDataLength"])

    def of_the_app(self) -> dict[str, int]:
        """Files of the app, without what the server tells of people."""
        return {url: size for url, size in self.bytes.items() if url.startswith("http") and "/api/" not in url}


async def until_usable(page: Page, url: str, session: CDPSession, home: str) -> float:
    """Opens the app on a slow phone; the seconds until its first page stands there, by the phone's own clock."""
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PHONE})
    await page.goto(url, wait_until="commit")
    stands = await page.wait_for_function(_STANDS, arg=home, polling="raf", timeout=60_000)
    # Slowness is made by turning idly: one slow phone too many slows all the others.
    await session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return float(await stands.json_value()) / 1000


async def service_worker(cooperative: Cooperative) -> tuple[int, str]:
    """Its bytes as they come, and how they were pressed."""
    async with (
        cooperative.browser() as browser,
        browser.stream("GET", "/sw.js", headers={"accept-encoding": "br"}) as answer,
    ):
        return sum([len(part) async for part in answer.aiter_raw()]), answer.headers["content-encoding"]
