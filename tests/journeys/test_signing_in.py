"""The way in by a link in a real mail, where one is signed in, and the way out that leaves nothing."""

import re
from email import message_from_bytes, policy

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone
from tests.world_rosters import until


def links_to(cooperative: Cooperative, address: str) -> list[str]:
    """The sign-in links in the mails to this address, as a mail program shows them."""
    found = []
    for letter in cooperative.house.letters.got:
        if address in letter.rcpt_tos:
            assert isinstance(letter.content, bytes)
            text = message_from_bytes(letter.content, policy=policy.default).get_content()
            found += re.findall(r"http\S+/#/sign-in/\S+", text)
    return found


async def link_to(cooperative: Cooperative, address: str) -> str:
    """The last of them, as soon as there is one: other mails may come before it."""

    async def came() -> bool:
        return bool(links_to(cooperative, address))

    await until(came)
    return links_to(cooperative, address)[-1]


async def ask_for_link(phone: Phone, address: str) -> None:
    """Asks on the first page."""
    await phone.page.get_by_label("Your e-mail address").fill(address)
    await phone.tap("Send me a link")
    await expect(phone.page.get_by_role("heading", name="Look in your mail")).to_be_visible()


async def test_a_link_from_the_mail_lets_in_once(phones: Phones, cooperative: Cooperative) -> None:
    phone, address = await phones(), await cooperative.email_of("Umar")
    await phone.open()
    await phone.see("way-in")
    await phone.in_the_dark("way-in")
    await ask_for_link(phone, address)
    await phone.see("asked")
    link = await link_to(cooperative, address)
    await phone.page.goto(link)
    await phone.settled()
    await phone.see("link")
    await phone.tap("Sign in on this phone")
    await expect(phone.page).to_have_url(re.compile(r"/coming$"))
    await phone.page.goto("about:blank")
    await phone.page.goto(link)
    await phone.tap("Sign in on this phone")
    await expect(phone.page.get_by_text("This link was used or is too old.")).to_be_visible()
    await phone.see("link-used")


async def test_an_address_nobody_has_is_answered_like_any_other(phones: Phones, cooperative: Cooperative) -> None:
    phone, before = await phones(), len(cooperative.house.letters.got)
    await phone.open()
    await ask_for_link(phone, "stranger@example.org")
    assert len(cooperative.house.letters.got) == before


async def test_a_member_sees_where_they_are_signed_in_and_ends_it_elsewhere(
    phones: Phones, cooperative: Cooperative
) -> None:
    elsewhere = await phones("Tilda")
    phone = await phones("Tilda", place="/coop/sessions")
    await expect(phone.page.get_by_text("This phone")).to_have_count(1)
    await phone.see("sessions")
    ends = phone.page.get_by_role("button", name="End it")
    await expect(ends.first).to_be_visible()
    # Tilda has been on other phones in other journeys: each is ended, until only this one is left.
    for left in range(await ends.count() - 1, -1, -1):
        await ends.first.click()
        await expect(ends).to_have_count(left)
    await elsewhere.page.reload()
    await expect(elsewhere.page.get_by_label("Your e-mail address")).to_be_visible()
    assert "copies 0" in await elsewhere.kept()


async def test_signing_out_leaves_nothing_on_the_phone(phones: Phones) -> None:
    phone = await phones("Stan")
    await phone.open("/coop")
    await phone.see("coop")
    assert [rows for rows in await phone.kept() if not rows.endswith(" 0")]
    await phone.tap("Sign out")
    await expect(phone.page.get_by_label("Your e-mail address")).to_be_visible()
    assert await phone.kept() == []
    assert "member" not in str(await phone.page.evaluate("Object.keys(localStorage)"))
    await phone.page.reload()
    await expect(phone.page.get_by_label("Your e-mail address")).to_be_visible()
