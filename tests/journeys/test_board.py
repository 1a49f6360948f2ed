"""Moving visits on the board: by keys alone, with a finger, and back again; what breaks is said before."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.desk import TAKABLE, WEEK, a_draft, drafted, held_over, middle, until_broken, until_free
from tests.journeys.phone import Phone

DRAFT = f"{WEEK}?view=draft"


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
    assert await desk.page.evaluate("document.activeElement.dataset.visit") == visit
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
        worker = next(each["worker_id"] for each in drill["candidates"] if each["free"])
        head = (await other.get(f"/api/rosters/{roster}")).json()
        place = {"visit_id": visit, "worker_id": worker, "replaces": None, "starts_at": None}
        given = {**place, "pinned": True, "reason": None, "override": False, "version": head["version"]}
        answer = await other.post(f"/api/rosters/{roster}/assign", json=given)
        assert answer.status_code == 200, answer.text
    await expect(desk.page.locator(f'[data-visit="{visit}"][data-worker="{worker}"]')).to_be_visible()
    return str(visit), str(worker)


async def test_a_finger_that_rests_takes_a_visit_and_one_that_moves_scrolls(
    phones: Phones, cooperative: Cooperative
) -> None:
    await a_draft(cooperative)
    tablet = await phones(
        "Ruth", place=DRAFT, wide=True, viewport={"width": 1024, "height": 768}, is_mobile=True, has_touch=True
    )
    finger = await tablet.context.new_cdp_session(tablet.page)

    async def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [{"x": x, "y": y}] if kind != "touchEnd" else []
        await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = await middle(tablet.page.locator(TAKABLE).nth(1))
    await touch("touchStart", x, y)
    for step in range(1, 12):
        await touch("touchMove", x, y - 20 * step)
    for _ in range(4):
        await touch("touchMove", x, y - 220)  # a finger that stands when it leaves does not throw the page
    await touch("touchEnd")
    await expect(tablet.page.locator(".flying")).to_have_count(0)
    assert await tablet.page.evaluate("scrollY") > 0
    await tablet.page.evaluate("scrollTo(0, 0)")
    await tablet.settled()
    before = await drafted(cooperative)
    x, y = await middle(tablet.page.locator(TAKABLE).nth(1))
    await touch("touchStart", x, y)
    await expect(tablet.page.locator(".chip.flying")).to_be_visible()
    for step in range(1, 8):
        await touch("touchMove", x + step, y + 15 * step)
    await held_over(tablet)
    assert await tablet.page.evaluate("scrollY") == 0
    await tablet.picture("by-finger")
    if await tablet.page.get_by_text("No rule breaks.").count():
        await touch("touchEnd")
        await expect(tablet.page.locator(".toast")).to_contain_text("Pinned in the draft")
        await tablet.settled()
        assert await drafted(cooperative) != before
    else:
        await touch("touchEnd")
        await expect(tablet.page.get_by_label("Why all the same?")).to_be_visible()
        await tablet.tap("Return it")
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
