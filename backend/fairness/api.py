"""Routes for my balance, for how fair the rota is, and for putting the ledger right."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from backend.fairness import commands, distribution, queries
from backend.fairness.schemas import Balance, Correct, Corrected, Fairness
from backend.privacy.api import access, nothing_personal, own, reads
from backend.privacy.door import Actor

# A limit said in a type is lost on its way into a query parameter: it has to be said of the parameter.
_Weeks = Annotated[int, QueryParameter(ge=1, le=52)]


@get("/my/balance", opt=own("VisitTimes", "ContractHours"))
async def balance(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Balance:
    """My hours and my part of what nobody likes to do, beside the spread of all."""
    actor.must_be("worker")
    return await queries.balance(session, actor, now=now)


@get("/fairness", opt=nothing_personal())
async def fairness(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    weeks: _Weeks = 12,
    team: FromQuery[UUID | None] = None,
) -> Fairness:
    """How hours, burdens and continuity are spread, in figures that stand for many."""
    return await distribution.fairness(session, actor, weeks, team, now=now)


@post("/fairness/corrections", opt=reads(access("Scheduling", "Coordinator", "VisitTimes")))
async def correct(
    data: JSONBody[Correct],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Corrected:
    """Puts a worker's ledger right by a further entry."""
    return await commands.correct(session, data, actor=actor, now=now)


router = Router("/", route_handlers=[balance, fairness, correct], tags=["fairness"])
