"""The coordinator's board in Chromium, with the real server behind it: frames while it scrolls and a visit is dragged.

Pointer and wheel are real input; frames are the distances between calls of requestAnimationFrame, of which a headless
browser makes 60 a second at most. A frame is long when it takes more than 50 ms. What other programs take from the
machine is in them too; the CPU time of the page's own thread, a frame on average, is the board's alone.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from playwright.async_api import Browser, CDPSession, async_playwright

from tests import chromium
from tests import database as databases
from tests.bench.board_world import Size, fill
from tests.journeys.conftest import ARGUMENTS
from tests.journeys.cooperative import Cooperative
from tests.journeys.house import House, a_house
from tests.journeys.phone import Phone, a_phone
from tests.world_rosters_views import WEEK_ON

SIZES = (Size(workers=60, visits=700), Size(workers=250, visits=2500))
_WEEK = f"/desk/week/{WEEK_ON}"
_LONG_MILLISECONDS = 50
_DRAG_SECONDS = 4.0
_SCROLL_PIXELS_A_SECOND = 2_000
_RECORD = """() => { const frames = globalThis.frames = []; let last;
  globalThis.recording = true;
  const step = (at) => { if (last !== undefined) frames.push(at - last); last = at;
    if (globalThis.recording) requestAnimationFrame(step); };
  requestAnimationFrame(step); }"""
_STOP = "() => { globalThis.recording = false; return globalThis.frames; }"
_STANDS = "() => document.querySelector('.board [data-row] [data-visit]') && performance.now()"
_CHIP = ".board [data-row]:not(.open) button.chip:not(.gone)"


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    """What one action showed: its frames in milliseconds, and what they cost the page's own thread altogether."""

    action: str
    milliseconds: list[float]
    cpu_milliseconds: float

    def share(self, hundredths: int) -> float:
        """A percentile."""
        return sorted(self.milliseconds)[min(len(self.milliseconds) * hundredths // 100, len(self.milliseconds) - 1)]

    @property
    def long(self) -> int:
        """How many took so long that one sees it."""
        return sum(one > _LONG_MILLISECONDS for one in self.milliseconds)


async def run(sizes: tuple[Size, ...], rounds: int) -> None:
    """Prints a table a size; each action is done `rounds` times and its frames are counted together."""
    found = chromium.find()
    if found is None:
        raise SystemExit(chromium.HOW_TO_GET_ONE)
    with databases.serve() as server:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
            for size in sizes:
                with server.database() as database, a_house(database) as house:
                    await _measure(browser, house, size, rounds)
            await browser.close()


async def _measure(browser: Browser, house: House, size: Size, rounds: int) -> None:
    here = Cooperative(house)
    try:
        await here.found()
        await fill(here, size)
        load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        print(f"\n{size.workers} workers, {size.visits} visits ({load})")
        await _tell_server(here)
        phone = await a_phone(browser, here, "bench", wide=True)
        await phone.sign_in("Ruth")
        await _tell_first_board(phone)
        for view in ("?view=draft", "?view=draft&by=day"):
            await _tell_frames(phone, view, rounds)
        await phone.context.close()
    finally:
        await here.engine.dispose()


async def _tell_server(here: Cooperative) -> None:
    """How long GET of the week takes, and how large it is."""
    took, sizes = [], (0, 0)
    async with await here.sign_in(here.people["Ruth"]) as ruth:
        for _ in range(5):
            began = time.perf_counter()
            async with ruth.stream("GET", f"/api/weeks/{WEEK_ON}") as answer:
                wire = sum([len(part) async for part in answer.aiter_raw()])
            took.append((time.perf_counter() - began) * 1000)
        plain = await ruth.get(f"/api/weeks/{WEEK_ON}", headers={"accept-encoding": "identity"})
        sizes = wire, len(plain.content)
    pressed, whole = (f"{size / 1000:.0f} kB" for size in sizes)
    print(f"  GET the week: {statistics.median(took):.0f} ms, {whole}, {pressed} on the wire")


async def _tell_first_board(phone: Phone) -> None:
    """From asking for the page to the first chip, with nothing kept; then again, with everything kept."""
    times = []
    for _ in range(2):
        await phone.page.goto("about:blank")
        await phone.page.goto(f"{phone.url}/#{_WEEK}", wait_until="commit")
        times.append(await (await phone.page.wait_for_function(_STANDS)).json_value())
        await phone.settled()
    rows, parts = await phone.page.evaluate(
        "() => [document.querySelectorAll('.board [data-row]').length, document.querySelectorAll('.board *').length]"
    )
    print(f"  first board: {times[0]:.0f} ms, again {times[1]:.0f} ms; {rows} rows stand, {parts} elements")


async def _tell_frames(phone: Phone, view: str, rounds: int) -> None:
    await phone.go(f"{_WEEK}{view}")
    name = "day timeline" if "day" in view else "week"
    actions: dict[str, Callable[[], Awaitable[None]]] = {
        "scroll": lambda: _scroll(phone),
        "drag": lambda: _drag(phone),
    }
    heads = f"{'frames':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'most':>9}{'long':>7}{'CPU ms':>9}"
    print(f"  {name}".ljust(24) + heads)
    for action, do in actions.items():
        every: list[float] = []
        cpu = 0.0
        for _ in range(rounds):
            await phone.page.evaluate("scrollTo(0, 0)")
            await phone.settled()
            frames, took = await _recorded(phone, do)
            every, cpu = every + frames, cpu + took
        _print(Frames(action=action, milliseconds=every, cpu_milliseconds=cpu))


def _print(found: Frames) -> None:
    shares = "".join(f"{found.share(part):9.1f}" for part in (50, 95, 99))
    print(
        f"    {found.action}".ljust(24)
        + f"{len(found.milliseconds):9}{shares}{max(found.milliseconds):9.1f}{found.long:7}"
        + f"{found.cpu_milliseconds / len(found.milliseconds):9.1f}"
    )


async def _recorded(phone: Phone, do: Callable[[], Awaitable[None]]) -> tuple[list[float], float]:
    session = await phone.context.new_cdp_session(phone.page)
    await session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = await _busy_seconds(session)
    await phone.page.evaluate(_RECORD)
    await do()
    frames: list[float] = await phone.page.evaluate(_STOP)
    took = await _busy_seconds(session) - before
    await session.detach()
    return frames, took * 1000


async def _busy_seconds(session: CDPSession) -> float:
    found = (await session.send("Performance.getMetrics"))["metrics"]
    return float(next(each["value"] for each in found if each["name"] == "TaskDuration"))


async def _scroll(phone: Phone) -> None:
    """With the wheel to the last row and back."""
    session = await phone.context.new_cdp_session(phone.page)
    height = await phone.page.evaluate("document.documentElement.scrollHeight - innerHeight")
    for down in (-height, height):
        gesture: dict[str, Any] = {"x": 500, "y": 500, "yDistance": down, "speed": _SCROLL_PIXELS_A_SECOND}
        await session.send("Input.synthesizeScrollGesture", {**gesture, "gestureSourceType": "mouse"})
    await session.detach()


async def _drag(phone: Phone) -> None:
    """Takes a visit, goes over the rows and to the lower edge, where they scroll under it, and returns it."""
    mouse = phone.page.mouse
    box = await phone.page.locator(_CHIP).first.bounding_box()
    assert box is not None
    await mouse.move(box["x"] + 8, box["y"] + 8)
    await mouse.down()
    began = time.perf_counter()
    while (at := (time.perf_counter() - began) / _DRAG_SECONDS) < 1:
        swing = abs(((at * 6) % 2) - 1)
        await mouse.move(box["x"] + 40 * swing, 330 + 300 * swing + (140 if at > 0.7 else 0))
        await asyncio.sleep(0.004)
    if not await phone.page.locator(".flying").count():
        raise RuntimeError("nothing was dragged")
    await phone.page.keyboard.press("Escape")
    await mouse.up()
