"""`commonrota rewrap`: a new master key takes the place of the old one, without a word being read."""

import asyncio
import sys
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit import roles
from backend.kit.clock import Clock, utc_now
from backend.kit.db import Context, connect, transaction
from backend.privacy.cooperatives import cooperatives
from backend.privacy.sealing.keyring import Keyring, SealError
from backend.privacy.sealing.words import key_place
from backend.settings import Settings

PROGRAM = "rewrap"
_AT_ONCE = 500
_FIRST = UUID(int=0)
_OTHERS = text("select * from other_data_keys(:master, :after, :most)")
_REWRAP = text("select rewrap_data_key(:member, :was, :master, :wrapped)")


def rewrap(settings: Settings, *, clock: Clock = utc_now) -> int:
    """Wraps every data key with the first master key; 1 where some are wrapped by a key that was not given."""
    done = asyncio.run(_rewrap(settings, clock))
    print(f"{done.wrapped} keys are wrapped anew")
    if done.closed:
        print(f"{done.closed} could not be: the master key they are wrapped with is not given", file=sys.stderr)
        return 1
    print("older master keys are no longer needed")
    return 0


class Done(NamedTuple):
    """How many keys were wrapped anew, and how many could not be."""

    wrapped: int
    closed: int


async def _rewrap(settings: Settings, clock: Clock) -> Done:
    engine = connect(settings.url(roles.WORKER), name="commonrota rewrap", pool=1)
    try:
        each = [await rewrap_all(engine, one, Keyring(settings.masters), clock) for one in await cooperatives(engine)]
        return Done(sum(done.wrapped for done in each), sum(done.closed for done in each))
    finally:
        await engine.dispose()


async def rewrap_all(engine: AsyncEngine, cooperative_id: UUID, ring: Keyring, clock: Clock) -> Done:
    """One cooperative's keys, some hundreds in a transaction."""
    wrapped, seen, after = 0, 0, _FIRST
    while True:
        context = Context(cooperative_id=cooperative_id, program=PROGRAM, now=clock())
        async with transaction(engine, context) as session:
            rows = (await session.execute(_OTHERS, {"master": ring.first, "after": after, "most": _AT_ONCE})).all()
            wrapped += sum([await _wrap_anew(session, ring, row.id, row.master, row.wrapped) for row in rows])
        if not rows:
            return Done(wrapped, seen - wrapped)
        seen, after = seen + len(rows), rows[-1].id


async def _wrap_anew(session: AsyncSession, ring: Keyring, member_id: UUID, master: str, was: bytes) -> bool:
    try:
        key = ring.unwrap(master, was, key_place(member_id))
    except SealError:
        return False
    fresh = {"master": ring.first, "wrapped": ring.wrap(key, key_place(member_id))}
    await session.execute(_REWRAP, {"member": member_id, "was": was, **fresh})
    return True
