"""Signing in and out, and what a member sets for themselves."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit import catalogs
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.ids import new_id
from backend.kit.jobs import enqueue
from backend.kit.tokens import new_secret, sha256
from backend.members.tables import MemberContactRow, MemberSessionRow
from backend.privacy.door import Actor

AGENT_LENGTH = 200
_HOUR = timedelta(hours=1)
_COUNT = text("select count_try(:key, :now, :window, :most)")
_ASK = text("select cooperative_id, link_id from ask_sign_in(:email, :nonce_hash, :now)")
_USE = text("select use_sign_in(:token_hash, :nonce_hash, :session_id, :session_hash, :agent, :now)")
_BECOME = text("select demo_session(:member_id, :session_id, :session_hash, :agent, :now)")


async def count_try(session: AsyncSession, key: str, *, now: datetime, most: int, window: timedelta = _HOUR) -> None:
    """Raises Problem 429 where `key` was tried more than `most` times in the window."""
    hashed = sha256(key).hex()
    if not await session.scalar(_COUNT, {"key": hashed, "now": now, "window": window, "most": most}):
        raise Problem("too_many_tries", 429)


async def ask_sign_in(session: AsyncSession, email: str, *, nonce: str, address: str, now: datetime) -> None:
    """Prepares a one-time link for whoever has this address; nothing tells the asker whether anybody has."""
    await count_try(session, f"link:{email.lower()}", now=now, most=5)
    await count_try(session, f"link-from:{address}", now=now, most=30)
    rows = await session.execute(_ASK, {"email": email, "nonce_hash": sha256(nonce), "now": now})
    for row in rows.all():
        job = {"cooperative_id": str(row.cooperative_id), "link_id": str(row.link_id)}
        await enqueue(session, "send_sign_in_link", job)


async def count_guess(counting: AsyncEngine, address: str, *, now: datetime) -> None:
    """Counts a try of a link's secret on a connection of its own: one that is refused is rolled back, and counts too.

    Problem 429 after 60 tries from one network in an hour.
    """
    async with AsyncSession(counting) as session, session.begin():
        await count_try(session, f"session-from:{address}", now=now, most=60)


async def use_sign_in(session: AsyncSession, token: str, *, nonce: str, agent: str, now: datetime) -> str:
    """Turns a link's secret into a session's, which is returned; Problem 410 where it is used, late or elsewhere's."""
    secret = new_secret()
    member_id = await session.scalar(
        _USE,
        {
            "token_hash": sha256(token),
            "nonce_hash": sha256(nonce),
            "session_id": new_id(),
            "session_hash": sha256(secret),
            "agent": agent[:AGENT_LENGTH],
            "now": now,
        },
    )
    if member_id is None:
        raise Problem("link_not_valid", 410)
    return secret


async def become(session: AsyncSession, member_id: UUID, *, agent: str, now: datetime) -> str:
    """Demo mode: a session as that member; Problem 404 in a real installation."""
    secret = new_secret()
    found = await session.scalar(
        _BECOME,
        {
            "member_id": member_id,
            "session_id": new_id(),
            "session_hash": sha256(secret),
            "agent": agent[:AGENT_LENGTH],
            "now": now,
        },
    )
    if found is None:
        raise not_found("member")
    return secret


async def end_session(session: AsyncSession, session_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Ends one of my sessions; Problem 404 for one that is not mine. Ending it again changes nothing."""
    s = MemberSessionRow
    ended = await session.execute(
        update(s).where(s.id == session_id, s.member_id == actor.member_id).values(ended_at=now).returning(s.id)
    )
    if ended.first() is None:
        raise not_found("session")


async def set_language(session: AsyncSession, language: str, *, actor: Actor) -> None:
    """My screens and messages come in this language; Problem 400 where there is no catalog for it."""
    if language not in catalogs.languages():
        raise refuse("language", "no_catalog", choices=", ".join(catalogs.languages()))
    c = MemberContactRow
    await session.execute(update(c).where(c.member_id == actor.member_id).values(language=language))
