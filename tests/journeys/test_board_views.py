"""Finding one's way on the board: jumps by keys, the hours of a day, what only changes, and a phone's list."""

import re
from typing import Any

from playwright.async_api import Locator, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import WORKERS, Cooperative
from tests.journeys.desk import TAKABLE, WEEK, a_draft, search
from tests.journeys.phone import Phone


async def test_a_slash_finds_a_person_or_a_visit_by_its_time(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    desk = await phones("Ruth", place=f"{WEEK}?view=draft", wide=True)
    await search(desk, "far")
    await expect(desk.page.get_by_role("option")).to_have_count(1)
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.locator("[data-row]:has(:focus) [role=rowheader]")).to_contain_text("Farid")
    await search(desk, "fri margaret")
    await expect(desk.page.get_by_role("option").first).to_contain_text(re.compile(r"Fri 0\d:.*Margaret"))
    await desk.see("search")
    await desk.page.keyboard.press("Enter")
    chip = desk.page.locator(".board button.chip:focus")
    await expect(chip).to_contain_text("Margaret")
    await desk.page.keyboard.press("Enter")
    await expect(desk.page.locator("aside.panel h2")).to_contain_text("Margaret")
    await desk.page.keyboard.press("Escape")
    await expect(chip).to_be_focused()
    await desk.tap("Day")
    for name in ("Asha", "Farid"):
        await search(desk, name)
        await desk.page.keyboard.press("Enter")
        await expect(desk.page.locator("[data-row]:has(:focus) [role=rowheader]")).to_contain_text(name)
    await desk.page.keyboard.press("?")
    await expect(desk.page.get_by_role("dialog")).to_contain_text("Undo your last change")
    await desk.see("keys")


async def test_the_views_keep_the_day_and_the_visit(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    desk = await phones("Ruth", place=f"{WEEK}?view=draft", wide=True)
    await desk.page.get_by_role("button", name=re.compile("^Wed ")).click()
    await desk.settled()
    chip = desk.page.locator(TAKABLE).first
    visit = await chip.get_attribute("data-visit")
    await chip.click()
    await expect(desk.page.locator(f'.board [data-visit="{visit}"][aria-current]').first).to_be_visible()
    await desk.settled()
    title = await desk.page.locator("aside.panel h2").inner_text()
    for view in ("By client", "Day", "By worker"):
        await desk.tap(view)
        await expect(desk.page.locator(f'.board [data-visit="{visit}"][aria-current]').first).to_be_visible()
        await expect(desk.page.locator("aside.panel h2")).to_have_text(title)
        await expect(desk.page.get_by_text(re.compile("Wed")).first).to_be_visible()


async def test_the_hours_of_a_day_show_the_ways_between_and_now(phones: Phones, cooperative: Cooperative) -> None:
    desk = await phones("Ruth", place="/desk/week?by=day", wide=True)
    await expect(desk.page.locator(".nowroom span")).to_have_count(1)
    assert await desk.page.locator(".thread-day .between").count()
    await desk.see("day")
    await desk.in_the_dark("day")
    first = await desk.page.locator(".lane .chip").first.bounding_box()
    last = await desk.page.locator(".lane .chip time", has_text=re.compile("^1[789]:")).first.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] < last["x"]


async def test_a_visit_is_moved_in_time_along_the_hours(phones: Phones, cooperative: Cooperative) -> None:
    await a_draft(cooperative)
    desk = await phones("Ruth", place=f"{WEEK}?by=day&view=draft", wide=True)
    chip = desk.page.locator(TAKABLE).first
    box = await chip.bounding_box()
    assert box is not None
    mouse = desk.page.mouse
    await mouse.move(box["x"] + 10, box["y"] + 10)
    await mouse.down()
    for step in range(10):
        await mouse.move(box["x"] + 10 + 2 * step, box["y"] + 10)
    was, now = (
        (await desk.page.locator(".panel .arrow.big s").inner_text())[-5:],
        desk.page.locator(".panel .arrow.big b"),
    )
    await expect(now).to_contain_text(re.compile(r"\d\d:\d\d$"))
    assert (await now.inner_text())[-5:] > was
    await desk.page.keyboard.press("Escape")
    await mouse.up()
    await expect(desk.page.locator(".flying")).to_have_count(0)


async def test_on_a_phone_the_board_is_a_list_and_the_panel_moves_visits(
    phones: Phones, cooperative: Cooperative
) -> None:
    await a_draft(cooperative)
    phone = await phones("Ruth", place=f"{WEEK}?view=draft")
    await expect(phone.page.locator(TAKABLE).first).to_be_visible()
    await expect(phone.page.locator("[role=grid]")).to_have_count(0)
    await phone.settled()
    await phone.see("list")
    await (await somebody_to_try(phone)).click()
    await expect(phone.page.get_by_text(re.compile(r"No rule breaks\.|would break\.")).first).to_be_visible()
    await phone.see("try")


async def somebody_to_try(phone: Phone) -> Locator:
    """The first button that tries somebody else: not every visit has one whom a rule lets come."""
    for chip in await phone.page.locator(TAKABLE).all():
        await chip.click()
        await phone.page.locator("summary", has_text="Change to somebody else").click()
        await phone.settled()
        found = phone.page.get_by_role("button", name=re.compile("^Try ")).first
        if await found.count():
            return found
        await phone.page.keyboard.press("Escape")
    raise AssertionError("nobody else may come to any visit")


async def test_how_much_later_somebody_comes_stands_on_their_chip_and_in_its_panel(
    phones: Phones, cooperative: Cooperative
) -> None:
    name, visit = await the_next_visit(cooperative)
    async with await cooperative.sign_in(cooperative.people[name]) as browser:
        answer = await browser.post(f"/api/my/assignments/{visit['assignment_id']}/late", json={"minutes": 20})
        assert answer.is_success, answer.text
    desk = await phones("Ruth", place="/desk/week", wide=True)
    chip = desk.page.locator(f'.board .chip.late[data-visit="{visit["id"]}"]')
    await expect(chip).to_contain_text(re.compile(r"20\smin late"))
    await chip.click()
    await expect(desk.page.locator("aside.panel .state.late")).to_contain_text(re.compile(r"20\smin late"))
    await desk.see("late")
    await desk.in_the_dark("late")
    async with await cooperative.sign_in(cooperative.people[name]) as browser:
        assert (await browser.delete(f"/api/my/assignments/{visit['assignment_id']}/late")).is_success
    await expect(chip).to_have_count(0)


async def the_next_visit(cooperative: Cooperative) -> tuple[str, dict[str, Any]]:
    """Whose visit comes first of all that are ahead, and which."""
    ahead = [(visit["starts_at"], name, visit) for name in WORKERS for visit in await cooperative.week_of(name)]
    now = cooperative.now.isoformat().replace("+00:00", "Z")
    _at, name, visit = min((row for row in ahead if row[0] > now), key=lambda row: row[0])
    return name, visit
