"""Builders for tests of trust: an invitation that was sent, and the secret in its mail."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
from sqlalchemy import text

from backend.care.circle.tables import TrustInvitationRow
from backend.kit.events import record
from backend.kit.ids import new_id
from backend.kit.tokens import sha256
from tests.world import World

TRUST: dict[str, Any] = {"topics": ["times", "requests"], "until_on": "2027-03-01"}
INVITE: dict[str, Any] = {**TRUST, "given_name": "Priya", "email": "priya@example.org"}
JOINING: dict[str, Any] = {"given_name": "Priya", "family_name": "Shah", "language": "en", "agrees": True}


async def invited(browser: httpx.AsyncClient, client_id: UUID, **change: object) -> UUID:
    """An invitation that was taken."""
    invitation_id = new_id()
    path = f"/api/clients/{client_id}/trust-invitations/{invitation_id}"
    answer = await browser.put(path, json={**INVITE, **change})
    assert answer.status_code == 201, answer.text
    return invitation_id


async def armed(world: World, token: str) -> list[str]:
    """Gives every queued invitation this secret, as the sending job does; the addresses it would go to."""
    async with world.writing() as session:
        query = text("select id, payload from pgqueuer where entrypoint = 'send_trust_invitation'")
        addresses = []
        for row in (await session.execute(query)).all():
            job = msgspec.json.decode(row.payload, type=dict[str, str])
            found = await session.execute(
                text("select email from arm_invitation(:c, :i, :h, :now)"),
                {"c": job["cooperative_id"], "i": job["invitation_id"], "h": sha256(token), "now": world.now},
            )
            addresses += list(found.scalars())
        await session.execute(text("delete from pgqueuer where entrypoint = 'send_trust_invitation'"))
    return addresses


async def a_link(world: World, client_id: UUID, **change: object) -> str:
    """The client asks somebody; the secret of the link they get."""
    token = new_id().hex + "-secret"
    async with await world.sign_in(client_id) as browser:
        await invited(browser, client_id, **change)
    await armed(world, token)
    return token


async def accepted(world: World, token: str, **change: object) -> httpx.Response:
    """Somebody in a fresh browser says yes."""
    async with world.browser() as browser:
        return await browser.post("/api/trust-invitations/accept", json={**JOINING, "token": token, **change})


async def an_invitation(world: World, client_id: UUID) -> UUID:
    """An invitation of the client's that nobody has answered; as a row, since a client may send ten a day."""
    made = TrustInvitationRow(
        cooperative_id=world.cooperative_id,
        id=new_id(),
        client_id=client_id,
        given_name="Priya",
        email=f"{new_id().hex}@example.org",
        language="en",
        topics=TRUST["topics"],
        until_on=date.fromisoformat(TRUST["until_on"]),
        created_at=world.now,
        expires_at=world.now + timedelta(days=7),
    )
    async with world.writing() as session:
        session.add(made)
        payload = {"id": made.id, "client_id": client_id}
        await record(session, world.cooperative_id, "trust_offered", payload, actor_id=client_id, now=world.now)
        return made.id


async def a_trust(world: World, client_id: UUID) -> UUID:
    """Somebody new whom the client trusts; the id of that trust."""
    await world.trusts(client_id, contact_id := await world.a_member("Priya", "supporter"))
    async with await world.sign_in(client_id) as browser:
        told = (await browser.get(f"/api/clients/{client_id}/trusted-contacts")).json()
    return UUID(next(one["id"] for one in told if one["member_id"] == str(contact_id)))
