"""06:40, somebody cannot come: the coordinator's clicks from there to everybody being told, counted."""

import re

from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.phone import MEASURED, Phone
from tests.world_rosters import until
from tests.world_rosters_views import WEEK_ON

SICK_DAY_CLICKS = 6
VISIT_CLICKS = 4
_COUNT = "() => { globalThis.clicks = 0; addEventListener('click', () => { clicks += 1; }, true); }"


async def counted(desk: Phone) -> int:
    """How often the mouse was used since it was asked to count."""
    return int(await desk.page.evaluate("clicks"))


async def with_most_today(cooperative: Cooperative) -> str:
    """The worker with most visits still to come today."""
    left: dict[str, int] = {}
    now = cooperative.clock.now.isoformat()
    for name in ("Asha", "Ben", "Chloe", "Dev", "Ella", "Farid"):
        visits = await cooperative.week_of(name)
        left[name] = sum(visit["starts_at"] > now and visit["starts_at"][:10] == now[:10] for visit in visits)
    return max(left, key=lambda name: left[name])


async def test_a_whole_sick_day_is_covered_and_told_in_six_clicks(phones: Phones, cooperative: Cooperative) -> None:
    name = await with_most_today(cooperative)
    before = {visit["id"] for visit in await cooperative.week_of(name)}
    desk = await phones("Ruth", place="/desk/week", wide=True)
    await desk.page.evaluate(_COUNT)
    await desk.tap("Cover", "link")
    await desk.settled()
    await desk.see("cover")
    await desk.page.get_by_label("Name", exact=True).fill(name)
    await desk.tap(re.compile(f"^{name} "))
    await desk.see("cover-how-long")
    await desk.tap("Find cover for all")
    await expect(desk.page.get_by_role("heading", name="Who comes instead")).to_be_visible(timeout=30_000)
    await expect(
        desk.page.get_by_text("worker is told at once").or_(desk.page.get_by_text("workers are told"))
    ).to_be_visible(timeout=30_000)
    await desk.settled()
    await expect(desk.page.get_by_text("A draft: nobody is told yet.")).to_be_visible(timeout=30_000)
    await desk.see("cover-instead")
    letters = len(cooperative.house.letters.got)
    await desk.tap("Publish, and tell them")
    await expect(desk.page.locator(".toast")).to_contain_text("Published.", timeout=30_000)
    clicks = await counted(desk)
    MEASURED.append(f"a sick day from the week's board to everybody told: {clicks} clicks")
    assert clicks <= SICK_DAY_CLICKS
    after = {visit["id"] for visit in await cooperative.week_of(name)}
    assert after < before

    async def told() -> bool:
        to = {address for letter in cooperative.house.letters.got[letters:] for address in letter.rcpt_tos}
        return await cooperative.email_of(name) in to and len(to) > 2

    await until(told)


async def test_a_visit_with_nobody_finds_somebody_in_four_clicks(phones: Phones, cooperative: Cooperative) -> None:
    name = await with_most_today(cooperative)
    now = cooperative.clock.now
    async with await cooperative.sign_in(cooperative.people[name]) as phone:
        body = {"from_at": now.isoformat(), "until_at": now.replace(hour=23, minute=55).isoformat()}
        answer = await phone.post("/api/my/away", json=body)
        assert answer.status_code == 200, answer.text
        visits = answer.json()["visits"]
    assert visits
    desk = await phones("Ruth", place="/desk/week", wide=True)
    await desk.page.evaluate(_COUNT)
    await desk.tap("Cover", "link")
    await desk.settled()
    await expect(desk.page.get_by_role("heading", name=re.compile("needs? somebody"))).to_be_visible()
    await desk.tap(re.compile("^Find somebody for"))
    await expect(desk.page.get_by_role("button", name=re.compile("^Give it to")).first).to_be_visible(timeout=30_000)
    await desk.settled()
    await desk.see("cover-choose")
    await desk.tap(re.compile("^Give it to"))
    await expect(desk.page.get_by_text("worker is told at once")).to_be_visible(timeout=30_000)
    await desk.settled()
    await desk.tap("Publish, and tell them")
    await expect(desk.page.locator(".toast")).to_contain_text("Published.", timeout=30_000)
    clicks = await counted(desk)
    MEASURED.append(f"a visit from nobody to somebody told: {clicks} clicks")
    assert clicks <= VISIT_CLICKS
    week = await cooperative.ask("Ruth", f"/api/weeks/{WEEK_ON}")
    covered = {visit["id"] for visit in week["visits"] if len(visit["published"]) == visit["workers"]}
    assert covered & {visit["id"] for visit in visits}
