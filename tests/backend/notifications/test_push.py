"""Pushes: signed by the installation, sealed, small, to known services alone, retried with patience."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from backend.notifications import push
from backend.notifications.endpoints import ForbiddenEndpointError, allowed, keys_are_good, must_be_public
from backend.notifications.push import Browser, Message, Pusher
from tests.backend.notifications.conftest import House
from tests.backend.notifications.test_telling import a_publication
from tests.world_notifications import Phone, PushService, a_push_service, rows

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SECRET = b"an installation's secret of 32 bytes!"
HOSTS = ("fcm.googleapis.com", "push.services.mozilla.com")
MESSAGE = Message(title="નવો રોટા", body="તમારું અઠવાડિયું જુઓ", url="/#/week", tag="a" * 32)


def browser_of(phone: Phone) -> Browser:
    told = phone.subscription()
    return Browser(endpoint=told["endpoint"], **told["keys"])


async def send(service: PushService, phone: Phone, message: Message = MESSAGE) -> push.Outcome:
    return await Pusher(SECRET, "rota@willow.example", (service.host,)).send(browser_of(phone), message, now=NOW)


async def test_a_push_is_opened_by_its_browser_alone_and_says_for_how_long_and_how_urgently() -> None:
    async with a_push_service() as service:
        phone, other = Phone(service), Phone(service)
        for ttl_of in (phone, other):
            assert (await send(service, ttl_of)).kind == "accepted"
        assert phone.shown() == [{"title": MESSAGE.title, "body": MESSAGE.body, "url": "/#/week", "tag": "a" * 32}]
        headers = service.got[0][1]
        assert {name: headers[name] for name in ("ttl", "urgency", "topic", "content-encoding")} == {
            "ttl": "86400",
            "urgency": "normal",
            "topic": "a" * 32,
            "content-encoding": "aes128gcm",
        }
        assert len(service.got[0][2]) == len(service.got[1][2]) == 512 + 103


async def test_the_signature_names_the_service_with_its_port_and_follows_from_the_secret() -> None:
    async with a_push_service() as service:
        await send(service, Phone(service))
        token, _, key = service.got[0][1]["authorization"].removeprefix("vapid t=").partition(", k=")
        assert key == push.application_server_key(SECRET) != push.application_server_key(SECRET + b"!")
        public = push._key(SECRET).public_key()
        claims = jwt.decode(token, public, algorithms=["ES256"], audience=f"http://{service.host}")
        assert claims["sub"] == "mailto:rota@willow.example"


@given(st.binary(min_size=1, max_size=64))
def test_any_secret_makes_one_good_key(secret: bytes) -> None:
    key = push._key(secret)
    assert isinstance(key.curve, ec.SECP256R1)
    assert push._key(secret).private_numbers() == key.private_numbers()


@given(st.text(max_size=3000))
def test_a_message_is_padded_to_a_common_length_or_refused(body: str) -> None:
    message = Message(title="t", body=body, url="/", tag="x")
    try:
        plain = push.padded(message)
    except push.TooLargeError:
        assert len(body.encode()) > 1000
    else:
        assert len(plain) % push.PADDED_TO_BYTES == 0 or len(plain) == push.MOST_PLAIN_BYTES


async def test_what_does_not_fit_one_push_is_not_sent() -> None:
    async with a_push_service() as service:
        message = Message(title="t", body="ક" * 1400, url="/", tag="x")
        assert (await send(service, Phone(service), message)).code == "too_large"
        assert service.got == []


@pytest.mark.parametrize(
    ("status", "kind"),
    [(201, "accepted"), (202, "accepted"), (301, "refused"), (400, "refused"), (403, "refused"), (404, "gone"),
     (410, "gone"), (413, "refused"), (429, "later"), (500, "later"), (503, "later")],
)  # fmt: skip
def test_every_answer_has_a_meaning(status: int, kind: str) -> None:
    assert push.outcome(status, None, now=NOW).kind == kind


@pytest.mark.parametrize(
    ("said", "pause"),
    [("120", timedelta(minutes=2)), ("Mon, 23 Nov 2026 08:10:00 GMT", timedelta(minutes=10)), ("soon", None),
     (None, None), ("99999999999999", timedelta(hours=6)), ("Mon, 23 Nov 2026 07:00:00 GMT", timedelta())],
)  # fmt: skip
def test_a_service_that_asks_for_patience_gets_it_within_reason(said: str | None, pause: timedelta | None) -> None:
    assert push.outcome(503, said, now=NOW).pause == pause


async def test_a_redirect_is_not_followed() -> None:
    async with a_push_service() as service, a_push_service() as trap:
        service.answers = [(307, {"location": f"http://{trap.host}/"})]
        assert (await send(service, Phone(service))).kind == "refused"
        assert trap.got == []


@pytest.mark.parametrize(
    "endpoint",
    ["http://fcm.googleapis.com/x", "https://fcm.googleapis.com:8443/x", "https://evil.example/x",
     "https://fcm.googleapis.com.evil.example/x", "https://evilfcm.googleapis.com/x", "http://169.254.169.254/",
     "http://127.0.0.1:22/", "https://127.0.0.1/", "https://[::1]/", "https://user@fcm.googleapis.com/x",
     "https://fcm.googleapis.com@evil.example/", "file:///etc/passwd", "", "https://fcm.googleapis.com:99999/",
     "https://fcm.googleapis.com/x#y", "https://10.0.0.1/"],
)  # fmt: skip
def test_only_known_services_are_spoken_to(endpoint: str) -> None:
    assert not allowed(endpoint, HOSTS)


@pytest.mark.parametrize(
    "endpoint", ["https://fcm.googleapis.com/fcm/send/x", "https://updates.push.services.mozilla.com/wpush/v2/x"]
)
def test_known_services_are_spoken_to(endpoint: str) -> None:
    assert allowed(endpoint, HOSTS)


async def test_a_known_name_that_leads_into_a_private_network_is_refused() -> None:
    with pytest.raises(ForbiddenEndpointError):
        await must_be_public("https://localhost/x", ("localhost",))


@pytest.mark.parametrize(
    ("p256dh", "auth"), [("", ""), ("AAAA", "A" * 22), ("B" * 87, "A" * 20), ("!" * 87, "A" * 22), ("A" * 87, "A" * 22)]
)
def test_keys_of_another_form_are_no_keys(p256dh: str, auth: str) -> None:
    assert not keys_are_good(p256dh, auth)


async def test_a_subscription_to_anywhere_or_with_broken_keys_is_refused(house: House) -> None:
    phone = Phone(house.push)
    good = phone.subscription()
    bad = [
        ({**good, "endpoint": "https://evil.example/x"}, "endpoint"),
        ({**good, "keys": {**good["keys"], "auth": "AAAA"}}, "keys"),
    ]
    async with await house.world.sign_in(await house.world.a_worker()) as browser:
        for body, field in bad:
            answer = await browser.put(f"/api/my/push-subscriptions/{phone.id}", json=body)
            assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


async def test_a_browser_that_is_gone_is_not_sent_to_again(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone = await house.phone(asha)
    house.push.answers = [(410, {})]
    for _ in range(2):
        await a_publication(house, [asha], [])
        await house.worker.run()
        house.world.clock.pass_time(minutes=1)
    found = await rows(house.world, asha, "select state, detail_code from delivery where channel = 'push'")
    assert [tuple(row) for row in found] == [("none", "no_browser")] * 2
    assert phone.shown() == []


async def test_a_service_that_is_down_is_asked_five_times(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    await house.phone(asha)
    house.push.answers = [(503, {"retry-after": "3600"})] * 7
    await a_publication(house, [asha], [])
    await house.worker.run()
    found = await rows(house.world, asha, "select state, detail_code, attempts from delivery where channel = 'push'")
    assert [tuple(row) for row in found] == [("failed", "status_503", 5)]
    assert len(house.push.answers) == 2


async def test_two_browsers_of_one_member_are_both_told_and_one_that_takes_it_is_enough(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone, laptop = await house.phone(asha), await house.phone(asha)
    house.push.answers = [(201, {}), (503, {})]
    await a_publication(house, [asha], [])
    await house.worker.run()
    assert len(phone.shown()) + len(laptop.shown()) == 1
    found = await rows(house.world, asha, "select state from delivery where channel = 'push'")
    assert [row.state for row in found] == ["sent"]


async def test_a_browser_that_was_signed_out_is_told_nothing(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone = Phone(house.push)
    async with await house.world.sign_in(asha) as browser:
        await browser.put(f"/api/my/push-subscriptions/{phone.id}", json=phone.subscription())
        await browser.delete("/api/sessions/current")
    await a_publication(house, [asha], [])
    await house.worker.run()
    assert phone.shown() == []


async def test_subscribing_again_changes_nothing_and_unsubscribing_ends_it(house: House) -> None:
    asha = await house.world.a_worker("Asha")
    phone = Phone(house.push)
    async with await house.world.sign_in(asha) as browser:
        for _ in range(2):
            answer = await browser.put(f"/api/my/push-subscriptions/{phone.id}", json=phone.subscription())
            assert answer.status_code == 200
        assert (await browser.get("/api/push-key")).json()["key"]
        again = Phone(house.push)
        again.path = phone.path
        assert (
            await browser.put(f"/api/my/push-subscriptions/{again.id}", json=again.subscription())
        ).status_code == 200
        assert len(await rows(house.world, asha, "select id from push_subscription")) == 1
        for _ in range(2):
            assert (await browser.delete(f"/api/my/push-subscriptions/{again.id}")).status_code == 204
    assert await rows(house.world, asha, "select id from push_subscription") == []
