"""Mails that are not a member's notice: tried a few times at once, and logged by their key, never by the address."""

import asyncio
import logging

from backend.kit.clock import Clock
from backend.notifications.mail import Letter, Mailer

log = logging.getLogger(__name__)
_PAUSES = (1, 5, 15)


async def insist(mailer: Mailer, letter: Letter, clock: Clock, *, what: str) -> bool:
    """Tries within half a minute; whether the server took it. The log says that it failed, never to whom."""
    for pause in (*_PAUSES, None):
        sent = await mailer.send(letter, now=clock())
        if sent.kind == "accepted":
            return True
        if sent.kind == "refused" or pause is None:
            break
        await asyncio.sleep(pause)
    log.error("%s %s was not sent: %s", what, letter.key, sent.code)
    return False
