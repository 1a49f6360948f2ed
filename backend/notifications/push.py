"""Web push, and what `webpush` 1.0.6 leaves to its caller.

Its `get()` keeps what it is given for the next call, knows no urgency and no topic, forgets the port in the key's
audience, measures no size and takes any address: so it is asked for the cipher and the key alone, and the rest is here.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from webpush import WebPush, WebPushSubscription
from webpush.types import WebPushKeys
from webpush.vapid import VAPID

from backend.kit.secret import derive
from backend.notifications.endpoints import ForbiddenEndpointError, must_be_public

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256
MOST_PLAIN_BYTES = 3993  # what an encrypted body of 4096 bytes holds
PADDED_TO_BYTES = 512
KEPT_SECONDS = 24 * 3600
_SIGNED_FOR_SECONDS = 3600
_PATIENCE_SECONDS = 10
_MOST_PAUSE = timedelta(hours=6)
# A push service's address is a secret between browser and us: nothing that carries it is logged.
for _chatty in ("httpx", "httpcore"):
    logging.getLogger(_chatty).setLevel(logging.WARNING)
_ACCEPTED = {200, 201, 202, 204}
_GONE = {404, 410}
_BUSY = 429
_TOO_LARGE = 413


class Browser(msgspec.Struct, frozen=True, kw_only=True):
    """A browser that takes pushes: where, and its keys."""

    endpoint: str
    p256dh: str
    auth: str


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What a lock screen may show to anybody: no name, no address, nothing about care."""

    title: str
    body: str
    url: str
    tag: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one push: `later` may be tried again, not before `pause`; `gone` ends the subscription."""

    kind: Literal["accepted", "gone", "later", "refused"]
    code: str
    pause: timedelta | None = None


class TooLargeError(ValueError):
    """The message does not fit one push."""


@dataclass(frozen=True)
class _Origin:
    scheme: str
    host: str


class Pusher:
    """Sends pushes, signed with the installation's own key."""

    def __init__(self, secret: bytes, subscriber: str, hosts: tuple[str, ...]) -> None:
        private, public = _pems(secret)
        self._subscriber = subscriber
        self._hosts = hosts
        self._keys = (private, public)
        self._vapid = VAPID(private_key=private, public_key=public)

    async def send(self, browser: Browser, message: Message, *, now: datetime) -> Outcome:
        """Hands one message to a browser's push service."""
        try:
            await must_be_public(browser.endpoint, self._hosts)
            body, headers = self._sealed(browser, message)
            async with httpx.AsyncClient(timeout=_PATIENCE_SECONDS, follow_redirects=False, trust_env=False) as client:
                answer = await client.post(browser.endpoint, content=body, headers=headers)
        except ForbiddenEndpointError:
            return Outcome(kind="refused", code="endpoint_not_allowed")
        except TooLargeError:
            return Outcome(kind="refused", code="too_large")
        except (httpx.HTTPError, OSError):
            return Outcome(kind="later", code="unreachable")
        return outcome(answer.status_code, answer.headers.get("retry-after"), now=now)

    def _sealed(self, browser: Browser, message: Message) -> tuple[bytes, Mapping[str, str]]:
        """The encrypted body and every header; a sealer of its own each time, for it remembers what it should not."""
        sealer = WebPush(private_key=self._keys[0], public_key=self._keys[1], subscriber=self._subscriber)
        keys = WebPushKeys(p256dh=browser.p256dh, auth=browser.auth)
        sealed = sealer.get(padded(message), WebPushSubscription(endpoint=browser.endpoint, keys=keys))
        own = {
            "ttl": str(KEPT_SECONDS),
            "urgency": "normal",
            "topic": message.tag,
            "authorization": self._signed(browser.endpoint),
        }
        return sealed.encrypted, {**sealed.headers, **own}

    def _signed(self, endpoint: str) -> str:
        """The signed header, its audience with the port where there is one (RFC 8292)."""
        url = httpx.URL(endpoint)
        origin = _Origin(url.scheme, url.netloc.decode("ascii"))
        header: str = self._vapid.get_authorization_header(origin, self._subscriber, _SIGNED_FOR_SECONDS)
        return header


def padded(message: Message) -> bytes:
    """The message as JSON, filled with spaces to a common length, so that its length tells nothing."""
    plain = json.dumps(msgspec.to_builtins(message), ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > MOST_PLAIN_BYTES:
        raise TooLargeError(len(plain))
    return plain.ljust(min(-(-len(plain) // PADDED_TO_BYTES) * PADDED_TO_BYTES, MOST_PLAIN_BYTES))


def outcome(status: int, retry_after: str | None, *, now: datetime) -> Outcome:
    """What a push service's answer means (RFC 8030); a redirect is not followed, and is no."""
    code = f"status_{status}"
    if status in _ACCEPTED:
        return Outcome(kind="accepted", code=code)
    if status in _GONE:
        return Outcome(kind="gone", code=code)
    if status == _BUSY or status >= 500:  # noqa: PLR2004 -- the server's own fault
        return Outcome(kind="later", code=code, pause=_pause(retry_after, now))
    return Outcome(kind="refused", code="too_large" if status == _TOO_LARGE else code)


def _pause(retry_after: str | None, now: datetime) -> timedelta | None:
    """Retry-After, in seconds or as a date, within reason; None where it says nothing."""
    if not retry_after:
        return None
    try:
        asked = timedelta(seconds=int(retry_after[:9])) if retry_after.isdigit() else _until(retry_after, now)
    except (ValueError, OverflowError):
        return None
    return min(max(asked, timedelta()), _MOST_PAUSE)


def _until(date: str, now: datetime) -> timedelta:
    at = parsedate_to_datetime(date)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - now


def application_server_key(secret: bytes) -> str:
    """The public half of the installation's key, as a browser wants it to subscribe."""
    key: str = VAPID.get_application_server_key(_key(secret).public_key())
    return key


def _key(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The same key from the same secret: a scalar of 512 derived bits, so that none is likelier than another."""
    wide = derive(secret, "web push key, first half") + derive(secret, "web push key, second half")
    return ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, ec.SECP256R1())


def _pems(secret: bytes) -> tuple[bytes, bytes]:
    key = _key(secret)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private, key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
