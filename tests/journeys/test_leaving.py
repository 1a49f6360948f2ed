"""Who leaves reads first what that does, chooses the day, and takes it back until then; a coordinator says it too."""

from datetime import timedelta

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative
from tests.journeys.desk import search

LATER = (NEXT_WEEK_ON + timedelta(days=200)).isoformat()


async def leaves_on(cooperative: Cooperative, name: str) -> str | None:
    found: str | None = (await cooperative.ask("Ruth", f"/api/members/{cooperative.people[name]}/leave"))["leaves_on"]
    return found


async def test_a_member_says_it_reads_what_it_does_and_takes_it_back(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Farid", place="/coop/settings")
    await phone.tap("Leave the cooperative", "link")
    await phone.settled()
    await phone.see("leave")
    button = phone.page.get_by_role("button", name="Leave", exact=True)
    await expect(button).to_be_disabled()
    await phone.page.get_by_label("First day as no member any more").fill(LATER)
    await button.click()
    dialog = phone.page.get_by_role("dialog")
    await expect(dialog).to_contain_text("no visit is yours")
    await phone.see("leave-asks")
    assert await leaves_on(cooperative, "Farid") is None
    await phone.tap("Leave", within=dialog)
    await expect(phone.page.get_by_role("button", name="Stay after all")).to_be_visible()
    assert await leaves_on(cooperative, "Farid") == LATER
    await phone.see("leaves")
    await phone.tap("Stay after all")
    await expect(button).to_be_visible()
    assert await leaves_on(cooperative, "Farid") is None


async def test_a_coordinator_says_it_by_keys_from_a_name_on_the_board(phones: Phones, cooperative: Cooperative) -> None:
    desk = await phones("Ruth", place="/desk/week", wide=True)
    await search(desk, "farid")
    await desk.page.keyboard.press("Enter")
    name = desk.page.locator(".board [data-person]:focus")
    await expect(name).to_contain_text("Farid")
    await desk.page.keyboard.press("Enter")
    panel = desk.page.locator("aside.panel")
    await expect(panel.locator("h2")).to_be_focused()
    await panel.locator("summary").click()
    await desk.see("person")
    await panel.get_by_label("First day as no member any more").fill(LATER)
    await desk.tap("Say that they leave", within=panel)
    await expect(desk.page.get_by_role("dialog")).to_contain_text("clients and Farid are told")
    await desk.tap("Say that they leave", within=desk.page.get_by_role("dialog"))
    await expect(panel.get_by_role("button", name="They stay after all")).to_be_visible()
    assert await leaves_on(cooperative, "Farid") == LATER
    await desk.tap("They stay after all", within=panel)
    await expect(panel.get_by_role("button", name="Say that they leave")).to_be_visible()
    await panel.locator("h2").focus()
    await desk.page.keyboard.press("Escape")
    await expect(name).to_be_visible()
