"""Moving visits on the board: by keys alone, with a finger, and back again; what breaks is said before."""

import re

from playwright.async_api import CDPSession, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.desk import TAKABLE, WEEK, a_draft, drafted, held_over, middle, until_broken, until_free
from tests.journeys.phone import Phone

DRAFT = f"{WEEK}?view=draft"
_TO_THE_ROW_BELOW = """chip => {
  const rows = [...document.querySelectorAll('[data-row]')];
  const box = rows[rows.indexOf(chip.closest('[data-row]')) + 1].getBoundingClientRect();
  return box.top + box.height / 2;
}"""


async def tab_to(desk: Phone, selector: str) -> None:
    """Goes there with Tab alone."""
    for _ in range(60):
        await desk.page.keyboard.press("Tab")
        if await desk.page.evaluate("selector => !!document.activeElement?.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")


async def test_by_keys_alone_a_visit_moves_and_a_broken_rule_is_said_before_it_lands(
    phones: Phones, cooperative: Cooperative
) -> None:
    await a_draft(cooperative)
    desk = await phones("Ruth", place=DRAFT, wide=True)
    before = await drafted(cooperative)
    await tab_to(desk, "[data-stop]")
    await walk_to_a_chip(desk)
    visit = await desk.page.evaluate("document.activeElement.dataset.visit")
    await desk.page.keyboard.press("m")
    await until_broken(desk)
    await desk.see("would-break")
    await expect(desk.page.locator("[aria-live=polite], [role=status]").first).to_contain_text("would break")
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.get_by_label("Why all the same?")).to_be_focused()
    assert await drafted(cooperative) == before
    await desk.page.keyboard.press("Escape")
    await expect(desk.page.locator(f'[data-visit="{visit}"]:focus')).to_be_visible()
    await desk.page.keyboard.press("m")
    await until_free(desk)
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.locator(".toast")).to_contain_text("Pinned in the draft")
    await desk.settled()
    assert {each for each, *_ in await drafted(cooperative) - before} == {visit}
    await expect(desk.page.locator(f'[data-visit="{visit}"]:focus')).to_be_visible()


async def walk_to_a_chip(desk: Phone) -> None:
    """Row by row down to one with a visit behind its name."""
    for _ in range(8):
        for key in ("ArrowDown", "Home", "ArrowRight"):
            await desk.page.keyboard.press(key)
            await desk.settled()
        if await desk.page.evaluate("selector => document.activeElement.matches(selector)", TAKABLE):
            return
    raise AssertionError("no chip to take")


async def test_the_last_change_is_taken_back_by_key_toast_or_list(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    desk = await phones("Ruth", place=DRAFT, wide=True)
    before = await drafted(cooperative)
    for take_back in (_by_key, _from_the_toast, _from_the_list):
        await _take_away(desk)
        assert len(await drafted(cooperative)) == len(before) - 1
        await take_back(desk)
        await expect(desk.page.locator(".toast")).to_contain_text("It is as it was.")
        await desk.settled()
        assert await drafted(cooperative) == before


async def _take_away(desk: Phone) -> None:
    await desk.page.locator(TAKABLE).first.focus()
    await desk.page.keyboard.press("m")
    await desk.page.keyboard.press("Home")
    await held_over(desk)
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.locator(".toast")).to_contain_text("nobody for now")
    await desk.settled()


async def _by_key(desk: Phone) -> None:
    await desk.page.keyboard.press("Control+z")


async def _from_the_toast(desk: Phone) -> None:
    await desk.page.locator(".toast").get_by_role("button", name="Undo").click()


async def _from_the_list(desk: Phone) -> None:
    await desk.page.locator(".lastchanges summary").click()
    await desk.see("last-changes")
    await desk.page.locator(".lastchanges").get_by_role("button", name="Undo").first.click()


async def test_what_somebody_else_changed_meanwhile_is_not_undone(phones: Phones, cooperative: Cooperative) -> None:
    roster = await a_draft(cooperative)
    desk = await phones("Ruth", place=DRAFT, wide=True)
    await _take_away(desk)
    visit, worker = await _somebody_else_gives_it(cooperative, roster, desk)
    await desk.page.keyboard.press("Control+z")
    await expect(desk.page.locator(".toast")).to_contain_text("changed again meanwhile")
    assert (visit, worker) in {(each, who) for each, who, _ in await drafted(cooperative)}


