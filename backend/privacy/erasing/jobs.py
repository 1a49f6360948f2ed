"""What the worker forgets: each night what has had its time, and who asked, as soon as may be.

A tombstone is written outside the database before anything goes, so that no backup brings back whom it stands for.
"""

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.jobs import Handler, Nightly, Payload
from backend.kit.local_time import local_date
from backend.privacy.cooperatives import cooperatives
from backend.privacy.erasing import stones
from backend.privacy.erasing.commands import JOB
from backend.privacy.erasing.queries import BY_LAW
from backend.privacy.erasing.stones import Stone
from backend.privacy.proof.log import MOST_APPENDED, append
from backend.privacy.purposes import CATEGORIES
from backend.settings import Settings

PROGRAM = "forgetting"
_RETAIN = text("select retain(:cooperative, :now)")
_ERASE = text("select erase(:cooperative, :member, cast(:law as text[]), cast(:all as text[]), :now)")
_BURY = text("select bury(:cooperative, :member, :erasure, :asked_at, :left, :today)")
_ZONE = text("select zone from cooperative where id = :cooperative")
_OPEN = text("""
    select e.member_id from erasure e join member m on m.cooperative_id = e.cooperative_id and m.id = e.member_id
    where e.erased_at is null and (e.begun_at is null or m.left_at is not null) order by e.asked_at
""")
_OF_MEMBER = text("""
    select e.id, e.asked_at, m.left_at is not null as has_left
    from erasure e join member m on m.cooperative_id = e.cooperative_id and m.id = e.member_id
    where e.member_id = :member and e.erased_at is null
""")
log = logging.getLogger(__name__)


def handlers(engine: AsyncEngine, settings: Settings, clock: Clock) -> Mapping[str, Handler]:
    """The jobs of forgetting."""

    async def erase_member(payload: Payload) -> None:
        await erase(engine, settings, UUID(payload["cooperative_id"]), UUID(payload["member_id"]), now=clock())

    return {JOB: erase_member}


def retaining(engine: AsyncEngine, clock: Clock) -> Nightly:
    """Forgets in every cooperative what nobody agreed to keep any longer, and says in its ledger how much."""

    async def retain() -> None:
        for cooperative_id in await cooperatives(engine):
            async with transaction(engine, _context(cooperative_id, clock())) as session:
                await session.execute(_RETAIN, {"cooperative": cooperative_id, "now": clock()})

    return retain


def erasing(engine: AsyncEngine, settings: Settings, clock: Clock) -> Nightly:
    """Forgets who asked and has left since, or had to wait; and first, again, whom a restored backup still knew."""

    async def work_off() -> None:
        failed: list[Exception] = []
        await _bury_again(engine, settings, clock())
        for cooperative_id in await cooperatives(engine):
            async with transaction(engine, _context(cooperative_id, clock())) as session:
                waiting = list(await session.scalars(_OPEN))
            for member_id in waiting:
                try:
                    await erase(engine, settings, cooperative_id, member_id, now=clock())
                except Exception as error:
                    log.exception("somebody of %s is not forgotten yet", cooperative_id)
                    failed.append(error)
        if failed:
            raise ExceptionGroup("not forgotten", failed)

    return work_off


async def at_start(engine: AsyncEngine, settings: Settings, clock: Clock) -> None:
    """The same before any other work, so that nobody meets whom a backup brought back; what fails is tried again."""
    with suppress(ExceptionGroup):
        await erasing(engine, settings, clock)()


async def erase(
    engine: AsyncEngine, settings: Settings, cooperative_id: UUID, member_id: UUID, *, now: datetime
) -> None:
    """As far as may be now; what happened to them so far goes into the tree first, for later it has no key."""
    async with transaction(engine, _context(cooperative_id, now)) as session:
        row = (await session.execute(_OF_MEMBER, {"member": member_id})).first()
        if row is None:
            return
        stone = Stone(
            cooperative_id=cooperative_id,
            member_id=member_id,
            erasure_id=row.id,
            asked_at=row.asked_at,
            left=row.has_left,
        )
        await asyncio.to_thread(stones.keep, settings.data, stone)
        while await append(session, cooperative_id) == MOST_APPENDED:
            pass
        what = {"law": list(BY_LAW), "all": list(CATEGORIES), "now": now}
        came_to = await session.scalar(_ERASE, {"cooperative": cooperative_id, "member": member_id, **what})
    log.info("erasure %s: %s", stone.erasure_id, came_to)


async def _bury_again(engine: AsyncEngine, settings: Settings, now: datetime) -> None:
    for stone in await asyncio.to_thread(stones.read, settings.data):
        async with transaction(engine, _context(stone.cooperative_id, now)) as session:
            if await _bury(session, stone, now):
                log.warning("erasure %s was missing in the database: it is done again", stone.erasure_id)


async def _bury(session: AsyncSession, stone: Stone, now: datetime) -> bool:
    """True where the database did not know; False as well where it never had that cooperative."""
    zone = await session.scalar(_ZONE, {"cooperative": stone.cooperative_id})
    if zone is None:
        return False
    told = {"cooperative": stone.cooperative_id, "member": stone.member_id, "erasure": stone.erasure_id}
    when = {"asked_at": stone.asked_at, "left": stone.left, "today": local_date(now, ZoneInfo(zone))}
    return bool(await session.scalar(_BURY, {**told, **when}))


def _context(cooperative_id: UUID, now: datetime) -> Context:
    return Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)
