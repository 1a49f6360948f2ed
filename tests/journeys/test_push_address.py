"""Notices on a phone: asked for after they were explained, sent to wherever the browser says, opened where one is."""

import msgspec
from playwright.async_api import expect

from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.notified import Notified
from tests.world_notifications import Phone as Keys
from tests.world_rosters import until

_ASKED = """
globalThis.asked = 0;
const real = Notification.requestPermission;
Notification.requestPermission = (...given) => { asked += 1; return real.apply(Notification, given); };
"""
_CHANGED = """async (given) => {
  const event = new Event('pushsubscriptionchange');
  Object.assign(event, { newSubscription: { toJSON: () => given }, waitUntil: (work) => { globalThis.done = work; } });
  dispatchEvent(event);
  await globalThis.done;
}"""


async def test_the_phone_is_asked_after_it_was_said_what_for_and_only_by_a_tap(phones: Phones) -> None:
    phone = await phones("Ella", place="/today")
    await phone.context.add_init_script(f"{{ {_ASKED} }}")
    await phone.page.reload()
    await phone.go("/coop/settings")
    card = phone.page.locator("section.card[aria-labelledby=s-channels]")
    await expect(phone.page.get_by_role("button", name="Show notices on this phone")).to_be_visible()
    await expect(card.locator("p").first).not_to_be_empty()
    assert await phone.page.evaluate("asked") == 0
    await phone.tap("Show notices on this phone")
    await phone.page.wait_for_function("asked === 1")


async def test_an_address_the_browser_changed_is_told_though_no_page_does_it(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Chloe", place="/coop/settings")
    await Notified.turned_on(phone)
    other = Keys(cooperative.house.push)
    (worker,) = phone.context.service_workers
    await worker.evaluate(_CHANGED, other.subscription())
    given = msgspec.json.decode(msgspec.json.encode(other.subscription()))["endpoint"]
    query = "select endpoint from push_subscription where member_id = :me and ended_at is null"

    async def known() -> bool:
        return given in await cooperative.holds(query, me=phone.member("Chloe"))

    await until(known)
