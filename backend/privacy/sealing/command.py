"""`commonrota rewrap`: a new master key takes the place of the old one, without a word being read."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit import roles
from backend.kit.clock import Clock, utc_now
from backend.kit.db import Context, connect, transaction
from backend.privacy.sealing.keyring import Keyring
from backend.privacy.sealing.words import key_place
from backend.settings import Settings

PROGRAM = "rewrap"
_AT_ONCE = 500
_ALL = text("select * from cooperatives()")
_OTHERS = text("select * from other_data_keys(:master, :most)")
_REWRAP = text("select rewrap_data_key(:member, :was, :master, :wrapped)")


def rewrap(settings: Settings, *, clock: Clock = utc_now) -> int:
    """Wraps every data key with the first master key; SealError where one is wrapped by a key that was not given."""
    done = asyncio.run(_rewrap(settings, clock))
    print(f"{done} keys are wrapped anew; older master keys are no longer needed")
    return 0


async def _rewrap(settings: Settings, clock: Clock) -> int:
    engine = connect(settings.url(roles.WORKER), name="commonrota rewrap", pool=1)
    try:
        async with engine.connect() as connection:
            cooperatives: Sequence[UUID] = (await connection.execute(_ALL)).scalars().all()
        return sum([await rewrap_all(engine, each, Keyring(settings.masters), clock) for each in cooperatives])
    finally:
        await engine.dispose()


async def rewrap_all(engine: AsyncEngine, cooperative_id: UUID, ring: Keyring, clock: Clock) -> int:
    """One cooperative's keys, some hundreds in a transaction; how many there were."""
    done = 0
    while True:
        context = Context(cooperative_id=cooperative_id, program=PROGRAM, now=clock())
        async with transaction(engine, context) as session:
            rows = (await session.execute(_OTHERS, {"master": ring.first, "most": _AT_ONCE})).all()
            for row in rows:
                key = ring.unwrap(row.master, row.wrapped, key_place(row.id))
                fresh = {"master": ring.first, "wrapped": ring.wrap(key, key_place(row.id))}
                await session.execute(_REWRAP, {"member": row.id, "was": row.wrapped, **fresh})
        if not rows:
            return done
        done += len(rows)
