"""A phone that is told things: a subscription with keys of its own, and what the notice does when it is touched."""

import re

import msgspec
from playwright.async_api import expect

from tests.journeys.phone import Phone
from tests.world_notifications import Phone as Keys
from tests.world_rosters import until

# Chromium has no push service of its own to ask; the rest is as it is on a phone.
_SUBSCRIBE = """
{ const made = GIVEN; let here = null;
  const subscription = { ...made, toJSON: () => made, unsubscribe: async () => { here = null; return true; } };
  PushManager.prototype.subscribe = async () => {
    localStorage.setItem('test:push', '1'); here = subscription; return here; };
  PushManager.prototype.getSubscription = async () =>
    here ?? (localStorage.getItem('test:push') ? subscription : null); }
"""
_TOUCH = """async () => {
  const shown = async () => (await registration.getNotifications())[0] ?? new Promise(requestAgain);
  const requestAgain = (found) => setTimeout(() => found(shown()), 20);
  const notification = await shown();
  const event = new NotificationEvent('notificationclick', { notification });
  Object.defineProperty(event, 'waitUntil', { value: (work) => work.catch(() => undefined) });
  dispatchEvent(event);
}"""


class Notified:
    """A phone with notices turned on, and the keys that open what is sent to it."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.browser = Keys(phone.cooperative.house.push)

    @classmethod
    async def turned_on(cls, phone: Phone) -> "Notified":
        """Turned on by a tap in the settings."""
        self = cls(phone)
        await phone.context.grant_permissions(["notifications"], origin=phone.url)
        given = msgspec.json.encode(self.browser.subscription()).decode()
        await phone.context.add_init_script(_SUBSCRIBE.replace("GIVEN", given))
        await phone.page.reload()
        await phone.settled()
        await phone.tap("Show notices on this phone")
        await expect(phone.page.get_by_role("button", name="Stop notices on this phone")).to_be_visible()
        return self

    async def opens(self, place: re.Pattern[str]) -> None:
        """What came is handed to the service worker, shown, and touched; the app opens there."""
        session = await self.phone.context.new_cdp_session(self.phone.page)
        registrations: list[str] = []
        session.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda told: registrations.extend(each["registrationId"] for each in told["registrations"]),
        )
        await session.send("ServiceWorker.enable")

        async def known() -> bool:
            return bool(registrations)

        await until(known)
        (sent,) = self.browser.shown()
        data = msgspec.json.encode(sent).decode()
        message = {"origin": f"{self.phone.url}/", "registrationId": registrations[0], "data": data}
        await session.send("ServiceWorker.deliverPushMessage", message)
        (worker,) = self.phone.context.service_workers
        await worker.evaluate(_TOUCH)
        await expect(self.phone.page).to_have_url(place)
