"""A worker at the rosters of one cooperative: its clock, and the transactions it may open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.privacy.door import program_context
from backend.rosters.program import PROGRAM
from backend.rosters.queries_week import SOLVER


class Hand:
    """As the solver's program."""

    def __init__(self, engine: AsyncEngine, clock: Clock, cooperative_id: UUID) -> None:
        self.engine = engine
        self.clock = clock
        self.cooperative_id = cooperative_id

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
