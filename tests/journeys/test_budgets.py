"""What a first visit costs: bytes over the wire, and the time until one can begin on a slow phone with a slow line."""

import time
from collections import defaultdict
from typing import Any

import pytest
from playwright.async_api import CDPSession, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import MEASURED, Phone

FIRST_LOAD_BYTES = 40_000
SERVICE_WORKER_BYTES = 2_048
USABLE_SECONDS = 2.5
_SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
_SLOW_PHONE = 4
_SLOW_VISITS = 3
_WORKER_IS_THERE = "async () => { await navigator.serviceWorker.ready; return !!navigator.serviceWorker.controller; }"
# The milliseconds since the page was asked for: who asks from outside hears of it up to a second late.
_STANDS = "home => document.querySelector(home)?.checkVisibility() && performance.now()"
_HOMES = {"Asha": "section.hero, .empty", "Olive": "section.card"}


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


async def first_visit(phone: Phone, name: str) -> tuple[Wire, CDPSession]:
    """Opens the app for the first time on this phone, and waits until its first screen can be used."""
    wire, session = Wire(), await phone.context.new_cdp_session(phone.page)
    await wire.over(session)
    await phone.sign_in(name)
    return wire, session


@pytest.mark.parametrize("name", ["Asha", "Olive"])
async def test_the_first_load_is_small_and_pressed(phones: Phones, name: str) -> None:
    phone = await phones(service_workers="block")
    wire, _session = await first_visit(phone, name)
    await phone.page.goto(phone.url)
    await expect(phone.page.locator(_HOMES[name]).first).to_be_visible()
    await phone.settled()
    sizes = wire.of_the_app()
    total = sum(sizes.values())
    MEASURED.append(f"first load of {name}: {total} bytes in {len(sizes)} files")
    assert {how for url, how in wire.squeezed.items() if url.endswith((".js", ".css", "/"))} == {"br"}
    assert total <= FIRST_LOAD_BYTES, sizes


async def test_the_service_worker_is_small(cooperative: Cooperative) -> None:
    async with (
        cooperative.browser() as browser,
        browser.stream("GET", "/sw.js", headers={"accept-encoding": "br"}) as answer,
    ):
        size = sum([len(part) async for part in answer.aiter_raw()])
    MEASURED.append(f"service worker: {size} bytes")
    assert answer.headers["content-encoding"] == "br"
    assert 0 < size <= SERVICE_WORKER_BYTES


async def until_usable(phone: Phone, session: CDPSession) -> float:
    """Opens the app; the seconds from there until the visit that is next stands there, by the phone's own clock."""
    await session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_PHONE})
    await phone.page.goto(phone.url, wait_until="commit")
    stands = await phone.page.wait_for_function(_STANDS, arg=_HOMES["Asha"], polling="raf", timeout=30_000)
    # Slowness is made by turning idly: one slow phone too many slows all the others.
    await session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return float(await stands.json_value()) / 1000


async def a_phone_on_a_slow_line(phones: Phones) -> tuple[Phone, CDPSession]:
    """A fresh one on which Asha was never before."""
    phone = await phones()
    _wire, session = await first_visit(phone, "Asha")
    await session.send("Network.emulateNetworkConditions", _SLOW_LINE)
    return phone, session


async def test_a_slow_phone_on_a_slow_line_can_be_used_soon(phones: Phones) -> None:
    # What else this machine does only adds to it: the shortest of a few is nearest to what the phone itself needs.
    fresh = [await a_phone_on_a_slow_line(phones) for _ in range(_SLOW_VISITS)]
    firsts = [await until_usable(phone, session) for phone, session in fresh]
    phone, session = fresh[-1]
    await phone.page.wait_for_function(_WORKER_IS_THERE)
    await phone.settled()
    await phone.page.goto("about:blank")
    first, later = min(firsts), await until_usable(phone, session)
    MEASURED.append(
        f"usable after {first:.2f} s the first time ({', '.join(f'{seconds:.2f}' for seconds in firsts)}), "
        f"{later:.2f} s later: 400 kbit/s, 400 ms, CPU 4 times slower"
    )
    assert max(first, later) <= USABLE_SECONDS


async def test_it_opens_without_signal_after_one_visit(phones: Phones) -> None:
    phone = await phones("Asha")
    await phone.page.wait_for_function(_WORKER_IS_THERE)
    await phone.context.set_offline(True)
    began = time.monotonic()
    await phone.page.goto(f"{phone.url}/")
    await expect(phone.page.get_by_text("No signal. Carry on.")).to_be_visible()
    await expect(phone.page.locator(_HOMES["Asha"]).first).to_be_visible()
    MEASURED.append(f"opened without signal in {time.monotonic() - began:.2f} s")
    await phone.see("today-offline")
