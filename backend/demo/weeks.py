"""Weeks solved and published as their coordinator would do it: by the same commands, with the same solver beside.

A week is planned as if on the Friday before, so that no day of it has passed and nothing in it comes at short notice.
"""

import asyncio
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.demo.cast import PROGRAM, Cast
from backend.demo.say import Say
from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.rosters import program, queries
from backend.rosters.commands import drafting, publishing
from backend.rosters.jobs import solve_roster
from backend.rosters.schemas import RequestDraft, RosterHead
from backend.rosters.tables import RosterRow

_LOOK_SECONDS = 0.5


class UnsolvedError(RuntimeError):
    """The solver gave no roster that may be published."""


class Planner:
    """Plans the weeks of one cooperative."""

    def __init__(self, engine: AsyncEngine, cast: Cast, say: Say) -> None:
        self._engine = engine
        self._cast = cast
        self._say = say

    async def plan(self, week_on: date, seconds: int, now: datetime) -> bool:
        """The week is published; False where it already was."""
        asked_at = self._cast.asked_at(week_on, now)
        async with transaction(self._engine, self._as_program(asked_at)) as session:
            if await queries.published_id(session, week_on) is not None:
                return False
        roster_id = new_id()
        async with transaction(self._engine, self._as_coordinator(asked_at)) as session:
            await self._put_aside(session, week_on)
            data = RequestDraft(id=roster_id, seconds=seconds)
            await drafting.request_draft(session, week_on, data, actor=self._cast.actor, now=asked_at)
        self._say.step(f"{self._title(week_on)}: solving, at most {seconds} s")
        await self._solve(roster_id, week_on, asked_at)
        await self._publish(roster_id, week_on, asked_at)
        return True

    async def _put_aside(self, session: AsyncSession, week_on: date) -> None:
        """What an interrupted set-up left half-solved is no longer in the way."""
        r = RosterRow
        running = select(r.id).where(r.week_on == week_on, r.state.in_(("queued", "solving")))
        for roster_id in (await session.scalars(running)).all():
            await drafting.discard(session, roster_id, actor=self._cast.actor)

    async def _solve(self, roster_id: UUID, week_on: date, asked_at: datetime) -> None:
        payload = {"cooperative_id": str(self._cast.actor.cooperative_id), "roster_id": str(roster_id)}
        solving = asyncio.ensure_future(solve_roster(self._engine, lambda: asked_at)(payload))
        try:
            while not (await asyncio.wait({solving}, timeout=_LOOK_SECONDS))[0]:
                self._tell(await self._head(roster_id, asked_at), week_on)
            await solving
        finally:
            solving.cancel()
            with suppress(asyncio.CancelledError):
                await solving

    async def _publish(self, roster_id: UUID, week_on: date, asked_at: datetime) -> None:
        draft, actor = await self._head(roster_id, asked_at), self._cast.actor
        if draft.state != "draft":
            raise UnsolvedError(f"{self._title(week_on)} could not be solved ({draft.failure_code or draft.state}).")
        async with transaction(self._engine, self._as_coordinator(asked_at)) as session:
            await publishing.must_be_publishable(session, roster_id, draft.version, actor=actor)
            await program.see_week(session, self._engine, actor=actor, now=asked_at)
            await publishing.publish(session, roster_id, draft.version, actor=actor, now=asked_at)
        self._say.step(f"{self._title(week_on)}: published{_figures(draft)}")

    async def _head(self, roster_id: UUID, now: datetime) -> RosterHead:
        async with transaction(self._engine, self._as_program(now)) as session:
            return await queries.head(session, roster_id)

    def _tell(self, head: RosterHead, week_on: date) -> None:
        if head.progress is not None:
            self._say.running(f"{self._title(week_on)}: {head.progress.stage}{_figures(head)}")

    def _title(self, week_on: date) -> str:
        return f"{self._cast.name}, week of {week_on:%d %B}"

    def _as_program(self, now: datetime) -> Context:
        return Context(cooperative_id=self._cast.actor.cooperative_id, program=PROGRAM, now=now)

    def _as_coordinator(self, now: datetime) -> Context:
        actor = self._cast.actor
        return Context(cooperative_id=actor.cooperative_id, member_id=actor.member_id, now=now)


def weeks_of(cast: Cast, now: datetime, *, ahead: int) -> list[date]:
    """The present week and so many after it."""
    return [cast.week_on(now) + timedelta(weeks=number) for number in range(ahead + 1)]


def _figures(head: RosterHead) -> str:
    told = head.progress
    return "" if told is None else f", {told.covered} places covered, {told.uncovered} uncovered"
