"""Routes for a worker's own availability. Which published visits it now leaves out is the rosters' to say."""

from datetime import datetime
from uuid import UUID

from litestar import Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.availability import commands, queries
from backend.availability.schemas import Availability, ExceptionInput, HoursWantedInput, UsualWeek
from backend.privacy.api import own
from backend.privacy.door import Actor

_MINE = own("Availability", "ContractHours")


@get("/my/availability", opt=_MINE)
async def mine(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Availability:
    """When I can work, and how much I want to."""
    actor.must_be("worker")
    return await queries.mine(session, actor, now=now)


@put("/my/availability/usual", opt=_MINE)
async def state_usual_week(
    data: JSONBody[UsualWeek],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Availability:
    """Replaces my usual week."""
    await commands.state_usual_week(session, data, actor=actor, now=now)
    return await queries.mine(session, actor, now=now)


@put("/my/availability/exceptions/{exception_id:uuid}", opt=_MINE)
async def put_exception(
    exception_id: FromPath[UUID],
    data: JSONBody[ExceptionInput],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Availability:
    """Makes one date unlike my usual week."""
    await commands.put_exception(session, exception_id, data, actor=actor, now=now)
    return await queries.mine(session, actor, now=now)


@delete("/my/availability/exceptions/{exception_id:uuid}", status_code=200, opt=_MINE)
async def remove_exception(
    exception_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Availability:
    """Makes that date like my usual week again."""
    await commands.remove_exception(session, exception_id, actor=actor)
    return await queries.mine(session, actor, now=now)


@put("/my/availability/hours-wanted", opt=_MINE)
async def want_hours(
    data: JSONBody[HoursWantedInput],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Availability:
    """Says how much I want to work."""
    await commands.want_hours(session, data, actor=actor)
    return await queries.mine(session, actor, now=now)


@post("/my/availability/confirm", status_code=200, opt=_MINE)
async def confirm(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Availability:
    """Says that all of it still holds."""
    await commands.confirm(session, actor=actor, now=now)
    return await queries.mine(session, actor, now=now)


router = Router(
    "/",
    route_handlers=[mine, state_usual_week, put_exception, remove_exception, want_hours, confirm],
    tags=["availability"],
)
