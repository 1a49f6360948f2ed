"""Somebody leaves the cooperative: from that day nobody counts on them, and whoever did is told.

It is one transaction: the day is written down, a leaving worker's assignments from then on and a leaving client's
visits are taken away, and where the day is today everything else of theirs ends too.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import Row, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.care import leaving as care
from backend.care.rules import week_of
from backend.care.tables import VisitRow
from backend.kit.clock import Clock
from backend.kit.db import Context, context_values, transaction
from backend.kit.events import record
from backend.kit.jobs import Nightly
from backend.members import leaving as membership
from backend.members.leaving import Leaver
from backend.members.schemas import Leave, Leaving
from backend.members.tables import CooperativeRow
from backend.privacy.cooperatives import cooperatives
from backend.privacy.door import Access, Actor, program_context
from backend.rosters.locks import lock_weeks, lock_workers
from backend.rosters.tables import AssignmentRow, RosterRow
from backend.rosters.views.spans import local_day, local_midnight, monday

PROGRAM = "membership"
ACCESSES = (
    Access(purpose="Scheduling", recipient="Solver", categories=("VisitTimes", "TimeWindows")),
    membership.ENDING,
)
_WEEKS_AHEAD = 27
_TAKE_ON = text("select set_config('app.program', :program, true), set_config('app.grant', :grants, true)")
log = logging.getLogger(__name__)


async def leave(
    session: AsyncSession, grants: AsyncEngine, member_id: UUID, data: Leave, *, actor: Actor, now: datetime
) -> Leaving:
    """From a day on somebody is no member any more; again with the same day changes nothing. Problems as `announce`."""
    await membership.of_member(session, member_id, actor=actor)
    await _lock(session, actor.cooperative_id, actor.zone, now)
    leaver = await membership.announce(session, member_id, data.on, actor=actor, now=now)
    if leaver is None:
        return await membership.of_member(session, member_id, actor=actor)
    await _see(session, grants, actor, now)
    await _let_go(session, leaver, now)
    today = data.on <= local_day(now, actor.zone)
    if today:
        await _depart(session, leaver, now)
    return Leaving(member_id=member_id, leaves_on=data.on, own=member_id == actor.member_id, left=today)


async def stay(session: AsyncSession, grants: AsyncEngine, member_id: UUID, *, actor: Actor, now: datetime) -> Leaving:
    """They stay after all, as long as the day has not come.

    A client's visits are due again. For a worker's somebody was found or is to be: who comes is asked for anew.
    """
    if await membership.take_back(session, member_id, actor=actor, now=now):
        await _see(session, grants, actor, now)
        await care.resume_patterns(session, member_id, by_id=actor.member_id, now=now)
    return await membership.of_member(session, member_id, actor=actor)


def ending(engine: AsyncEngine, clock: Clock) -> Nightly:
    """Ends every membership whose day has come, each in a transaction of its own; one that fails keeps none."""

    async def end() -> None:
        failed: list[Exception] = []
        for cooperative_id in await cooperatives(engine):
            for leaver in await _due(engine, cooperative_id, clock()):
                try:
                    await _end(engine, leaver, clock())
                except Exception as error:
                    log.exception("membership of %s", leaver.id)
                    failed.append(error)
        if failed:
            raise ExceptionGroup("memberships not ended", failed)

    return end


async def _due(engine: AsyncEngine, cooperative_id: UUID, now: datetime) -> list[Leaver]:
    async with transaction(engine, Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)) as session:
        c = CooperativeRow
        zone = (await session.scalars(select(c.zone).where(c.id == cooperative_id))).one()
        return await membership.due(session, cooperative_id, zone, now=now)


async def _end(engine: AsyncEngine, leaver: Leaver, now: datetime) -> None:
    context = await program_context(engine, PROGRAM, leaver.cooperative_id, ACCESSES, now=now)
    async with transaction(engine, context) as session:
        await _lock(session, leaver.cooperative_id, leaver.zone, now)
        await _let_go(session, leaver, now)
        await _depart(session, leaver, now)


async def _lock(session: AsyncSession, cooperative_id: UUID, zone: str, now: datetime) -> None:
    """Nobody plans or publishes a week meanwhile, of all that can be planned."""
    first = monday(local_day(now, zone))
    await lock_weeks(session, cooperative_id, [first + timedelta(weeks=week) for week in range(_WEEKS_AHEAD)])


async def _see(session: AsyncSession, grants: AsyncEngine, actor: Actor, now: datetime) -> None:
    """From here on the transaction is the program's, on this member's behalf."""
    context = await program_context(
        grants, PROGRAM, actor.cooperative_id, ACCESSES, now=now, asked_by_id=actor.member_id
    )
    values = context_values(context)
    await session.execute(_TAKE_ON, {"program": values["program"], "grants": values["grants"]})


async def _let_go(session: AsyncSession, leaver: Leaver, now: datetime) -> None:
    """Again finds nothing left to do."""
    if "client" in leaver.classes:
        await care.end_patterns(session, leaver, now=now)
    if "worker" in leaver.classes:
        await _end_assignments(session, leaver, now)


async def _depart(session: AsyncSession, leaver: Leaver, now: datetime) -> None:
    await care.end_small_teams(session, leaver.id)
    await care.forget_door_note(session, leaver.id)
    await membership.depart(session, leaver, now=now)


async def _end_assignments(session: AsyncSession, leaver: Leaver, now: datetime) -> None:
    """Nobody is on the visits the worker would have come to from that day on; what has begun stays."""
    a, from_at = AssignmentRow, max(local_midnight(leaver.leaves_on, leaver.zone), now)
    await lock_workers(session, [leaver.id])
    ended = await session.execute(
        update(a)
        .where(a.worker_id == leaver.id, a.state == "live", func.lower(a.during) >= from_at)
        .values(state="ended", ended_at=now)
        .returning(a.visit_id, a.client_id, a.roster_id)
        .execution_options(synchronize_session=False)
    )
    rows = ended.all()
    if rows:
        await _record(session, leaver, rows, now)


async def _record(session: AsyncSession, leaver: Leaver, rows: Sequence[Row[UUID, UUID, UUID]], now: datetime) -> None:
    # Of the rosters too, for a client may have withdrawn that the program reads their visits.
    r, v = RosterRow, VisitRow
    days = await session.scalars(select(v.visit_on).where(v.id.in_({row.visit_id for row in rows})))
    weeks = await session.scalars(select(r.week_on).where(r.id.in_({row.roster_id for row in rows})).distinct())
    payload = {
        "worker_ids": [leaver.id],
        "client_ids": sorted({row.client_id for row in rows}),
        "visit_ids": sorted({row.visit_id for row in rows}),
        "week_ons": sorted({*weeks, *map(week_of, days)}),
    }
    payload = msgspec.to_builtins(payload)
    await record(session, leaver.cooperative_id, "assignments_ended", payload, actor_id=leaver.by_id, now=now)
