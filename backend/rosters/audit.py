"""A published roster as two files that `python -m scheduler check` judges, without a name, address or diagnosis."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit.clock import Clock
from backend.kit.db import transaction
from backend.privacy.door import program_context
from backend.rosters import queries
from backend.rosters.program import PROGRAM
from backend.rosters.queries_week import SOLVER
from backend.rosters.solving import Case, read_problem, write_problem, write_roster


async def files(engine: AsyncEngine, cooperative_id: UUID, week_on: date, clock: Clock) -> dict[str, bytes]:
    """`problem.json` and `roster.json` of the week's published roster; LookupError where there is none.

    The read stands in the access ledger of everybody in the week, as any other of the solver's program does.
    """
    context = await program_context(engine, PROGRAM, cooperative_id, (SOLVER,), now=clock())
    async with transaction(engine, context) as session:
        roster_id = await queries.published_id(session, week_on)
        stored = None if roster_id is None else await queries.stored(session, roster_id)
        if roster_id is None or stored is None:
            raise LookupError(f"no solved roster of the week of {week_on} is published")
        planned = await queries.planned(session, roster_id)
    case = Case(read_problem(stored.problem))
    return {"problem.json": write_problem(case.problem), "roster.json": write_roster(case, planned)}
