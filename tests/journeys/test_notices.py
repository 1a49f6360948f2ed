"""What a phone shows while it is locked, where a touch on it leads, and the mail for who has no phone to be told on."""

import re
from email import message_from_bytes
from email.policy import default

from backend.kit import catalogs
from tests.journeys.conftest import Phones
from tests.journeys.cooperative import Cooperative
from tests.journeys.notified import Notified
from tests.world_care import ONCE, asked
from tests.world_rosters import until

_ANSWER = "Wednesday is full, would Friday do?"


async def refused(cooperative: Cooperative, name: str) -> None:
    """Somebody asked, and their coordinator answered in words."""
    async with await cooperative.sign_in(cooperative.people[name]) as browser:
        request = await asked(browser, cooperative.people[name], **{**ONCE, "note": "The gate sticks."})
    async with await cooperative.sign_in(cooperative.people["Ruth"]) as ruth:
        answer = await ruth.post(f"/api/care-requests/{request['id']}/refuse", json={"answer": _ANSWER})
        assert answer.is_success, answer.text


async def test_the_lock_screen_says_nothing_of_anybody_and_a_touch_opens_the_thing(
    phones: Phones, cooperative: Cooperative
) -> None:
    phone = await phones("Stan", place="/coop/settings")
    notified = await Notified.turned_on(phone)
    await cooperative.speaks("Stan", "gu")
    await refused(cooperative, "Stan")

    async def came() -> bool:
        return bool(notified.browser.shown())

    await until(came, seconds=30)
    (shown,) = notified.browser.shown()
    texts = catalogs.catalog("gu")
    assert shown["title"] == texts["push.care_request_refused.title"]
    assert shown["body"] == texts["push.care_request_refused.body"]
    said = f"{shown['title']} {shown['body']} {shown['tag']}"
    assert not [word for word in (*cooperative.people, "Test", _ANSWER, "gate", "@") if word in said]
    await notified.opens(re.compile(r"#/for/[\w-]+/requests"))
    await phone.settled()
    assert await phone.page.evaluate("document.title.length > 0 && document.querySelectorAll('h1').length === 1")
    await cooperative.speaks("Stan", "en")


async def test_who_has_no_phone_to_be_told_on_gets_a_mail_in_their_language(cooperative: Cooperative) -> None:
    await cooperative.speaks("Rosa", "es")
    to, before = await cooperative.email_of("Rosa"), len(cooperative.house.letters.got)
    await refused(cooperative, "Rosa")

    def letters() -> list[bytes]:
        got = cooperative.house.letters.got[before:]
        return [each.content for each in got if to in each.rcpt_tos and isinstance(each.content, bytes)]

    async def came() -> bool:
        return bool(letters())

    await until(came, seconds=30)
    (letter,) = [message_from_bytes(each, policy=default) for each in letters()]
    texts = catalogs.catalog("es")
    assert letter["subject"] == texts["mail.care_request_refused.subject"]
    body = letter.get_body(("plain",))
    assert body is not None
    words = body.get_content()
    assert f"{cooperative.house.url}/#/for/{cooperative.people['Rosa']}/requests" in words
    assert not [word for word in ("Rosa", "Ruth", _ANSWER, "gate") if word in f"{letter['subject']} {words}"]
    await cooperative.speaks("Rosa", "en")
