"""The mail that asks somebody to act for a client."""

import logging
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit import catalogs
from backend.kit.clock import Clock
from backend.kit.jobs import Payload
from backend.kit.tokens import new_secret, sha256
from backend.notifications.insisting import insist
from backend.notifications.mail import Letter, Mailer

log = logging.getLogger(__name__)
_ARM = text(
    "select email, language, cooperative_name, client_name, phone "
    "from arm_invitation(:cooperative_id, :invitation_id, :token_hash, :now)"
)
_SENT = text("select invitation_sent(:cooperative_id, :invitation_id, :now)")
_DAYS = 7


async def send_invitation(
    engine: AsyncEngine, clock: Clock, mailer: Mailer | None, public_url: str, payload: Payload
) -> None:
    """Gives an invitation its secret and mails it; the secret is in that mail and nowhere else.

    One that was armed is not armed again: after a crash the client asks again.
    """
    if mailer is None:
        log.warning("no mail server is set: invitation %s is not sent", payload["invitation_id"])
        return
    token, place = new_secret(), {name: UUID(payload[name]) for name in ("cooperative_id", "invitation_id")}
    async with engine.begin() as connection:
        armed = await connection.execute(_ARM, {**place, "token_hash": sha256(token), "now": clock()})
        found = armed.first()
    if found is None:
        return
    params = {
        "cooperative": found.cooperative_name,
        "name": found.client_name,
        "link": f"{public_url}/#/join/{token}",
        "days": _DAYS,
        "phone": found.phone,
    }
    letter = Letter(
        key=place["invitation_id"].hex,
        to=found.email,
        subject=catalogs.text(found.language, "mail.trust_invitation.subject", params),
        text=catalogs.text(found.language, "mail.trust_invitation.body", params) + "\n",
    )
    if await insist(mailer, letter, clock, what="invitation"):
        async with engine.begin() as connection:
            await connection.execute(_SENT, {**place, "now": clock()})
