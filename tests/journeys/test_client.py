"""A client's place: who is coming, in large letters; asking in five questions; wishes nobody else is shown."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import Phone
from tests.world_rosters import until

_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"


async def test_the_first_screen_of_a_client_says_in_large_letters_who_is_coming(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Percy")
    await expect(phone.page).to_have_url(re.compile(r"/coming$"))
    path = f"/api/clients/{phone.member('Percy')}/coming"
    first = next(visit for visit in (await cooperative.ask("Percy", path))["visits"] if visit["workers"])
    who = phone.page.locator("h2.who").first
    await expect(who).to_have_text(first["workers"][0]["given_name"])
    assert await who.evaluate(_SIZE) >= 32
    assert await phone.page.locator("time.huge").first.evaluate(_SIZE) >= 48
    await phone.see("coming")
    await phone.in_the_dark("coming")


async def ask_for_a_visit(phone: Phone) -> list[str]:
    """Answers the five questions; the pages one has seen on the way."""
    await phone.tap("Ask", "link")
    pages = []
    for answers in (("Meal",), ("Morning",), ("Once",), ("45 min",), ()):
        await phone.settled()
        pages.append(phone.page.url.partition("#")[2])
        await phone.see(f"ask-{len(pages)}")
        for answer in answers:
            await phone.page.locator("label.choice", has_text=answer).first.click()
        if "Once" in answers:
            await phone.page.get_by_label("On which day?").fill("2026-12-09")
        await phone.page.locator(".dock button").click()
    return pages


async def test_a_client_asks_for_a_visit_in_five_questions_and_sees_what_becomes_of_it(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Quinn")
    assert len(await ask_for_a_visit(phone)) <= 5
    await expect(phone.page).to_have_url(re.compile(r"/requests$"))
    await expect(phone.page.get_by_text("Being read")).to_be_visible()
    await expect(phone.page.get_by_text("You get an answer by")).to_be_visible()
    await phone.see("requests")
    (asked,) = await cooperative.ask("Quinn", f"/api/clients/{phone.member('Quinn')}/care-requests")
    assert (asked["tasks"], asked["day_part"], asked["on"], asked["minutes"]) == (["meal"], "morning", "2026-12-09", 45)
    async with await cooperative.sign_in(cooperative.people["Ruth"]) as ruth:
        answer = await ruth.post(f"/api/care-requests/{asked['id']}/refuse", json={"answer": "On the 10th we could."})
        assert answer.status_code == 200, answer.text
    await phone.wait_seconds(4)
    await expect(phone.page.get_by_text("On the 10th we could.")).to_be_visible()
    await phone.see("request-refused")


async def test_a_worker_a_client_does_not_want_is_shown_to_no_coordinator(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Margaret", place=f"/for/{cooperative.people['Margaret']}/things")
    await phone.see("things")
    await phone.tap("What suits me", "link")
    await phone.settled()
    await phone.see("wishes")
    await phone.page.get_by_label("Chloe").check()
    await phone.page.get_by_label("Large print").check()
    await phone.tap("Save")
    path = f"/api/clients/{phone.member('Margaret')}/wishes"

    async def kept() -> bool:
        wishes = await cooperative.ask("Margaret", path)
        return [each["given_name"] for each in wishes["declined"]] == ["Chloe"] and wishes["needs"] == ["large_print"]

    await until(kept)
    chloe, margaret = str(phone.member("Chloe")), str(phone.member("Margaret"))
    for told in await _all_a_coordinator_is_told(cooperative):
        assert "declined" not in told
        assert not re.search(rf"{chloe}[^{{}}]*{margaret}|{margaret}[^{{}}]*{chloe}", told)


async def _all_a_coordinator_is_told(cooperative: Cooperative) -> list[str]:
    paths = (
        "/api/weeks/2026-11-30",
        "/api/care-requests?state=waiting",
        "/api/fairness?weeks=12",
        "/api/my/notifications",
    )
    return [str(await cooperative.ask("Ruth", path)) for path in paths]


async def test_a_trusted_contact_does_the_same_for_a_client_and_it_says_so(
    phones: Phones, cooperative: Cooperative
) -> None:
    margaret = cooperative.people["Margaret"]
    phone = await phones("Nina")
    await expect(phone.page).to_have_url(re.compile(rf"/for/{margaret}/coming$"))
    await expect(phone.page.get_by_role("complementary", name="For whom you act")).to_contain_text(
        "You act for Margaret."
    )
    await phone.see("coming-for-another")
    await ask_for_a_visit(phone)
    await expect(phone.page.get_by_text("Being read").first).to_be_visible()
    client = await phones("Margaret", place=f"/for/{margaret}/requests")
    await expect(client.page.get_by_text("Asked by Nina for you")).to_be_visible()
    await client.see("asked-by-another")


async def test_a_trusted_contact_is_kept_from_what_they_were_not_given(
    phones: Phones, cooperative: Cooperative
) -> None:
    await cooperative.trusts(cooperative.people["Rosa"], cooperative.people["Nina"], "times")
    phone = await phones("Nina", place=f"/for/{cooperative.people['Rosa']}/ask")
    await expect(phone.page.get_by_text("did not give you this: asking for visits")).to_be_visible()
    await phone.see("not-given")


async def test_a_client_says_not_this_time_in_three_taps_and_can_take_it_back(
    phones: Phones, cooperative: Cooperative
) -> None:
    path = f"/api/clients/{cooperative.people['Tilda']}/coming"
    before = [visit["id"] for visit in (await cooperative.ask("Tilda", path))["visits"]]
    phone = await phones("Tilda")
    for undone in (True, False):
        await phone.tap(re.compile("^Change"), "link")
        await phone.settled()
        await phone.see("change")
        await phone.page.locator("a.door").nth(2).click()
        await phone.settled()
        await phone.see("not-this-time")
        await phone.tap("Not this time")
        await expect(phone.page.locator(".toast")).to_contain_text("This visit will not be")
        if undone:
            await phone.tap("Undo")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    after = [visit["id"] for visit in (await cooperative.ask("Tilda", path))["visits"]]
    assert len(set(before) - set(after)) == 1


async def test_a_client_reads_gujarati(phones: Phones, cooperative: Cooperative) -> None:
    await cooperative.speaks("Rosa", "gu")
    phone = await phones("Rosa")
    await expect(phone.page.locator("html")).to_have_attribute("lang", "gu")
    await phone.see("coming")
    root = f"/for/{phone.member('Rosa')}"
    for place in ("ask", "things", "requests", "wishes"):
        await phone.go(f"{root}/{place}")
        await phone.see(place)
