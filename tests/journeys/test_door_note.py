"""How to get in: a client writes it, who comes reads it in its window after a touch, and no phone keeps it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from playwright.async_api import expect
from sqlalchemy.dialects.postgresql import Range

from backend.kit.ids import new_id
from backend.rosters.tables import AssignmentRow
from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.test_offline_kept import ON_PHONE
from tests.world_rosters import until
from tests.world_rosters_views import a_visit

NOTE = "Ring twice.\nThe key box by the gate: 47XK."
STARTS_AT = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
SHOW = "How to get in: Show"


async def a_visit_soon(cooperative: Cooperative, client: str = "Quinn", worker: str = "Asha") -> UUID:
    """The worker is with the client five minutes after the journeys begin."""
    visit_id = await a_visit(cooperative, cooperative.people[client], at="08:05", minutes=20)
    (roster_id, *_) = await cooperative.holds("select id from roster where state = 'published' order by week_on")
    async with cooperative.writing() as session:
        session.add(
            AssignmentRow(
                cooperative_id=cooperative.cooperative_id,
                id=new_id(),
                visit_id=visit_id,
                worker_id=cooperative.people[worker],
                client_id=cooperative.people[client],
                roster_id=roster_id,
                during=Range(STARTS_AT, STARTS_AT + timedelta(minutes=20)),
                state="live",
                created_at=cooperative.now,
            )
        )
    return visit_id


async def test_what_a_client_writes_who_comes_reads_in_its_window_after_one_touch(
    phones: Phones, cooperative: Cooperative
) -> None:
    await a_visit_soon(cooperative)
    quinn = cooperative.people["Quinn"]
    phone = await phones("Quinn", place=f"/for/{quinn}/things")
    await phone.tap("How to get in", "link")
    await phone.settled()
    await phone.page.get_by_label("What to know at the door").fill(NOTE)
    await phone.see("door-note-written")
    await phone.tap("Save")
    await phone.all_is_sent()

    asha = await phones("Asha")
    await expect(asha.page.get_by_role("button", name=SHOW)).to_be_visible()
    await expect(asha.page.get_by_text("47XK")).to_have_count(0)
    await asha.tap(SHOW)
    await expect(asha.page.get_by_text("47XK")).to_be_visible()
    await asha.see("door-note")
    assert not [row for row in await asha.page.evaluate(ON_PHONE) if "47XK" in str(row)]
    assert not [row for row in await phone.page.evaluate(ON_PHONE) if "47XK" in str(row)]
    await asha.tap("How to get in: Close")
    await expect(asha.page.get_by_text("47XK")).to_have_count(0)

    await asha.works_offline()
    await asha.context.set_offline(True)
    await asha.tap(SHOW)
    note = asha.page.locator(".door-note")
    await expect(note.get_by_text("This needs signal")).to_be_visible()
    await expect(note.locator('a[href="tel:01632 960100"]')).to_be_visible()
    await asha.see("door-note-offline")
    await asha.context.set_offline(False)

    looks = await cooperative.ask("Quinn", "/api/my/data/looks")
    assert [each["actor"]["given_name"] for each in looks if "HomeAccess" in each["categories"]] == ["Asha"]


async def test_outside_its_window_a_line_says_from_when_and_past_it_what_was_read_is_gone(
    phones: Phones, cooperative: Cooperative
) -> None:
    later = next(each for each in await cooperative.week_of("Ben") if each["starts_at"] > "2026-11-23T09")
    phone = await phones("Ben", place=f"/visits/{later['id']}")
    opens_at = datetime.fromisoformat(later["starts_at"]) - timedelta(minutes=30)
    await expect(phone.page.get_by_text(f"How to get in shows from {opens_at:%H:%M}.")).to_be_visible()
    await phone.see("door-note-ahead")

    await cooperative.speaks("Asha", "gu")
    asha = await phones("Asha")
    await asha.page.locator(".door-note button").click()
    await expect(asha.page.locator(".door-note .note")).to_contain_text("47XK")
    await asha.see("door-note")
    await asha.page.evaluate("laterBy += 30 * 60_000; document.dispatchEvent(new Event('visibilitychange'))")

    async def gone() -> bool:
        return await asha.page.get_by_text("47XK").count() == 0

    await until(gone)
