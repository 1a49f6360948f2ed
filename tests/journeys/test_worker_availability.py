"""When a worker can: painted without signal, kept over a reload, sent once and in order when signal is back."""

import re
from typing import Any

import httpx
from playwright.async_api import Request, expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import NEXT_WEEK_ON, Cooperative
from tests.journeys.phone import Phone

AVAILABILITY = "/api/my/availability"


async def paint(phone: Phone, cell: str) -> None:
    """Touches a cell of the week: day and band by their numbers."""
    await phone.page.locator(f'[data-cell="{cell}"]').click()


async def test_edits_without_signal_survive_a_reload_and_are_sent_once_in_order(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Chloe")
    await phone.works_offline()
    await phone.go("/week")
    await phone.go(f"/can/{NEXT_WEEK_ON}")
    sent: list[Request] = []
    phone.page.on("request", lambda asked: sent.append(asked) if asked.method != "GET" else None)
    await phone.context.set_offline(True)
    await paint(phone, "3 0")
    await paint(phone, "1 1")
    await expect(phone.page.get_by_text("2 changes are safe on this phone.")).to_be_visible()
    await phone.page.reload()
    await expect(phone.page.get_by_text("No signal. Carry on.")).to_be_visible()
    await expect(phone.page.get_by_text("2 changes are safe on this phone.")).to_be_visible()
    for cell in ("3 0", "1 1"):
        await expect(phone.page.locator(f'[data-cell="{cell}"]')).to_have_class(re.compile(r"\bcannot\b"))
    await phone.see("can-offline")
    await phone.tap("See them", "link")
    await expect(phone.page.locator(".queue li")).to_have_count(2)
    await phone.see("waiting-offline")
    await phone.go("/week")
    await expect(phone.page.locator("a.visit-link").first).to_be_visible()
    await phone.see("week-offline")
    sent.clear()
    await phone.context.set_offline(False)
    await phone.wait_seconds(11)
    await phone.go("/waiting")
    await expect(phone.page.get_by_text("Everything is sent")).to_be_visible()
    exceptions = (await cooperative.ask("Chloe", AVAILABILITY))["exceptions"]
    said = sorted((each["on"], each["level"]) for each in exceptions)
    assert said == [("2026-12-01", "cannot"), ("2026-12-03", "cannot")]
    assert [(asked.post_data_json or {})["on"] for asked in sent] == ["2026-12-03", "2026-12-01"]


async def test_an_edit_the_server_refuses_stays_until_it_is_read(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Dev")
    await phone.works_offline()
    await phone.go("/can")
    await phone.go("/usual")
    await phone.context.set_offline(True)
    await phone.tap("Cannot", "radio")
    await paint(phone, "6 0")
    async with await cooperative.sign_in(phone.member("Dev")) as elsewhere:
        await _change_usual(elsewhere)
    await phone.context.set_offline(False)
    await phone.wait_seconds(11)
    banner = phone.page.locator(".banner.bad")
    await expect(banner).to_contain_text("changed the same thing meanwhile")
    await expect(banner.locator("dd").last).to_contain_text("10:00–12:00")
    await phone.see("usual-refused")
    await phone.page.reload()
    await expect(banner).to_contain_text("That did not go through. Your usual week.")
    await phone.tap("Keep mine")
    await expect(banner).to_have_count(0)
    await phone.all_is_sent()
    spans = (await cooperative.ask("Dev", AVAILABILITY))["spans"]
    assert {span["weekday"]: span["starts_time"] for span in spans} == {**dict.fromkeys(range(6), "07:00"), 6: "11:00"}


async def _change_usual(elsewhere: httpx.AsyncClient) -> None:
    version: Any = (await elsewhere.get(AVAILABILITY)).json()["version"]
    span = {"weekday": 0, "starts_time": "10:00", "ends_time": "12:00", "level": "can"}
    answer = await elsewhere.put(f"{AVAILABILITY}/usual", json={"spans": [span], "version": version})
    assert answer.status_code == 200, answer.text


async def test_a_worker_says_their_usual_week_one_day_and_the_hours_they_want(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Ella", place="/can")
    await phone.see("can")
    await phone.in_the_dark("can")
    await paint(phone, "4 0")
    await expect(phone.page.locator(".toast")).to_contain_text("Friday morning: cannot")
    await phone.go("/usual")
    await phone.see("usual")
    await phone.tap("Prefer", "radio")
    await paint(phone, "2 1")
    await phone.go("/hours")
    await phone.see("hours")
    await phone.tap("I would like: one hour more")
    await phone.tap("Save")
    await expect(phone.page.locator(".toast")).to_contain_text("You would like")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    found = await cooperative.ask("Ella", AVAILABILITY)
    assert [(each["on"], each["level"]) for each in found["exceptions"]] == [("2026-11-27", "cannot")]
    assert [span["weekday"] for span in found["spans"] if span["level"] == "prefer"] == [2]
    assert found["hours_wanted"]["wanted_minutes"] == 660


async def test_exact_times_of_a_day_are_in_a_sheet(phones: Phones) -> None:
    phone = await phones("Ella", place="/can")
    await phone.tap("Saturday: exact times")
    await expect(phone.page.get_by_role("dialog")).to_be_visible()
    await phone.see("exact-times")
