"""Mail as plain text, handed to the installation's server."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Literal
from urllib.parse import unquote, urlsplit

import aiosmtplib
import msgspec

_PATIENCE_SECONDS = 20
_PORTS = {"smtp": 25, "smtps": 465, "submission": 587}
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_FOREVER = 500
_COUNT_OF_CODES = 600


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One mail. `key` makes its Message-ID, so that a mail sent twice is known to be the same."""

    key: str
    to: str
    subject: str
    text: str


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it: `later` may be tried again."""

    kind: Literal["accepted", "later", "refused"]
    code: str


class Mailer:
    """Speaks to one mail server: `smtp://user:word@host:port`, `smtps://` for TLS from the start.

    With a user name, TLS is demanded unless the server is this machine.
    """

    def __init__(self, smtp_url: str, sender: str) -> None:
        url = urlsplit(smtp_url)
        self._sender = sender
        self._secured = url.scheme == "smtps"
        self._host = url.hostname or "localhost"
        self._port = url.port or _PORTS.get(url.scheme, 25)
        self._user = unquote(url.username) if url.username else None
        self._word = unquote(url.password) if url.password else None

    async def send(self, letter: Letter, *, now: datetime) -> Sent:
        """Hands the letter over; says what the server said, by its number."""
        try:
            await self._hand_over(self._message(letter, now))
        except aiosmtplib.SMTPRecipientsRefused as error:
            return _answer(max(refused.code for refused in error.recipients))
        except aiosmtplib.SMTPResponseException as error:
            return _answer(error.code)
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            return Sent(kind="later", code="unreachable")
        return Sent(kind="accepted", code="handed_over")

    async def _hand_over(self, message: EmailMessage) -> None:
        demanded = self._user is not None and not self._secured and self._host not in _LOCAL
        await aiosmtplib.send(
            message,
            hostname=self._host,
            port=self._port,
            username=self._user,
            password=self._word,
            use_tls=self._secured,
            start_tls=True if demanded else None,
            timeout=_PATIENCE_SECONDS,
        )

    def _message(self, letter: Letter, now: datetime) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(now)
        message["Message-ID"] = f"<{letter.key}@{self._sender.rpartition('@')[2] or 'localhost'}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text)
        return message


def _answer(code: int) -> Sent:
    for_good = _FOREVER <= code < _COUNT_OF_CODES
    return Sent(kind="refused" if for_good else "later", code=f"smtp_{code}")
