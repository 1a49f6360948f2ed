"""A solver at work is attended: it is told when to stop, and what it tells is passed on while the roster is ours."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.clock import Clock
from backend.rosters.child import Child
from backend.rosters.schemas import Progress

_TELL_SECONDS = 0.25
_ASK_EVERY = 2
_LATE_SECONDS = 30.0
_LOST = (OSError, InterfaceError, OperationalError)
_PAUSES_SECONDS = (1, 2, 4, 8)
_Made = TypeVar("_Made")
log = logging.getLogger(__name__)

# Writes how far it is: True where somebody asked to stop, None where it is no longer ours.
Say = Callable[[AsyncSession, Progress | None], Awaitable[bool | None]]


class Worker(Protocol):
    """Whoever solves: with a clock, and with transactions that see rosters, or people too."""

    clock: Clock

    def writing(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Sees rosters and no person."""

    def reading(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Sees what the solver may see."""


class Attendance:
    """Of one solve, up to a moment of the loop's clock. `told` is the last that was passed on; logs know it by `id`."""

    def __init__(
        self, worker: Worker, one: UUID, say: Say, budget_seconds: int, ends_at: float, *, news_every: int = 1
    ) -> None:
        """News are passed on every so many turns; it is asked whether to stop as often as ever."""
        self.worker = worker
        self.id = one
        self.say = say
        self.budget_seconds = budget_seconds
        self.ends_at = ends_at
        self.news_every = news_every
        self.told: Progress | None = None

    async def attend(self, child: Child) -> bool:
        """Tells how far the solver is, and the solver when it shall stop, until it ends; False once it is not ours."""
        late_at = self.ends_at + _LATE_SECONDS
        async for turn in _turns(child.done, late_at):
            news = None if turn % self.news_every else self.news(child)
            if news is None and turn % _ASK_EVERY:
                continue
            try:
                async with self.worker.writing() as session:
                    stop = await self.say(session, news)
            except _LOST as error:
                log.warning("%s: %s while telling how far it is", self.id, type(error).__name__)
                continue
            if stop is None:
                return False
            if stop:
                await child.cancel()
        return True

    def news(self, child: Child) -> Progress | None:
        """What the solver told since it was last asked."""
        told = child.progress
        if told is None:
            return None
        news = Progress(
            stage=told.stage,
            seconds=told.seconds,
            budget_seconds=self.budget_seconds,
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

    async def patiently(self, record: Callable[[], Awaitable[_Made]]) -> _Made:
        """Records, again where the database went away; what was written after all is not written twice."""
        for pause in _PAUSES_SECONDS:
            try:
                return await record()
            except _LOST as error:
                log.warning("%s: %s while recording; again in %d s", self.id, type(error).__name__, pause)
                await asyncio.sleep(pause)
        return await record()


async def _turns(done: asyncio.Event, until: float) -> AsyncIterator[int]:
    """One turn each quarter of a second until `done`, or until the loop's clock says so; the last one after that."""
    turn, loop = 0, asyncio.get_running_loop()
    while not done.is_set() and loop.time() < until:
        try:
            await asyncio.wait_for(done.wait(), _TELL_SECONDS)
        except TimeoutError:
            turn += 1
            yield turn
