"""Mail: handed to a real server in the member's language; a sign-in link is in its mail and nowhere else."""

import email
import email.policy
import logging
import re
from email.message import EmailMessage

import pytest

from tests.backend.notifications.conftest import PUBLIC_URL, House
from tests.backend.notifications.test_telling import a_publication
from tests.world import settings_for
from tests.world_notifications import Worker, rows


def read(house: House) -> list[EmailMessage]:
    return [
        email.message_from_bytes(letter.content or b"", policy=email.policy.default)  # type: ignore[arg-type]
        for letter in house.letters.got
    ]


async def test_a_mail_leads_to_the_page_and_names_nobody(house: House) -> None:
    margaret = await house.world.a_client("Margaret")
    await a_publication(house, [], [margaret])
    await house.worker.run()
    (letter,) = read(house)
    assert letter["From"] == "rota@willow.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Margaret" not in letter.get_content()


async def test_a_mail_that_is_sent_again_has_the_same_id(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    house.letters.refusals = ["451 Try again later"]
    await a_publication(house, [asha], [])
    await house.worker.run()
    (letter,) = read(house)
    found = await rows(house.world, asha, "select id, state, attempts from delivery where channel = 'email'")
    assert letter["Message-ID"] == f"<{found[0].id.hex}@willow.example>"
    assert (found[0].state, found[0].attempts) == ("sent", 2)


async def test_a_mail_refused_for_good_is_not_tried_again(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    house.letters.refusals = ["550 No such user"] * 2
    await a_publication(house, [asha], [])
    await house.worker.run()
    found = await rows(house.world, asha, "select state, detail_code, attempts from delivery where channel = 'email'")
    assert [tuple(row) for row in found] == [("failed", "smtp_550", 1)]


async def test_a_mail_server_that_is_down_is_tried_five_times(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    down = Worker(house.world, settings_for(house.database, smtp_url="smtp://127.0.0.1:9"))
    await a_publication(house, [asha], [])
    await down.run()
    found = await rows(house.world, asha, "select state, detail_code, attempts from delivery where channel = 'email'")
    assert [tuple(row) for row in found] == [("failed", "unreachable", 5)]


async def test_the_mailed_link_signs_in(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asha = await house.world.a_worker("Asha")
    async with house.world.browser() as browser:
        await browser.post("/api/sign-in-links", json={"email": f"asha.{asha.hex}@example.org"})
        await house.worker.run("send_sign_in_link")
        (letter,) = read(house)
        (token,) = re.findall(rf"{PUBLIC_URL}/#/sign-in/(\S+)", letter.get_content())
        answer = await browser.post("/api/sessions", json={"token": token})
    assert (answer.status_code, answer.json()["given_name"]) == (201, "Asha")
    ours = [one.getMessage() for one in caplog.records if one.name not in {"mail.log", "asyncio"}]
    assert not [line for line in ours if token in line or asha.hex in line]


async def test_without_a_mail_server_the_log_says_so_and_nothing_secret(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    asha = await house.world.a_worker("Asha")
    async with house.world.browser() as browser:
        await browser.post("/api/sign-in-links", json={"email": f"asha.{asha.hex}@example.org"})
    await Worker(house.world, settings_for(house.database)).run("send_sign_in_link")
    assert "no mail server" in caplog.text
    assert "sign-in/" not in caplog.text
    assert asha.hex not in caplog.text
