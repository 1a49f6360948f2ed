"""Whose ledger is asked for: the one named, else one's own cooperative's, else the only one there is."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.db import Context, speak_for
from backend.kit.errors import not_found

PROGRAM = "ledger"
_NAMED = text("select cooperative_of(:key)")
_SIGNED_IN = text("select cooperative_id from open_session(:token_hash, :now, '')")
_ALL = text("select * from cooperatives() limit 2")


async def open_ledger(session: AsyncSession, key: str | None, token_hash: bytes, *, now: datetime) -> UUID:
    """The cooperative whose ledger it is, which the transaction reads from here on; Problem 404 where none is meant."""
    found = await _find(session, key, token_hash, now)
    if found is None:
        raise not_found("ledger")
    await speak_for(session, Context(cooperative_id=found, program=PROGRAM, now=now))
    return found


async def _find(session: AsyncSession, key: str | None, token_hash: bytes, now: datetime) -> UUID | None:
    if key is not None:
        named: UUID | None = await session.scalar(_NAMED, {"key": key})
        return named
    mine: UUID | None = await session.scalar(_SIGNED_IN, {"token_hash": token_hash, "now": now})
    if mine is not None:
        return mine
    every = list(await session.scalars(_ALL))
    return every[0] if len(every) == 1 else None
