"""The app on the home screen: offered once, at a calm moment, with its reasons; no stays no; it is found again."""

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import MEASURED, Phone

TITLE = "Keep Commonrota on your home screen"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
# What Chromium does on a phone that can install: it asks whether it may ask.
_MAY_INSTALL = """
addEventListener('load', () => {
  const offer = new Event('beforeinstallprompt', { cancelable: true });
  offer.prompt = async () => { globalThis.asked = true; };
  offer.userChoice = Promise.resolve({ outcome: 'accepted' });
  globalThis.heldBack = !dispatchEvent(offer);
});
if (navigator.storage) navigator.storage.persist = async () => { globalThis.persists = true; return true; };
"""
_FROM_THE_HOME_SCREEN = """
const media = globalThis.matchMedia;
globalThis.matchMedia = (asked) => media.call(globalThis, asked === '(display-mode: standalone)' ? 'all' : asked);
"""
_HERE_BEFORE = "localStorage.setItem('commonrota:opened', String(Date.now() - 3600e3))"


async def installable(phones: Phones, name: str) -> Phone:
    """A phone on which the app can be installed."""
    phone = await phones()
    await phone.context.add_init_script(_MAY_INSTALL)
    await phone.sign_in(name)
    await phone.open()
    return phone


async def test_a_first_visit_is_asked_nothing_and_the_first_answered_week_is_a_calm_moment(phones: Phones) -> None:
    phone = await installable(phones, "Ben")
    assert await phone.page.evaluate("heldBack")
    card = phone.page.get_by_role("region", name=TITLE)
    await expect(card).to_have_count(0)
    await phone.go("/week")
    await phone.page.locator(".dock .btn.main").tap()
    await expect(card).to_be_visible()
    await phone.see("week-install")
    await phone.tap("Undo")
    await phone.go("/today")
    await expect(card).to_be_visible()
    await phone.see("today-install")
    await phone.tap("Keep it there")
    await expect(card).to_have_count(0)
    assert await phone.page.evaluate("[globalThis.asked, globalThis.persists]") == [True, True]
    await phone.go("/coop/settings")
    await expect(card).to_contain_text("It is on your home screen.")


async def test_who_says_not_now_is_not_asked_again_and_finds_it_in_the_settings(phones: Phones) -> None:
    phone = await installable(phones, "Ella")
    await phone.page.evaluate(_HERE_BEFORE)
    await phone.page.reload()
    await phone.settled()
    card = phone.page.get_by_role("region", name=TITLE)
    await expect(card).to_be_visible()
    await phone.tap("Not now")
    await expect(card).to_have_count(0)
    await expect(phone.page.locator(".toast")).to_contain_text("under Co-op")
    await phone.page.evaluate(_HERE_BEFORE)
    await phone.page.reload()
    await phone.settled()
    await expect(card).to_have_count(0)
    await phone.go("/coop/settings")
    await expect(card.get_by_role("button", name="Keep it there")).to_be_visible()
    await phone.see("settings-install")


async def test_a_phone_of_apple_is_shown_the_two_steps_and_told_that_notices_need_them(phones: Phones) -> None:
    phone = await phones("Ella", user_agent=IPHONE)
    await phone.page.evaluate(_HERE_BEFORE)
    await phone.page.reload()
    await phone.settled()
    card = phone.page.get_by_role("region", name=TITLE)
    await expect(card.locator("ol.steps li")).to_have_count(2)
    await expect(card).to_contain_text("notices only work from the home screen")
    await phone.see("today-install-apple")
    await phone.in_the_dark("today-install-apple")


async def test_what_was_opened_from_the_home_screen_is_not_offered(phones: Phones) -> None:
    phone = await phones()
    await phone.context.add_init_script(_MAY_INSTALL)
    await phone.context.add_init_script(_FROM_THE_HOME_SCREEN)
    await phone.sign_in("Ella")
    await phone.open()
    await phone.page.evaluate(_HERE_BEFORE)
    await phone.page.reload()
    await phone.settled()
    assert await phone.page.evaluate("globalThis.persists")
    await expect(phone.page.get_by_role("region", name=TITLE)).to_have_count(0)


async def test_now_and_next_stand_within_a_second_without_signal(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Asha")
    await phone.works_offline()
    await phone.settled()
    await phone.context.set_offline(True)
    await phone.page.reload()
    stands = "() => document.querySelector('section.hero, .empty')?.checkVisibility() && performance.now()"
    took = await (await phone.page.wait_for_function(stands)).json_value()
    MEASURED.append(f"now and next without signal: {took:.0f} ms")
    assert took < 1_000
    for week in ("/week", "/week/2026-11-30"):
        await phone.go(week)
        await expect(phone.page.get_by_text("No signal. Carry on.")).to_be_visible()
        await expect(phone.page.locator(".dayblock, .empty").first).to_be_visible()
        await phone.fits(week)
