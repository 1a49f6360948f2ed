"""One solve of one roster: the facts are read, the solver runs beside, and its answer is judged before it is kept."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from enum import Enum, auto
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.horizon import fill_horizon
from backend.governance import policy
from backend.kit.clock import Clock
from backend.members.queries import cooperative
from backend.rosters import queries
from backend.rosters.child import Child, solver
from backend.rosters.commands.recording import Claim, Draft, fail, record_draft, say_progress
from backend.rosters.facts import Planned
from backend.rosters.locks import lock_week
from backend.rosters.queries_week import load_week
from backend.rosters.schemas import Progress
from backend.rosters.solving import (
    Case,
    Problem,
    ProblemError,
    Roster,
    certificate,
    choices_of,
    content_hash,
    planned_of,
    to_problem,
    write_problem,
)

_TELL_SECONDS = 0.25
_ASK_EVERY = 2
_LEAST_SECONDS = 1.0
_LATE_SECONDS = 30.0


_LOST = (OSError, InterfaceError, OperationalError)
_PAUSES_SECONDS = (1, 2, 4, 8)
log = logging.getLogger(__name__)


class Outcome(Enum):
    """Whether the roster needs another solve."""

    DONE = auto()
    WEEK_CHANGED = auto()


class Worker(Protocol):
    """Whoever solves: with a clock, and with transactions that see rosters, or people too."""

    clock: Clock

    def writing(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Sees rosters and no person."""

    def reading(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Sees what the solver may see."""


class Attempt:
    """One solve, under one claim, up to a moment of the loop's clock."""

    def __init__(self, worker: Worker, claimed: Claim, ends_at: float) -> None:
        self.worker = worker
        self.claimed = claimed
        self.ends_at = ends_at
        self.told: Progress | None = None

    async def run(self) -> Outcome:
        """Reads, solves, records. Where the roster was taken from us, it just stops."""
        try:
            async with self.worker.reading() as session:
                await self._fill(session)
                problem = await self._problem(session)
        except ProblemError:
            return await self._failed("bad_problem")
        async with solver(problem, self._left()) as child:
            ours = await self._attend(child)
            self._news(child)
            found, died = child.roster or child.best, child.roster is None
        if not ours:
            return Outcome.DONE
        if found is None:
            return await self._failed("solver_died")
        return await self._patiently(problem, found, "solver_died" if died else None)

    def _left(self) -> float:
        return max(_LEAST_SECONDS, self.ends_at - asyncio.get_running_loop().time())

    async def _problem(self, session: AsyncSession) -> Problem:
        claimed = self.claimed
        facts = await load_week(
            session,
            claimed.cooperative_id,
            claimed.week_on,
            asked_at=claimed.requested_at,
            based_on_id=claimed.based_on_id,
        )
        return await asyncio.to_thread(to_problem, facts, policy.in_force().policy)

    async def _fill(self, session: AsyncSession) -> None:
        """Every visit that is due in the week is there."""
        cooperative_id, sunday = self.claimed.cooperative_id, self.claimed.week_on + timedelta(days=6)
        zone = (await cooperative(session, cooperative_id)).zone
        await fill_horizon(session, cooperative_id, ZoneInfo(zone), sunday)

    async def _attend(self, child: Child) -> bool:
        """Tells how far the solver is, and the solver when it shall stop, until it ends; False once it is not ours."""
        late_at = self.ends_at + _LATE_SECONDS
        async for turn in _turns(child.done, late_at):
            news = self._news(child)
            if news is None and turn % _ASK_EVERY:
                continue
            try:
                async with self.worker.writing() as session:
                    stop = await say_progress(session, self.claimed, news)
            except _LOST as error:
                log.warning("roster %s: %s while telling how far it is", self.claimed.id, type(error).__name__)
                continue
            if stop is None:
                return False
            if stop:
                await child.cancel()
        return True

    def _news(self, child: Child) -> Progress | None:
        told = child.progress
        if told is None:
            return None
        news = Progress(
            stage=told.stage,
            seconds=told.seconds,
            budget_seconds=self.claimed.budget_seconds,
            covered=told.covered,
            uncovered=told.uncovered,
            worst_share_bp=told.worst_share_bp,
            best=child.best is not None,
            picture=child.picture,
        )
        if news == self.told:
            return None
        self.told = news
        return news

    async def _patiently(self, problem: Problem, found: Roster, failure_code: str | None) -> Outcome:
        """Records, again where the database went away; what was written after all is not written twice."""
        for pause in _PAUSES_SECONDS:
            try:
                return await self._record(problem, found, failure_code)
            except _LOST as error:
                log.warning(
                    "roster %s: %s while recording; again in %d s", self.claimed.id, type(error).__name__, pause
                )
                await asyncio.sleep(pause)
        return await self._record(problem, found, failure_code)

    async def _record(self, problem: Problem, found: Roster, failure_code: str | None) -> Outcome:
        """Keeps the roster if the week is still what was solved and no rule is broken but by people's own word."""
        claimed = self.claimed
        async with self.worker.reading() as session:
            await lock_week(session, claimed.cooperative_id, claimed.week_on)
            if await asyncio.to_thread(content_hash, await self._problem(session)) != content_hash(problem):
                return Outcome.WEEK_CHANGED
            planned = planned_of(problem, found, await self._pinned(session))
            draft = await asyncio.to_thread(self._draft, Case(problem), found, planned, failure_code)
            if draft is None:
                await fail(session, claimed, "rule_broken")
                return Outcome.DONE
            replaces_id = await queries.published_id(session, claimed.week_on)
            draft = msgspec.structs.replace(draft, replaces_id=replaces_id)
            await record_draft(session, claimed, draft, now=self.worker.clock())
        return Outcome.DONE

    def _draft(self, case: Case, found: Roster, planned: Sequence[Planned], failure_code: str | None) -> Draft | None:
        """What is to be kept; None where a rule is broken. Judging takes seconds, so it is done beside the loop."""
        if case.unexcused(planned):
            return None
        return Draft(
            planned=planned,
            problem=write_problem(case.problem),
            problem_hash=content_hash(case.problem),
            choices=choices_of(found),
            certificate=msgspec.to_builtins(found.certificate) if found.certificate else certificate(case, planned),
            violations=len(case.violations(planned)),
            complete=found.complete and failure_code is None,
            progress=self.told,
            replaces_id=None,
            failure_code=failure_code,
        )

    async def _pinned(self, session: AsyncSession) -> dict[tuple[UUID, UUID], Planned]:
        if self.claimed.based_on_id is None:
            return {}
        before = await queries.planned(session, self.claimed.based_on_id)
        return {(row.visit_id, row.worker_id): row for row in before if row.pinned_by_id}

    async def _failed(self, code: str) -> Outcome:
        async with self.worker.writing() as session:
            await fail(session, self.claimed, code)
        return Outcome.DONE


async def _turns(done: asyncio.Event, until: float) -> AsyncIterator[int]:
    """One turn each quarter of a second until `done`, or until the loop's clock says so; the last one after that."""
    turn, loop = 0, asyncio.get_running_loop()
    while not done.is_set() and loop.time() < until:
        try:
            await asyncio.wait_for(done.wait(), _TELL_SECONDS)
        except TimeoutError:
            turn += 1
            yield turn
