"""One solve of one roster: the facts are read, the solver runs beside, and its answer is judged before it is kept.

A week too large for one solve is shared out: its parts are solved by whoever takes them, and joined here when all are.
"""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from enum import Enum, auto
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.horizon import fill_horizon
from backend.governance import policy
from backend.members.queries import cooperative
from backend.rosters import queries
from backend.rosters.attending import Attendance, Worker
from backend.rosters.child import Child, solver
from backend.rosters.commands.recording import Claim, Draft, fail, record_draft, say_progress
from backend.rosters.commands.sharing import Shared, share_out
from backend.rosters.facts import Planned
from backend.rosters.locks import lock_week
from backend.rosters.queries_parts import PartState
from backend.rosters.queries_week import load_week
from backend.rosters.schemas import Progress
from backend.rosters.solving import (
    Case,
    Joining,
    PartOf,
    Problem,
    ProblemError,
    Roster,
    certificate,
    choices_of,
    content_hash,
    planned_of,
    read_answer,
    split,
    to_problem,
    write_problem,
)

_LEAST_SECONDS = 1.0


class Outcome(Enum):
    """Whether the roster needs another solve."""

    DONE = auto()
    WEEK_CHANGED = auto()


class Sharing(msgspec.Struct, frozen=True, kw_only=True):
    """How many visits one part holds at most; without a number nothing is shared out.

    With `moves` parts are solved in so many moves in all instead of in time, so that the roster is the same each time.
    """

    most_visits: int | None = None
    moves: int | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """The how-many-th solve of the roster's week this is, and the parts of it that are done, if it was shared out."""

    solve: int = 1
    parts: tuple[PartState, ...] = ()


class Attempt:
    """One solve, under one claim, up to a moment of the loop's clock."""

    def __init__(self, worker: Worker, claimed: Claim, ends_at: float, sharing: Sharing, turn: Turn) -> None:
        self.worker = worker
        self.claimed = claimed
        self.sharing = sharing
        self.turn = turn
        self.attendance = Attendance(worker, claimed.id, self._say, claimed.budget_seconds, ends_at)

    async def run(self) -> Outcome:
        """Reads, solves, records; or shares out. Where the roster was taken from us, it just stops."""
        try:
            async with self.worker.reading() as session:
                await self._fill(session)
                problem = await self._problem(session)
            if self.turn.parts:
                return await self._join(problem)
            if parts := await self._split(problem):
                return await self._share_out(problem, parts)
        except ProblemError:
            return await self._failed("bad_problem")
        return await self._see_through(problem, solver(problem, self._left()))

    async def _see_through(
        self, problem: Problem, solving: AbstractAsyncContextManager[Child], failure_code: str | None = None
    ) -> Outcome:
        async with solving as child:
            ours = await self.attendance.attend(child)
            self.attendance.news(child)
            found, died = child.roster or child.best, child.roster is None
        if not ours:
            return Outcome.DONE
        if found is None:
            return await self._failed("solver_died")
        code = "solver_died" if died else failure_code
        return await self.attendance.patiently(partial(self._record, problem, found, code))

    async def _join(self, problem: Problem) -> Outcome:
        """The parts as one roster, if the week is still the one they are parts of."""
        parts = self.turn.parts
        if await asyncio.to_thread(content_hash, problem) != parts[0].whole_hash:
            return Outcome.WEEK_CHANGED
        joining = Joining(
            most_visits=parts[0].most_visits,
            answers=tuple(read_answer(part.result) for part in parts if part.result is not None),
        )
        code = next((part.failure_code for part in parts if part.failure_code), None)
        solving = solver(problem, self._left(), moves=parts[0].moves, joining=joining)
        return await self._see_through(problem, solving, code)

    async def _split(self, problem: Problem) -> list[PartOf]:
        most = self.sharing.most_visits
        return [] if most is None else await asyncio.to_thread(split, problem, most, self.sharing.moves)

    async def _share_out(self, problem: Problem, parts: Sequence[PartOf]) -> Outcome:
        now = self.worker.clock()
        shared = Shared(
            solve=self.turn.solve,
            whole_hash=await asyncio.to_thread(content_hash, problem),
            most_visits=self.sharing.most_visits or len(problem.visits),
            begun_at=now,
            ends_at=now + timedelta(seconds=self._left()),
        )
        await self.attendance.patiently(partial(self._store, parts, shared))
        return Outcome.DONE

    async def _store(self, parts: Sequence[PartOf], shared: Shared) -> None:
        async with self.worker.writing() as session:
            await share_out(session, self.claimed, parts, shared)

    def _left(self) -> float:
        return max(_LEAST_SECONDS, self.attendance.ends_at - asyncio.get_running_loop().time())

    async def _say(self, session: AsyncSession, news: Progress | None) -> bool | None:
        return await say_progress(session, self.claimed, news)

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
            progress=self.attendance.told,
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
