"""A passkey: added after a link by mail, in with it in two touches, named, taken away, and then it opens nothing."""

import re
from typing import Any

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import MEASURED, Phone
from tests.journeys.test_signing_in import ask_for_link, link_to

_LOCK: dict[str, Any] = {
    "protocol": "ctap2",
    "ctap2Version": "ctap2_1",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
_WAY_IN = "Sign in with a passkey"


async def lock_of(phone: Phone) -> None:
    """The phone gets a lock of its own, that knows its owner's finger."""
    protocol = await phone.context.new_cdp_session(phone.page)
    await protocol.send("WebAuthn.enable")
    await protocol.send("WebAuthn.addVirtualAuthenticator", {"options": _LOCK})


async def in_by_link(phone: Phone, cooperative: Cooperative, name: str) -> None:
    """As for the first time."""
    address = await cooperative.email_of(name)
    await phone.open()
    await ask_for_link(phone, address)
    await phone.page.goto(await link_to(cooperative, address))
    await phone.settled()
    await phone.tap("Sign in on this phone")
    await expect(phone.page).to_have_url(re.compile(r"/coming$"))


async def add(phone: Phone) -> None:
    """One touch; the phone asks its owner."""
    await phone.go("/coop/passkeys")
    await expect(phone.page.get_by_text("You have no passkey yet")).to_be_visible()
    await phone.see("none")
    await phone.tap("Add a passkey")
    await expect(phone.page.get_by_text("Passkey added.").first).to_be_visible()
    await expect(phone.page.get_by_text("Chrome on")).to_be_visible()


async def out(phone: Phone) -> None:
    await phone.go("/coop")
    await phone.tap("Sign out")
    await expect(phone.page.get_by_role("button", name=_WAY_IN)).to_be_visible()


async def test_a_passkey_lets_in_until_it_is_taken_away(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones()
    await lock_of(phone)
    await in_by_link(phone, cooperative, "Quinn")
    await add(phone)
    await phone.see("added")
    await out(phone)
    await phone.see("way-in")
    # One touch on the page, one on what the phone shows: that second is the finger on the lock.
    await phone.tap(_WAY_IN)
    await expect(phone.page).to_have_url(re.compile(r"/coming$"))
    MEASURED.append("sign in with a passkey: 2 touches, 1 of them the phone's own")
    assert [one["backed_up"] for one in await cooperative.ask("Quinn", "/api/passkeys")] == [False]
    await renamed(phone, "My blue phone")
    await removed(phone, "My blue phone")
    await out(phone)
    await phone.tap(_WAY_IN)
    await expect(phone.page.get_by_text("This passkey no longer works")).to_be_visible()
    await phone.see("gone")
    await expect(phone.page.get_by_label("Your e-mail address")).to_be_visible()
    assert await cooperative.holds("select count(*) from passkey where name = 'My blue phone'") == [0]


async def renamed(phone: Phone, name: str) -> None:
    """The owner calls it something they know it by."""
    await phone.go("/coop/passkeys")
    await phone.tap(re.compile("^Change: "))
    await phone.page.get_by_label("What you call it").fill(name)
    await phone.see("change")
    await phone.tap("Keep the name")
    await expect(phone.page.get_by_text(name)).to_be_visible()


async def removed(phone: Phone, name: str) -> None:
    """Asked first; whoever says no keeps it."""
    await phone.tap(f"Change: {name}")
    await phone.tap("Remove it")
    await phone.see("ask")
    await phone.tap("Keep it")
    await phone.tap("Remove it")
    await phone.tap("Remove it")
    await expect(phone.page.get_by_text("You have no passkey yet")).to_be_visible()


async def test_a_phone_without_a_passkey_says_so_and_the_mail_is_still_there(phones: Phones) -> None:
    phone = await phones()
    await lock_of(phone)
    await phone.open()
    await phone.tap(_WAY_IN)
    await expect(phone.page.get_by_text("No passkey was used.")).to_be_visible()
    await phone.see("declined")
    await expect(phone.page.get_by_role("button", name="Send me a link")).to_be_enabled()


async def test_a_second_passkey_of_one_phone_is_not_made(phones: Phones) -> None:
    phone = await phones("Rosa", place="/coop/passkeys")
    await lock_of(phone)
    await add(phone)
    await phone.tap("Add a passkey")
    await expect(phone.page.get_by_text("This phone has a passkey of yours already.")).to_be_visible()
    await phone.see("already")


async def test_a_browser_without_passkeys_has_the_mail_alone(phones: Phones) -> None:
    phone = await phones()
    await phone.context.add_init_script("delete globalThis.PublicKeyCredential")
    await phone.open()
    await expect(phone.page.get_by_role("button", name="Send me a link")).to_be_visible()
    await expect(phone.page.get_by_role("button", name=_WAY_IN)).to_have_count(0)
    await phone.see("mail-alone")


@pytest.mark.parametrize("letters", [16, 32])
async def test_in_a_narrow_window_and_in_large_letters_the_longest_words_fit(
    phones: Phones, cooperative: Cooperative, letters: int
) -> None:
    await cooperative.speaks("Tilda", "es")
    phone = await phones(locale="es-ES", viewport={"width": 320 if letters == 16 else 360, "height": 640})
    protocol = await phone.context.new_cdp_session(phone.page)
    await protocol.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": 13}})
    await lock_of(phone)
    await phone.open()
    await phone.page.locator(".by-passkey button").click()
    await expect(phone.page.locator(".by-passkey .banner")).to_be_visible()
    await phone.fits(f"way-in-{letters}")
    await phone.sign_in("Tilda")
    await phone.page.reload()
    await phone.open("/coop/passkeys")
    await phone.page.locator("main .btn.main").click()
    await phone.page.locator("ul.rows .btn").click()
    await phone.fits(f"change-{letters}")
    await phone.page.locator("dialog .btn:not(.main)").click()
    await phone.fits(f"ask-{letters}")
    await phone.page.locator("dialog .btn.main").click()
    await expect(phone.page.locator("ul.rows")).to_have_count(0)
    await cooperative.speaks("Tilda", "en")
