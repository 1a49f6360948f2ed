"""How many touches a worker needs from the open app for what they do every week, and the same by keys alone."""

import re
from typing import Any

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import NEXT_WEEK_ON, WORKERS, Cooperative
from tests.journeys.phone import Phone
from tests.journeys.thumb import Thumb, press, reach

MONDAY = ("2026-11-23T00", "2026-11-24T00")
THURSDAY_TEA = ("2026-11-26T14:00:00Z", "2026-11-26T18:00:00Z")
THURSDAY = THURSDAY_TEA[0][:10]
TEA = 2
_PUT_AWAY = """
Object.defineProperty(document, 'hidden', { value: true, configurable: true });
document.dispatchEvent(new Event('visibilitychange'));
"""
_TAKEN_UP = "delete document.hidden"
AVAILABILITY = "/api/my/availability"


async def somebody(cooperative: Cooperative, since: str, until: str) -> tuple[str, list[dict[str, Any]]]:
    """A worker who has visits between two instants, and those."""
    for name in WORKERS:
        week = await cooperative.week_of(name)
        found = [visit for visit in week if visit["ends_at"] > since and visit["starts_at"] < until]
        if found:
            return name, found
    raise AssertionError(f"nobody has a visit from {since} to {until}")


def toast(phone: Phone) -> Any:  # noqa: ANN401 -- what expect takes
    """What was said last."""
    return expect(phone.page.locator(".toast"))


async def test_one_visit_is_confirmed_by_one_touch(phones: Phones, cooperative: Cooperative) -> None:
    name, (visit, *_) = await somebody(cooperative, *MONDAY)
    phone = await phones(name)
    thumb = Thumb(phone)
    await thumb.button("Yes, I can")
    assert thumb.taps == 1
    await toast(phone).to_contain_text("Confirmed")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    assert [each["state"] for each in await cooperative.week_of(name) if each["id"] == visit["id"]] == ["confirmed"]


