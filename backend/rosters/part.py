"""One part of a large roster: its problem is read, the solver runs beside, and what it came to is kept.

A part is judged by nobody: its roster is, once all parts are joined.
"""

import asyncio
from functools import partial
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.rosters.attending import Attendance
from backend.rosters.child import Child, solver
from backend.rosters.commands.parts import PartClaim, claim_part, fail_part, record_part, say_part
from backend.rosters.hand import Hand
from backend.rosters.schemas import Progress
from backend.rosters.solving import Answer, answer_of, read_part, write_answer

_NEWS_EVERY = 4  # a second: many parts tell the same screens


class PartSolve(Hand):
    """One worker's work on parts of a cooperative's rosters."""

    async def run(self, roster_id: UUID, part_id: UUID) -> None:
        """Takes the part on and sees it through, whatever happens short of being killed."""
        async with self.writing() as session:
            claimed = await claim_part(session, roster_id, part_id, now=self.clock())
        if claimed is None:
            return
        try:
            await self._see_through(claimed)
        except Exception:
            await self._fail(claimed, "unexpected")
            raise

    async def _see_through(self, claimed: PartClaim) -> None:
        problem = await asyncio.to_thread(read_part, claimed.problem)
        ends_at = asyncio.get_running_loop().time() + claimed.seconds
        say = partial(self._say, claimed)
        attendance = Attendance(self, claimed.id, say, claimed.budget_seconds, ends_at, news_every=_NEWS_EVERY)
        async with solver(problem, claimed.seconds, moves=claimed.moves, part=True) as child:
            ours = await attendance.attend(child)
            attendance.news(child)
            found, died = _answer(child), child.answer is None
        if not ours:
            return
        if found is None:
            await self._fail(claimed, "solver_died")
            return
        result = await asyncio.to_thread(write_answer, found)
        failure_code = "solver_died" if died else None
        await attendance.patiently(partial(self._record, claimed, result, attendance.told, failure_code))

    async def _say(self, claimed: PartClaim, session: AsyncSession, news: Progress | None) -> bool | None:
        return await say_part(session, claimed, news, now=self.clock())

    async def _record(self, claimed: PartClaim, result: bytes, told: Progress | None, failure_code: str | None) -> None:
        now = self.clock()
        async with self.writing() as session:
            await record_part(session, claimed, result, progress=told, failure_code=failure_code, now=now)

    async def _fail(self, claimed: PartClaim, code: str) -> None:
        async with self.writing() as session:
            await fail_part(session, claimed, code)


def _answer(child: Child) -> Answer | None:
    """What the part came to; the best it told, where the solver was killed."""
    if child.answer is not None:
        return child.answer
    return None if child.best is None else answer_of(child.best)
