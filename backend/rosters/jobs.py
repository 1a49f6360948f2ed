"""The solver's jobs: a worker takes a roster or a part of one on, lets a process solve it, and records the rest."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit.clock import Clock
from backend.kit.jobs import Handler, Payload
from backend.rosters.commands.recording import Claim, claim, fail
from backend.rosters.hand import Hand
from backend.rosters.part import PartSolve
from backend.rosters.queries_parts import PartState, parts_of
from backend.rosters.solve import Attempt, Outcome, Sharing, Turn
from backend.rosters.solving import LEAST_SECONDS, MOST_VISITS
from backend.settings import Settings

_MOST_SOLVES = 2
_AS_ONE = Sharing()


def handlers(engine: AsyncEngine, settings: Settings, clock: Clock) -> Mapping[str, Handler]:
    """What a worker does for rosters."""
    sharing = Sharing(most_visits=settings.part_visits or MOST_VISITS)
    return {"solve_roster": solve_roster(engine, clock, sharing), "solve_part": solve_part(engine, clock)}


def solve_roster(engine: AsyncEngine, clock: Clock, sharing: Sharing = _AS_ONE) -> Handler:
    """A handler that may run twice: the second finds the roster taken, or takes it over."""

    async def handle(payload: Payload) -> None:
        cooperative_id, roster_id = UUID(payload["cooperative_id"]), UUID(payload["roster_id"])
        await Solve(engine, clock, cooperative_id, sharing).run(roster_id)

    return handle


def solve_part(engine: AsyncEngine, clock: Clock) -> Handler:
    """The same for one part of a roster."""

    async def handle(payload: Payload) -> None:
        cooperative_id, roster_id = UUID(payload["cooperative_id"]), UUID(payload["roster_id"])
        await PartSolve(engine, clock, cooperative_id).run(roster_id, UUID(payload["part_id"]))

    return handle


class Solve(Hand):
    """One worker's work on one roster of a cooperative."""

    def __init__(self, engine: AsyncEngine, clock: Clock, cooperative_id: UUID, sharing: Sharing = _AS_ONE) -> None:
        super().__init__(engine, clock, cooperative_id)
        self.sharing = sharing

    async def run(self, roster_id: UUID) -> None:
        """Takes the roster on and sees it through, whatever happens short of being killed.

        Where its parts are still being solved there is nothing to do: the last of them queues this job again.
        """
        async with self.writing() as session:
            claimed = await claim(session, roster_id)
            parts = await parts_of(session, roster_id)
        if claimed is None or any(part.result is None for part in parts):
            return
        try:
            await self._see_through(claimed, parts)
        except Exception:
            async with self.writing() as session:
                await fail(session, claimed, "unexpected")
            raise

    async def _see_through(self, claimed: Claim, parts: list[PartState]) -> None:
        """Solves; once more, with the seconds that are left, where the week changed meanwhile."""
        ends_at = asyncio.get_running_loop().time() + self._seconds(claimed, parts)
        turn = Turn(solve=parts[0].solve, parts=tuple(parts)) if parts else Turn()
        while turn.solve <= _MOST_SOLVES:
            outcome = await Attempt(self, claimed, ends_at, self.sharing, turn).run()
            if outcome is Outcome.DONE:
                return
            turn = Turn(solve=turn.solve + 1)
        async with self.writing() as session:
            await fail(session, claimed, "week_changed")

    def _seconds(self, claimed: Claim, parts: list[PartState]) -> float:
        """All that was asked for; once parts are done, what they left of it."""
        if not parts:
            return claimed.budget_seconds
        return max(LEAST_SECONDS, _seconds_until(parts[0].ends_at, self.clock()))


def _seconds_until(ends_at: datetime, now: datetime) -> float:
    return (ends_at - now).total_seconds()