async def _somebody_else_gives_it(here: Cooperative, roster: str, desk: Phone) -> tuple[str, str]:
    """The same visit, in another window, to whoever is free for it."""
    visit = await desk.page.locator(".toast").evaluate(
        '() => document.querySelector(\'[data-row=""] [data-visit]:focus, [data-row=""] [data-visit]\').dataset.visit'
    )
    async with await here.sign_in(here.people["Ruth"]) as other:
        drill = (await other.get(f"/api/rosters/{roster}/visits/{visit}/uncovered")).json()
        worker, starts_at = next((each["worker_id"], each["starts_at"]) for each in drill["candidates"] if each["free"])
        head = (await other.get(f"/api/rosters/{roster}")).json()
        place = {"visit_id": visit, "worker_id": worker, "replaces": None, "starts_at": starts_at}
        given = {**place, "pinned": True, "reason": None, "override": False, "version": head["version"]}
        answer = await other.post(f"/api/rosters/{roster}/assign", json=given)
        assert answer.status_code == 200, answer.text
    await expect(desk.page.locator(f'[data-visit="{visit}"][data-worker="{worker}"]')).to_be_visible()
    return str(visit), str(worker)


class Finger:
    """One finger on a tablet that lies before a coordinator."""

    def __init__(self, tablet: Phone, session: CDPSession) -> None:
        self.tablet = tablet
        self._session = session

    @classmethod
    async def on_a_tablet(cls, phones: Phones) -> "Finger":
        """A fresh tablet that shows the draft."""
        size = {"width": 1024, "height": 768}
        tablet = await phones("Ruth", place=DRAFT, wide=True, viewport=size, is_mobile=True, has_touch=True)
        return cls(tablet, await tablet.context.new_cdp_session(tablet.page))

    async def touch(self, kind: str, x: float = 0, y: float = 0) -> None:
        """Down, along or up."""
        points = [{"x": x, "y": y}] if kind != "touchEnd" else []
        await self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


async def test_a_finger_that_moves_scrolls_and_takes_nothing(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    finger = await Finger.on_a_tablet(phones)
    page = finger.tablet.page
    x, y = await middle(page.locator(TAKABLE).nth(1))
    await finger.touch("touchStart", x, y)
    for step in range(1, 12):
        await finger.touch("touchMove", x, y - 20 * step)
    await finger.touch("touchEnd")
    await expect(page.locator(".flying")).to_have_count(0)
    await page.wait_for_function("scrollY > 0")


async def test_a_finger_that_rests_takes_a_visit_and_carries_it(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    finger = await Finger.on_a_tablet(phones)
    page, before = finger.tablet.page, await drafted(cooperative)
    chip = page.locator(TAKABLE).nth(1)
    x, y = await middle(chip)
    # Another row, however high the draft made the one it is taken from.
    down = await chip.evaluate(_TO_THE_ROW_BELOW) - y
    await finger.touch("touchStart", x, y)
    await expect(page.locator(".chip.flying")).to_be_visible()
    await finger.touch("touchMove", x + 15, y + 15)
    assert await page.evaluate("scrollY") == 0
    for step in range(1, 8):
        await finger.touch("touchMove", x + step, y + down * step / 7)
    await held_over(finger.tablet)
    await finger.tablet.picture("by-finger")
    free = await page.get_by_text("No rule breaks.").count()
    await finger.touch("touchEnd")
    if free:
        await expect(page.locator(".toast")).to_contain_text("Pinned in the draft")
        await finger.tablet.settled()
        assert await drafted(cooperative) != before
    else:
        await expect(page.get_by_label("Why all the same?")).to_be_visible()
        await finger.tablet.tap("Return it")
        assert await drafted(cooperative) == before


async def test_by_client_one_moves_a_visit_to_a_worker_of_the_list(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    desk = await phones("Ruth", place=f"{DRAFT}&by=client", wide=True)
    before = await drafted(cooperative)
    await desk.page.locator(TAKABLE).first.focus()
    await desk.page.keyboard.press("m")
    await expect(desk.page.get_by_role("heading", name="To whom")).to_be_visible()
    await desk.see("by-client")
    await until_free(desk)
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.locator(".toast")).to_contain_text(re.compile("Pinned in the draft"))
    await desk.settled()
    assert len(await drafted(cooperative) - before) == 1
