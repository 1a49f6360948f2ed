"""What the screens cost a cheap phone with a poor line: bytes, seconds until they can be used, a tap until its picture.

A cooperative, its server and the browser share this machine: figures are upper bounds, nearer the fewer others use it.
"""

import asyncio
import statistics
import sys
from collections.abc import Iterable
from typing import NamedTuple

from playwright.async_api import Browser, async_playwright

from tests import chromium
from tests import database as databases
from tests.bench.taps import Tap, taps_on
from tests.gallery.screens import ROLES, Role, of
from tests.gallery.take import LANGUAGES
from tests.gallery.window import a_window
from tests.journeys.conftest import ARGUMENTS
from tests.journeys.cooperative import Cooperative, a_cooperative
from tests.journeys.house import House, a_house
from tests.journeys.screens import Cast
from tests.journeys.wire import (
    CLIENTS_HOME,
    SLOW_LINE,
    SLOW_PHONE,
    WORKER_IS_THERE,
    WORKERS_HOME,
    Wire,
    service_worker,
    until_usable,
)

_HOMES: dict[Role, str] = {"worker": WORKERS_HOME, "client": CLIENTS_HOME}


class Wanted(NamedTuple):
    """How often things are tried, and on which screens."""

    visits: int
    taps: int
    screens: frozenset[str]


def run(visits: int, taps: int, screens: Iterable[str]) -> None:
    """Prints it all."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    wanted = Wanted(visits, taps, frozenset(screens))
    with databases.serve() as server, server.database() as database, a_house(database) as house:
        asyncio.run(_run(house, wanted))


async def _run(house: House, wanted: Wanted) -> None:
    async with a_cooperative(house) as cooperative, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium.find(), args=ARGUMENTS)
        print("CPU 4 times slower; 400 kbit/s, 400 ms where a line matters")
        await _bytes(browser, cooperative)
        await _usable(browser, cooperative, wanted.visits)
        await _taps(browser, cooperative, wanted)
        await browser.close()


async def _bytes(browser: Browser, cooperative: Cooperative) -> None:
    size, _ = await service_worker(cooperative)
    print(f"\n{'bytes of a first load':24}" + "".join(f"{language:>9}" for language in LANGUAGES))
    for role in _HOMES:
        row = [await _first_load(browser, cooperative, role, language) for language in LANGUAGES]
        print(f"{role:24}" + "".join(f"{each:9}" for each in row))
    print(f"{'service worker':24}{size:9}")


async def _first_load(browser: Browser, cooperative: Cooperative, role: Role, language: str) -> int:
    await _speaks(browser, cooperative, role, language)
    window = await a_window(browser, Cast(cooperative), "phone", service_workers="block", locale=language)
    wire = Wire()
    session = await window.context.new_cdp_session(window.page)
    await wire.over(session)
    await window.stage.enter(window.page, role)
    await window.page.goto(window.stage.url)
    await window.page.locator(_HOMES[role]).first.wait_for()
    await window.settled()
    await window.context.close()
    return sum(wire.of_the_app().values())


async def _speaks(browser: Browser, cooperative: Cooperative, role: Role, language: str) -> None:
    window = await a_window(browser, Cast(cooperative), "phone")
    await window.enter(role, language)
    await window.context.close()


async def _usable(browser: Browser, cooperative: Cooperative, visits: int) -> None:
    print(f"\n{'seconds until usable':24}{'first':>9}{'return':>9}   shortest of {visits}")
    for role, home in _HOMES.items():
        await _speaks(browser, cooperative, role, "en")
        both = [await _visit(browser, cooperative, role, home) for _ in range(visits)]
        print(f"{role:24}{min(first for first, _ in both):9.2f}{min(later for _, later in both):9.2f}")


async def _visit(browser: Browser, cooperative: Cooperative, role: Role, home: str) -> tuple[float, float]:
    window = await a_window(browser, Cast(cooperative), "phone")
    await window.stage.enter(window.page, role)
    session = await window.context.new_cdp_session(window.page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", SLOW_LINE)
    first = await until_usable(window.page, window.stage.url, session, home)
    await window.page.wait_for_function(WORKER_IS_THERE, timeout=60_000)
    await window.settled()
    await window.page.goto("about:blank")
    later = await until_usable(window.page, window.stage.url, session, home)
    await window.context.close()
    return first, later


async def _taps(browser: Browser, cooperative: Cooperative, wanted: Wanted) -> None:
    print(f"\n{'ms from tap to paint':34}{'taps':>6}{'p75':>7}{'most':>7}  slowest tap")
    every: list[Tap] = []
    for role in ROLES:
        window = await a_window(browser, Cast(cooperative), "phone")
        await window.enter(role, "en")
        session = await window.context.new_cdp_session(window.page)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PHONE})
        for screen in of(role, named=wanted.screens):
            found = [each async for each in taps_on(window, screen, wanted.taps)]
            every += found
            _print_screen(f"{role} {screen.name}", found)
        await window.context.close()
    _print_all(every)


def _print_screen(name: str, found: list[Tap]) -> None:
    if not found:
        print(f"{name:34}{0:6}")
        return
    slowest = max(found, key=lambda tap: tap.milliseconds)
    took = [tap.milliseconds for tap in found]
    print(f"{name:34}{len(took):6}{part(took, 75):7.0f}{slowest.milliseconds:7.0f}  {slowest.what}")


def _print_all(every: list[Tap]) -> None:
    took = [tap.milliseconds for tap in every]
    print(f"{'all':34}{len(took):6}  p50 {part(took, 50):.0f}  p75 {part(took, 75):.0f}  p95 {part(took, 95):.0f} ms")


def part(values: list[float], percent: int) -> float:
    """The value that so many of a hundred do not exceed."""
    if len(values) < 2:
        return values[0] if values else 0.0
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
