"""A client decides about their data, and what they decided is so on everybody's screen."""

import json
import re
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.async_api import Locator, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative
from tests.journeys.phone import Phone
from tests.journeys.test_door_note import a_visit_soon
from tests.world_data import a_holder

LOCALES = Path(__file__).resolve().parents[2] / "pwa" / "locales"
NOTE = "The key box by the gate: 47XK."
ADDRESS = "ServiceAddress-Scheduling-Coordinator"
TASKS = "CareTasks-Scheduling-Coordinator"
NOTES = "CareNotes-Scheduling-Coordinator"
WAY_IN = "HomeAccess-CareDelivery-AssignedWorker"
LINE, AREA = "4 Mill Lane", "Millbrook"

# Another root than this phone saw, as if the ledger had been written anew since.
_ANOTHER_PAST = """() => {
  const name = Object.keys(localStorage).find((each) => each.startsWith('commonrota:ledger:'));
  const pin = JSON.parse(localStorage.getItem(name));
  const lines = pin.note.split('\\n');
  lines[2] = (lines[2][0] === 'A' ? 'B' : 'A') + lines[2].slice(1);
  localStorage.setItem(name, JSON.stringify({ ...pin, note: lines.join('\\n') }));
}"""


class Words:
    """What the screens say in a language."""

    def __init__(self, language: str) -> None:
        self._texts: dict[str, str] = json.loads((LOCALES / f"{language}.json").read_text())

    def __call__(self, key: str, **values: object) -> str:
        text = self._texts[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text


def offer(phone: Phone) -> Locator:
    """The one thing that is asked."""
    return phone.page.locator(".offer")


async def coordinator_sees(ruth: Phone, client_id: object, place: str) -> None:
    """On the laptop, of this client: that, and no more exact."""
    await ruth.open(f"/desk/week?person={client_id}")
    panel = ruth.page.locator(".panel")
    await expect(panel.get_by_text(place)).to_be_visible()
    assert await panel.get_by_text(LINE).count() == (place == LINE)


async def writes_how_to_get_in(cooperative: Cooperative, client: str) -> None:
    """The client has said what to know at the door."""
    client_id = cooperative.people[client]
    async with await cooperative.sign_in(client_id) as browser:
        path = f"/api/clients/{client_id}/door-note"
        before = (await browser.get(path)).json()
        answer = await browser.put(path, json={"version": before["version"], "note": NOTE})
        assert answer.is_success, answer.text


async def reads_how_to_get_in(worker: Phone, visit_id: UUID) -> tuple[int, str]:
    """What the server tells the worker who is there."""
    found: list[object] = await worker.page.evaluate(
        "async (id) => { const answer = await fetch(`/api/my/visits/${id}/door-note`);"
        " return [answer.status, await answer.text()]; }",
        str(visit_id),
    )
    return int(str(found[0])), str(found[1])


async def later_visits(cooperative: Cooperative, client: str) -> list[UUID]:
    """Those of a published roster that are not yet near."""
    query = "select visit_id from assignment where client_id = :client and state = 'live' and lower(during) > :soon"
    soon = cooperative.now + timedelta(hours=1)
    return await cooperative.holds(query, client=cooperative.people[client], soon=soon)


@pytest.mark.parametrize(("language", "client", "worker"), [("en", "Quinn", "Asha"), ("gu", "Rosa", "Ben")])
async def test_a_client_counters_an_offer_sees_who_looked_withdraws_and_the_next_read_fails(
    phones: Phones, cooperative: Cooperative, language: str, client: str, worker: str
) -> None:
    say = Words(language)
    for name in (client, worker, "Ruth"):
        await cooperative.speaks(name, language)
    visit_id = await a_visit_soon(cooperative, client, worker)
    await writes_how_to_get_in(cooperative, client)
    phone, ruth, other = await phones(client), await phones("Ruth", wide=True), await phones(worker)
    await coordinator_sees(ruth, cooperative.people[client], LINE)

    await phone.open("/coop/data")
    await expect(phone.page.locator(".sight .bead.exact").first).to_be_visible()
    await phone.see("my-data")
    await phone.go(f"/coop/data/rule/{ADDRESS}")
    await expect(offer(phone).get_by_text(say("data.risk.home_known"))).to_be_visible()
    await phone.tap(say("data.but"))
    await phone.page.locator("label.choice", has_text=say("precision.area")).click()
    await expect(phone.page.get_by_text(say("data.but_enough"))).to_be_visible()
    await phone.see("my-data-but")
    await phone.tap(say("data.but_do"))
    await phone.all_is_sent()
    await expect(offer(phone).locator(".state.confirmed")).to_be_visible()
    await expect(offer(phone)).to_contain_text(say("precision.area"), ignore_case=True)
    await coordinator_sees(ruth, cooperative.people[client], AREA)
    if language == "en":
        # Without the exact address the rota is made as before: publishing refuses what breaks a rule.
        await cooperative.plan(NEXT_WEEK_ON)

    for each in await later_visits(cooperative, client):
        assert "47XK" not in (await reads_how_to_get_in(other, each))[1]
    await other.open("/today")
    await other.page.locator(".door-note button").first.click()
    await expect(other.page.locator(".door-note .note")).to_contain_text("47XK")

    await phone.go("/coop/data/looks")
    lines = phone.page.locator(".looked > li")
    for who, what in ((say("role.coordinator"), "ServiceAddress"), (worker, "HomeAccess")):
        seen = lines.filter(has_text=re.compile(re.escape(who), re.IGNORECASE)).filter(has_text=say(f"category.{what}"))
        await expect(seen.first).to_be_visible()
    await expect(lines.filter(has_text=say("actor.solver")).first).to_be_visible()
    await phone.see("who-looked")

    await phone.go(f"/coop/data/rule/{WAY_IN}")
    await phone.tap(say("data.no"))
    await phone.all_is_sent()
    await expect(offer(phone).locator(".state.done")).to_be_visible()
    await phone.see("my-data-withdrawn")
    assert "47XK" not in (await reads_how_to_get_in(other, visit_id))[1]
    await other.open("/today")
    await expect(other.page.get_by_text("47XK")).to_have_count(0)


async def test_what_is_less_than_needed_waits_for_a_person_who_answers_by_name_and_so_is_a_question_about_a_look(
    phones: Phones, cooperative: Cooperative
) -> None:
    cooperative.people["Devi"] = await a_holder(cooperative, "Devi")
    phone, devi = await phones("Stan"), await phones("Devi", wide=True)
    await phone.open(f"/coop/data/rule/{TASKS}")
    await phone.tap("No")
    await phone.all_is_sent()
    await phone.settled()
    await phone.go("/coop/data")
    await expect(phone.page.locator("[data-name=waits]")).to_contain_text("14 days left")
    await phone.open("/coop/data/looks")
    await phone.page.locator(".looked .acts button").first.click()
    await phone.page.get_by_label("What would you like to know?").fill("What was this for?")
    await phone.tap("Send the question")
    await phone.all_is_sent()

    await devi.open("/coop/data-role")
    cards = devi.page.locator(".counter", has_text="Stan")
    await devi.see("data-desk")
    await cards.first.get_by_label("What do you say to Stan?").fill("Nobody could bring the right things.")
    await devi.tap("Say no", within=cards.first)
    await expect(cards).to_have_count(1)
    await cards.get_by_label("Your answer to Stan").fill("Your Tuesday was planned.")
    await devi.tap("Answer", within=cards)
    await expect(cards).to_have_count(0)

    await phone.go("/coop/data")
    await phone.wait_seconds(4)
    await expect(phone.page.locator(".banner.late")).to_contain_text("Devi said no")
    await expect(phone.page.locator(".banner.late")).to_contain_text("Nobody could bring the right things.")
    await phone.go("/coop/data/questions")
    await phone.wait_seconds(4)
    await expect(phone.page.locator(".talk")).to_contain_text("Your Tuesday was planned.")
    await expect(phone.page.locator(".talk")).to_contain_text("Devi answered")
    await phone.see("my-questions")


async def test_who_writes_the_declaration_sees_whom_it_asks_again_and_each_of_them_is_asked(
    phones: Phones, cooperative: Cooperative
) -> None:
    cooperative.people["Esi"] = await a_holder(cooperative, "Esi")
    esi = await phones("Esi", wide=True, place="/coop/data-role/change")
    row = esi.page.locator(f"[data-rule={NOTES}]")
    await row.get_by_label("Kept for").select_option("180")
    await esi.tap("See what it would mean")
    await expect(esi.page.locator(".meaning")).to_contain_text("clients are asked again")
    await esi.see("declaration-tried")
    await esi.tap("Put it in force")
    await esi.page.get_by_role("dialog").get_by_role("button", name="Put it in force").click()
    await expect(esi.page.get_by_text("Version 2, written by Esi")).to_be_visible()
    phone = await phones("Tilda", place="/coop/data")
    await expect(phone.page.get_by_text("One question for you")).to_be_visible()
    await expect(offer(phone)).to_contain_text("Notes about care")
    await phone.see("one-question")
    await phone.context.set_offline(True)
    await phone.tap("Yes", within=offer(phone))
    await expect(offer(phone)).to_have_count(0)
    await phone.context.set_offline(False)
    await phone.all_is_sent()
    await phone.open(f"/coop/data/rule/{NOTES}")
    await expect(offer(phone)).to_contain_text("6 months")
    await expect(offer(phone).locator(".state.confirmed")).to_be_visible()


async def test_a_phone_checks_the_ledger_by_itself_and_sees_when_its_past_was_written_anew(phones: Phones) -> None:
    phone = await phones("Umar", place="/coop/data/proof")
    await phone.tap("Check my entries")
    await expect(phone.page.locator("main")).to_contain_text("Everything fits")
    await phone.tap("Check my entries")
    await expect(phone.page.locator("main")).to_contain_text("Nothing was rewritten since")
    await phone.see("proof")
    await phone.page.evaluate(_ANOTHER_PAST)
    await phone.tap("Check my entries")
    await expect(phone.page.locator("main")).to_contain_text("is no longer there as it was")
    await phone.see("proof-wrong")


async def test_a_trusted_contact_decides_only_where_they_were_given_it_and_it_says_who_said_so(
    phones: Phones, cooperative: Cooperative
) -> None:
    olive = cooperative.people["Olive"]
    margaret = cooperative.people["Margaret"]
    await cooperative.trusts(olive, cooperative.people["Nina"], "times", "data")
    phone = await phones("Nina", place=f"/for/{margaret}/data")
    await expect(phone.page.locator("main")).to_contain_text("did not give you this")
    await phone.open(f"/for/{olive}/data/rule/{NOTES}")
    await expect(phone.page.locator(".acting")).to_contain_text("You act for Olive")
    await phone.see("for-olive")
    await phone.tap("Yes, but…")
    await phone.page.locator("label.choice", has_text="30 days").click()
    await phone.tap("Say yes on these terms")
    await phone.all_is_sent()
    agreed = next(
        r
        for r in (await cooperative.ask("Olive", "/api/my/data"))["rules"]
        if r["category"] == "CareNotes" and r["recipient"] == "Coordinator"
    )["agreed"]
    assert agreed["retention_days"] == 30
    assert (await cooperative.ask("Olive", "/api/my/data"))["negotiations"][0]["by"]["given_name"] == "Nina"
