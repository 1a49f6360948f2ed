"""A client reaches a person and their answer whatever they use: telephone, keyboard, ears, large text."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone

_VOICES = """
{ const said = []; globalThis.saidAloud = said;
  class Said { constructor(text) { this.text = text; } }
  globalThis.SpeechSynthesisUtterance = Said;
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'en-GB', name: 'A voice' }], speak: (each) => said.push(each.text), cancel() {},
    addEventListener() {}, removeEventListener() {} } }); }
"""
_SMALL = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const seen = node.parentElement;
    if (!node.data.trim() || !seen.checkVisibility() || seen.closest('.sr, .skip, .face')) continue;
    const size = parseFloat(getComputedStyle(seen).fontSize);
    if (size < 18) small.push(`${size} ${node.data}`);
  }
  return small; }"""
PLACES = ("coming", "ask", "things", "requests", "wishes", "change", "circle", "circle/ask", "history", "door-note")


async def test_a_number_to_ring_is_on_every_page_of_a_client(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Quinn")
    root = f"/for/{cooperative.people['Quinn']}"
    others = ("/coop", "/coop/settings", "/coop/data/looks", "/nowhere", "/waiting")
    for place in (*(f"{root}/{place}" for place in PLACES), *others):
        await phone.go(place)
        await expect(phone.page.locator('a[href="tel:01632 960100"]').first, place).to_be_visible()
    await phone.context.set_offline(True)
    await phone.go(f"{root}/coming")
    await expect(phone.page.locator('a[href="tel:01632 960100"]').first).to_be_visible()
    await phone.context.set_offline(False)


async def test_nothing_a_client_reads_is_under_18_px(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Quinn")
    theirs = [f"/for/{cooperative.people['Quinn']}/{place}" for place in PLACES]
    for place in (*theirs, "/coop/data", "/coop/data/to/Coordinator", "/coop/data/looks", "/coop/data/along"):
        await phone.go(place)
        assert await phone.page.evaluate(_SMALL) == [], place


async def test_a_request_is_read_out_where_the_phone_has_a_voice_for_it(
    phones: Phones, cooperative: Cooperative
) -> None:
    await cooperative.speaks("Rosa", "en")
    phone = await phones()
    await phone.context.add_init_script(_VOICES)
    await phone.sign_in("Rosa")
    await phone.open(f"/for/{cooperative.people['Rosa']}/ask")
    await answer_all(phone)
    await phone.tap("Read it to me")
    (said,) = await phone.page.evaluate("saidAloud")
    for words in ("Meal", "Morning", "9 December", "You get an answer"):
        assert words in said
    await phone.see("read-back")
    await cooperative.speaks("Rosa", "gu")
    await phone.page.reload()
    await phone.open(f"/for/{cooperative.people['Rosa']}/ask")
    await phone.settled()
    assert await phone.page.locator(".said").count() == 0


async def answer_all(phone: Phone) -> None:
    """Answers the four questions before the last page."""
    for answer in ("Meal", "Morning", "Once", "45 min"):
        await phone.settled()
        await phone.page.locator("label.choice", has_text=answer).first.click()
        if answer == "Once":
            await phone.page.get_by_label("On which day?").fill("2026-12-09")
        await phone.page.locator(".dock button").click()
    await expect(phone.page.locator(".said")).to_be_visible()


async def test_a_visit_is_moved_in_three_taps_and_stays_until_somebody_says_yes(
    phones: Phones, cooperative: Cooperative
) -> None:
    olive = cooperative.people["Olive"]
    before = len((await cooperative.ask("Olive", f"/api/clients/{olive}/coming"))["visits"])
    phone = await phones("Olive", has_touch=True)
    await phone.page.get_by_role("link", name=re.compile("^Change")).tap()
    await phone.settled()
    await phone.page.locator("a.door").nth(1).tap()
    await phone.settled()
    await expect(phone.page.get_by_text("This visit stays as it is until")).to_be_visible()
    await phone.see("move")
    await phone.page.get_by_role("button", name=re.compile("^To ")).first.tap()
    await expect(phone.page.locator(".toast")).to_contain_text("You asked to move it to")
    await phone.all_is_sent()
    (asked,) = await cooperative.ask("Olive", f"/api/clients/{olive}/care-requests")
    assert (asked["state"], asked["recurrence"], asked["note"][:24]) == ("waiting", "once", "In place of the visit on")
    assert len((await cooperative.ask("Olive", f"/api/clients/{olive}/coming"))["visits"]) == before
    await phone.tap("Undo")
    await phone.all_is_sent()
    (asked,) = await cooperative.ask("Olive", f"/api/clients/{olive}/care-requests")
    assert asked["state"] == "withdrawn"


async def test_asking_and_calling_off_need_nothing_but_a_keyboard(phones: Phones, cooperative: Cooperative) -> None:
    tilda = cooperative.people["Tilda"]
    phone = await phones("Tilda", place=f"/for/{tilda}/ask")
    for answer in ("Company", "Morning", "Once", "45", None):
        await phone.settled()
        if answer:
            await onto(phone, "input", answer)
            await phone.page.keyboard.press("Space")
        if answer == "Once":
            await phone.page.get_by_label("On which day?").fill("2026-12-09")
        await onto(phone, ".dock button")
        await phone.page.keyboard.press("Enter")
    await expect(phone.page).to_have_url(re.compile(r"/requests$"))
    await phone.open(f"/for/{tilda}/coming")
    for step in (".dock a", "a.door"):
        await onto(phone, step)
        await phone.page.keyboard.press("Enter")
        await phone.settled()
    await onto(phone, ".dock .main")
    await phone.page.keyboard.press("Enter")
    await expect(phone.page.locator(".toast")).to_contain_text("This visit will not be")
    await phone.tap("Undo")


async def onto(phone: Phone, selector: str, words: str = "") -> None:
    """Goes on by Tab, and the arrows inside a question, until it is there."""
    there = (
        f"document.activeElement.matches('{selector}')"
        f" && (document.activeElement.closest('label')?.innerText ?? '').includes({words!r})"
    )
    for _ in range(40):
        if await phone.page.evaluate(there):
            return
        radio = await phone.page.evaluate("document.activeElement.type === 'radio'")
        await phone.page.keyboard.press("Tab" if not words or not radio else "ArrowDown")
    raise AssertionError((selector, words))