async def test_a_whole_week_is_confirmed_by_two_touches(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Ella")
    thumb = Thumb(phone)
    await thumb.link("My week")
    await thumb.tap(phone.page.locator(".dock .btn.main"))
    assert thumb.taps == 2
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    assert {each["state"] for each in await cooperative.week_of("Ella")} <= {"confirmed", "done"}


async def test_cannot_on_thursday_afternoon_is_three_touches_and_the_effect_is_said_before_it_counts(
    phones: Phones, cooperative: Cooperative
) -> None:
    name, there = await somebody(cooperative, *THURSDAY_TEA)
    phone = await phones(name)
    thumb = Thumb(phone)
    await thumb.link("My week")
    await thumb.link("When I can")
    await thumb.tap(phone.page.locator(f'[data-cell="3 {TEA}"]'))
    assert thumb.taps == 3
    await toast(phone).to_contain_text("Thursday tea: cannot.")
    await toast(phone).to_contain_text(f"You have {'a visit' if len(there) == 1 else f'{len(there)} visits'} then")
    await expect(phone.page.get_by_role("heading", name=re.compile("You cannot, and have"))).to_be_visible()
    await phone.see("cannot-thursday")
    assert not [each for each in await exceptions(cooperative, name) if each["on"] == THURSDAY]
    await phone.tap("Undo")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    assert not [each for each in await exceptions(cooperative, name) if each["on"] == THURSDAY]
    await thumb.tap(phone.page.locator(f'[data-cell="3 {TEA}"]'))
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    said = [each for each in await exceptions(cooperative, name) if each["on"] == THURSDAY]
    assert [(each["starts_time"], each["ends_time"], each["level"]) for each in said] == [("14:00", "18:00", "cannot")]


async def exceptions(cooperative: Cooperative, name: str) -> list[dict[str, Any]]:
    """What the server knows of the worker's days that are not as usual."""
    found: list[dict[str, Any]] = (await cooperative.ask(name, AVAILABILITY))["exceptions"]
    return found


async def test_running_late_is_two_touches_and_can_be_taken_back(phones: Phones, cooperative: Cooperative) -> None:
    name, (visit, *_) = await somebody(cooperative, *MONDAY)
    phone = await phones(name)
    thumb = Thumb(phone)
    await thumb.button("Late, or cannot go")
    await phone.see("hindered")
    await thumb.button("20 min late")
    assert thumb.taps == 2
    await toast(phone).to_contain_text("are told in a moment")
    await expect(phone.page.locator("section.hero .state.late")).to_have_text("20 min late")
    await phone.see("late")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    assert [each["late_minutes"] for each in await cooperative.week_of(name) if each["id"] == visit["id"]] == [20]
    await thumb.button("Late, or cannot go")
    await thumb.button("On time after all")
    await phone.all_is_sent()
    await expect(phone.page.locator("section.hero .state.late")).to_have_count(0)
    assert [each["late_minutes"] for each in await cooperative.week_of(name) if each["id"] == visit["id"]] == [None]


async def test_a_sick_day_is_two_touches_without_a_reason_and_what_happens_is_said_before(
    phones: Phones, cooperative: Cooperative
) -> None:
    before = await cooperative.week_of("Farid", NEXT_WEEK_ON)
    phone = await phones("Farid")
    coming = [each for each in await cooperative.week_of("Farid") if each["state"] != "done"]
    day = coming[0]["starts_at"][:10]
    gone = [each for each in coming if each["starts_at"].startswith(day)]
    thumb = Thumb(phone)
    await thumb.button("Late, or cannot go")
    sheet = phone.page.get_by_role("dialog")
    await expect(sheet).to_contain_text("The clients are told by the office, not by you.")
    await expect(sheet.locator("textarea, input")).to_have_count(0)
    await thumb.tap(sheet.locator(".ways button"))
    assert thumb.taps == 2
    await toast(phone).to_contain_text("go to cover" if len(gone) > 1 else "goes to cover")
    await phone.tap("Undo")
    await phone.wait_seconds(11)
    assert len(await cooperative.week_of("Farid")) == len(coming)
    await phone.tap("Late, or cannot go")
    await sheet.locator(".ways button").first.tap()
    await phone.settled()
    await phone.see("cannot-work")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    left = await cooperative.week_of("Farid")
    assert {each["id"] for each in left} == {each["id"] for each in coming} - {each["id"] for each in gone}
    assert await cooperative.week_of("Farid", NEXT_WEEK_ON) == before


async def test_what_waits_to_be_taken_back_goes_when_the_phone_is_put_away(
    phones: Phones, cooperative: Cooperative
) -> None:
    name, (visit, *_) = await somebody(cooperative, *MONDAY)
    phone = await phones(name)
    await phone.tap("Late, or cannot go")
    await phone.tap("10 min late")
    await phone.page.evaluate(_PUT_AWAY)
    await phone.all_is_sent()
    assert [each["late_minutes"] for each in await cooperative.week_of(name) if each["id"] == visit["id"]] == [10]
    await phone.page.evaluate(_TAKEN_UP)
    await phone.tap("Undo")
    await phone.all_is_sent()
    assert [each["late_minutes"] for each in await cooperative.week_of(name) if each["id"] == visit["id"]] == [None]


async def test_a_visit_is_answered_and_a_delay_said_by_keys_alone(phones: Phones, cooperative: Cooperative) -> None:
    name, _ = await somebody(cooperative, *MONDAY)
    phone = await phones(name)
    await press(phone, "Late, or cannot go")
    await expect(phone.page.get_by_role("dialog").get_by_role("heading", level=2)).to_be_focused()
    await press(phone, "30 min late")
    await expect(phone.page.get_by_role("dialog")).to_have_count(0)
    await expect(phone.page.get_by_role("button", name="Late, or cannot go")).to_be_focused()
    await toast(phone).to_contain_text("30 min late")
    await press(phone, "Undo")
    await expect(phone.page.locator("section.hero .state.late")).to_have_count(0)


async def test_a_week_is_painted_by_keys_alone(phones: Phones, cooperative: Cooperative) -> None:
    phone = await phones("Dev", place="/today")
    await press(phone, "My week")
    await press(phone, "When I can")
    await reach(phone, "Monday morning")
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "Space"):
        await phone.page.keyboard.press(key)
    await toast(phone).to_contain_text("Thursday tea: cannot.")
    await press(phone, "Undo")
    await phone.wait_seconds(11)
    await phone.all_is_sent()
    assert not [each for each in await exceptions(cooperative, "Dev") if each["on"] == THURSDAY]
