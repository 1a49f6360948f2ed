"""A coordinator's week, from a request to people's phones: agree, draft, look, change by keys, solve again, publish."""

import re
from typing import Any

from playwright.async_api import Locator, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative
from tests.journeys.notified import Notified
from tests.journeys.phone import Phone
from tests.world_care import ONCE, asked
from tests.world_rosters import until

WEEK = f"/desk/week/{NEXT_WEEK_ON}"


async def week_of(cooperative: Cooperative) -> dict[str, Any]:
    """The week as the coordinator's screen asks for it."""
    found: dict[str, Any] = await cooperative.ask("Ruth", f"/api/weeks/{NEXT_WEEK_ON}")
    return found


async def test_a_coordinator_agrees_to_a_request(phones: Phones, cooperative: Cooperative) -> None:
    olive = cooperative.people["Olive"]
    async with await cooperative.sign_in(olive) as browser:
        request = await asked(browser, olive, **ONCE)
    phone = await phones("Ruth", place="/desk/requests", wide=True)
    await phone.page.get_by_role("button", name=re.compile("Olive")).first.click()
    await phone.settled()
    await phone.see("request")
    await phone.tap("Agree, and tell Olive")
    await expect(phone.page.locator(".toast")).to_contain_text("Agreed.")
    found = await cooperative.ask("Olive", f"/api/clients/{olive}/care-requests")
    assert [each["state"] for each in found if each["id"] == request["id"]] == ["agreed"]


async def test_a_draft_becomes_a_published_week_and_people_are_told(phones: Phones, cooperative: Cooperative) -> None:
    worker = await phones("Asha", place="/coop/settings")
    notified = await Notified.turned_on(worker)
    await worker.see("settings-told")
    desk = await phones("Ruth", place=WEEK, wide=True)
    await desk.see("week")
    await draft(desk, "Ask for a draft")
    await desk.see("draft")
    await desk.tap("See what changes")
    await expect(desk.page.get_by_role("button", name=re.compile("^Publish"))).to_be_visible()
    await desk.see("difference")
    await uncovered_has_a_reason(desk)
    pinned = await move_by_keys(desk)
    await desk.page.locator("summary", has_text="Solve again").click()
    await draft(desk, "Solve again around the pins")
    assert pinned <= {(visit, worker) for visit, worker, kept in await drafted(cooperative) if kept}
    before = len(cooperative.house.letters.got)
    await publish(desk)
    assert (await week_of(cooperative))["published"] is not None
    await told(cooperative, notified, before)
    await notified.opens(re.compile(r"#/week"))
    await worker.go("/coop/notices")
    await worker.see("notices")
    await expect(worker.page.get_by_text(re.compile("On this phone: sent")).first).to_be_visible()
    await expect(worker.page.get_by_text(re.compile("By mail: sent")).first).to_be_visible()


async def draft(desk: Phone, words: str) -> None:
    """Asks for one, watches it, and stops it when it holds something."""
    await desk.tap(words)
    panel = desk.page.locator("aside, .panel").first
    await expect(panel).to_contain_text("is being made", timeout=20_000)
    await expect(panel.locator("dl.sumline")).to_be_visible(timeout=20_000)
    stop = desk.page.get_by_role("button", name="Stop, keep the best so far")
    if await stop.count():
        await stop.click()
    await expect(panel).to_contain_text(re.compile("is ready|against published"), timeout=30_000)
    await desk.settled()


async def uncovered_has_a_reason(desk: Phone) -> None:
    """A night nobody works says which rules leave how many out."""
    await desk.page.locator("button.chip.uncovered", has_text="Percy").first.click()
    await expect(desk.page.locator("ul.drill li").first).to_be_visible()
    await desk.settled()
    await desk.see("uncovered")
    await desk.page.go_back()
    await desk.settled()


async def move_by_keys(desk: Phone) -> set[tuple[str, str]]:
    """Takes a visit in the hand and gives it to the first worker whom no rule stops; the effect is said before."""
    chip = desk.page.locator("[data-row] button.chip:not(.gone):not(.uncovered)").first
    await chip.focus()
    visit, was = await chip.get_attribute("data-visit"), await chip.get_attribute("data-worker")
    await desk.page.keyboard.press("m")
    await _find_room(desk.page.locator(".boardwrap"), desk)
    await desk.see("move")
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.locator(".toast")).to_contain_text("Pinned in the draft")
    await desk.settled()
    found = {(each, worker) for each, worker, kept in await drafted(desk.cooperative) if kept}
    assert visit in {each for each, _ in found}
    assert (visit, was) not in found
    return found


async def _find_room(board: Locator, desk: Phone) -> None:
    for key in [*["ArrowDown"] * 5, *["ArrowUp"] * 10]:
        await desk.page.keyboard.press(key)
        answer = board.get_by_text(re.compile(r"No rule breaks\.|would break\.|Up and down: who"))
        await expect(answer.first).to_be_visible()
        if await board.get_by_text("No rule breaks.").count():
            return
    raise AssertionError("nobody has room")


async def drafted(cooperative: Cooperative) -> list[tuple[str, str, bool]]:
    """Visit, worker, pinned."""
    week = await week_of(cooperative)
    return [(v["id"], row["worker_id"], row["pinned"]) for v in week["visits"] for row in v["drafted"] or []]


async def publish(desk: Phone) -> None:
    """Sees who will be told, and says yes."""
    if not await desk.page.get_by_role("button", name=re.compile("^Publish")).count():
        await desk.tap("See what changes")
    await desk.page.get_by_role("button", name=re.compile("^Publish( these changes)?$")).last.click()
    await expect(desk.page.get_by_role("dialog")).to_contain_text("told at once")
    await desk.see("publish")
    await desk.tap("Yes, publish and tell them")
    await expect(desk.page.locator(".toast")).to_contain_text("Published.")
    await desk.settled()
    await desk.see("published")


async def told(cooperative: Cooperative, notified: Notified, before: int) -> None:
    """The phone got a push and the mailbox a mail; neither says more than it must."""

    async def came() -> bool:
        to = {address for letter in cooperative.house.letters.got[before:] for address in letter.rcpt_tos}
        return bool(notified.browser.shown()) and await cooperative.email_of("Asha") in to

    await until(came, seconds=30)
    (shown,) = notified.browser.shown()
    assert shown["title"] == "Your rota is out"
    assert not [name for name in cooperative.people if name in str(shown)]


async def test_a_coordinator_sees_how_fair_it_is_in_tables_too(phones: Phones) -> None:
    desk = await phones("Ruth", place="/desk/fairness", wide=True)
    await desk.see("fairness")
    for summary in await desk.page.locator("summary").all():
        await summary.click()
    assert await desk.page.locator("table").count()
    await desk.see("fairness-tables")
    await desk.in_the_dark("fairness")


async def test_a_coordinator_finds_the_board_on_a_phone_too(phones: Phones) -> None:
    phone = await phones("Ruth", place="/desk/week")
    await phone.see("week-small")
    await phone.go("/desk/requests")
    await phone.see("requests-small")
