"""The solver's job: a worker takes a roster on, lets its own process solve it, and records what comes of it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.jobs import Handler, Payload
from backend.privacy.door import program_context
from backend.rosters.commands.recording import Claim, claim, fail
from backend.rosters.program import PROGRAM
from backend.rosters.queries_week import SOLVER
from backend.rosters.solve import Attempt, Outcome

_MOST_SOLVES = 2


def handlers(engine: AsyncEngine, settings: object, clock: Clock) -> Mapping[str, Handler]:
    """What a worker does for rosters."""
    del settings
    return {"solve_roster": solve_roster(engine, clock)}


def solve_roster(engine: AsyncEngine, clock: Clock) -> Handler:
    """A handler that may run twice: the second finds the roster taken, or takes it over."""

    async def handle(payload: Payload) -> None:
        cooperative_id, roster_id = UUID(payload["cooperative_id"]), UUID(payload["roster_id"])
        await Solve(engine, clock, cooperative_id).run(roster_id)

    return handle


class Solve:
    """One worker's work on one roster of a cooperative."""

    def __init__(self, engine: AsyncEngine, clock: Clock, cooperative_id: UUID) -> None:
        self.engine = engine
        self.clock = clock
        self.cooperative_id = cooperative_id

    async def run(self, roster_id: UUID) -> None:
        """Takes the roster on and sees it through, whatever happens short of being killed."""
        async with self.writing() as session:
            claimed = await claim(session, roster_id)
        if claimed is None:
            return
        try:
            await self._see_through(claimed)
        except Exception:
            async with self.writing() as session:
                await fail(session, claimed, "unexpected")
            raise

    async def _see_through(self, claimed: Claim) -> None:
        """Solves; once more, with the seconds that are left, where the week changed meanwhile."""
        ends_at = asyncio.get_running_loop().time() + claimed.budget_seconds
        for _ in range(_MOST_SOLVES):
            outcome = await Attempt(self, claimed, ends_at).run()
            if outcome is Outcome.DONE:
                return
        async with self.writing() as session:
            await fail(session, claimed, "week_changed")

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction that sees rosters and no person."""
        context = Context(cooperative_id=self.cooperative_id, program=PROGRAM, now=self.clock())
        async with transaction(self.engine, context) as session:
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that sees what the members agreed the solver may see."""
        context = await program_context(self.engine, PROGRAM, self.cooperative_id, (SOLVER,), now=self.clock())
        async with transaction(self.engine, context) as session:
            yield session
