"""Whom a client trusts with what: asked by a link, told to both, changed and taken back by the client alone."""

import re
from email import message_from_bytes, policy

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone
from tests.world_rosters import until


async def link_to(cooperative: Cooperative, address: str) -> str:
    """The place in the app to which the last mail to this address leads."""

    async def came() -> bool:
        return any(address in letter.rcpt_tos for letter in cooperative.house.letters.got)

    await until(came)
    letter = [each for each in cooperative.house.letters.got if address in each.rcpt_tos][-1]
    assert isinstance(letter.content, bytes)
    text = message_from_bytes(letter.content, policy=policy.default).get_content()
    found = re.search(r"http\S+/#(/join/\S+)", text)
    assert found, text
    return found.group(1)


async def ask(phone: Phone, name: str, address: str) -> None:
    """Asks somebody to see times and ask for visits, for half a year."""
    await phone.tap("Ask somebody to act for me", "link")
    await phone.settled()
    await phone.page.get_by_label("What you call them").fill(name)
    await phone.page.get_by_label("Their e-mail address").fill(address)
    await phone.page.locator("label.choice", has_text="asking for visits").click()
    await phone.page.locator("label.choice", has_text="For half a year").click()
    await phone.see("circle-ask")
    await phone.tap("Send the link")
    await phone.settled()


async def test_a_client_trusts_somebody_by_a_link_and_takes_it_back_at_once(
    phones: Phones, cooperative: Cooperative
) -> None:
    stan = cooperative.people["Stan"]
    client = await phones("Stan", place=f"/for/{stan}/circle")
    await client.see("circle-empty")
    await ask(client, "Priya", "priya@example.org")
    await expect(client.page.get_by_role("heading", name="Priya")).to_be_visible()
    await client.see("circle-waiting")
    contact = await phones()
    await contact.open(await link_to(cooperative, "priya@example.org"))
    await expect(contact.page.get_by_role("heading", name="Stan asks you to act for them")).to_be_visible()
    await contact.see("join")
    await contact.page.get_by_label("Your family name").fill("Shah")
    await contact.tap("Yes, I agree and act for them")
    await expect(contact.page).to_have_url(re.compile(rf"/for/{stan}/coming$"))
    await expect(contact.page.get_by_role("complementary", name="For whom you act")).to_contain_text("Stan")
    await client.wait_seconds(4)
    await expect(client.page.get_by_text("Asked, not answered yet")).to_have_count(0)
    await client.see("circle")
    await client.tap("Take back: Priya")
    await expect(client.page.locator(".toast")).to_contain_text("Priya acts for you no more.")
    await client.all_is_sent()
    await contact.wait_seconds(4)
    await expect(contact.page.locator("h2.who")).to_have_count(0)
    await client.tap("Undo")
    await client.all_is_sent()
    await contact.wait_seconds(4)
    await expect(contact.page.locator("h2.who").first).to_be_visible()


async def test_what_a_client_trusts_with_is_changed_and_the_history_says_who_did_what(
    phones: Phones, cooperative: Cooperative
) -> None:
    umar = cooperative.people["Umar"]
    await cooperative.trusts(umar, cooperative.people["Farid"], "times", "requests")
    client = await phones("Umar", place=f"/for/{umar}/circle")
    await client.tap("Change: Farid", "link")
    await client.settled()
    await client.see("circle-change")
    await client.page.locator("label.choice", has_text="asking for visits").click()
    await client.tap("Save")
    await expect(client.page.locator(".toast")).to_contain_text("What Farid may do is changed.")
    await client.all_is_sent()
    told = await cooperative.ask("Umar", f"/api/clients/{umar}/trusted-contacts")
    assert [each["topics"] for each in told] == [["times"]]
    await client.open(f"/for/{umar}/history")
    await expect(client.page.get_by_text("Changed what somebody may do")).to_be_visible()
    await client.see("history")


async def test_who_acts_for_somebody_reads_for_whom_on_every_page_and_can_stop(
    phones: Phones, cooperative: Cooperative
) -> None:
    percy = cooperative.people["Percy"]
    await cooperative.trusts(percy, cooperative.people["Ella"], "times", "requests")
    phone = await phones("Ella", place=f"/for/{percy}/things")
    banner = phone.page.get_by_role("complementary", name="For whom you act")
    await expect(phone.page.get_by_role("heading", name="Percy trusts you with this")).to_be_visible()
    await phone.see("things-for-another")
    titles = {"requests": "What Percy asked for", "wishes": "What suits Percy", "history": "What was done for Percy"}
    for place, title in titles.items():
        await phone.go(f"/for/{percy}/{place}")
        await expect(banner).to_contain_text("You act for Percy.")
        await expect(phone.page.locator("h1")).to_have_text(title)
    await phone.go(f"/for/{percy}/circle")
    await expect(phone.page.get_by_text("Only Percy decides who may act for them.")).to_be_visible()
    await phone.go(f"/for/{percy}/step-down")
    await phone.see("step-down")
    await phone.tap("Stop")
    await expect(phone.page).to_have_url(re.compile(r"/today$"))
    assert await cooperative.ask("Percy", f"/api/clients/{percy}/trusted-contacts") == []


async def test_a_link_that_is_of_no_use_says_so_and_what_to_do(phones: Phones) -> None:
    phone = await phones()
    await phone.open(f"/join/{'x' * 43}")
    await expect(phone.page.get_by_text("This link no longer works")).to_be_visible()
    await phone.see("join-old")
    phone.watch.faults.clear()  # the refusal itself
