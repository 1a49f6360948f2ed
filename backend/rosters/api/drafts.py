"""Routes for asking for a roster, and for stopping or putting aside what came of it."""

from datetime import date, datetime
from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.privacy.api import nothing_personal
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.api.grants import THROUGH_PROGRAM, grants_of
from backend.rosters.commands import copying, drafting
from backend.rosters.schemas import RequestDraft, RosterHead, SolveAgain


@post("/weeks/{week_on:date}/drafts", status_code=202, opt=THROUGH_PROGRAM)
async def request_draft(
    request: AnyRequest,
    week_on: FromPath[date],
    data: JSONBody[RequestDraft],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Asks for a roster of the week; in 0 seconds, for what is published as a draft to change by hand."""
    if not data.seconds:
        return await copying.copy_published(session, grants_of(request), week_on, data, actor=actor, now=now)
    return await drafting.request_draft(session, week_on, data, actor=actor, now=now)


@get("/rosters/{roster_id:uuid}", opt=nothing_personal())
async def roster(
    roster_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> RosterHead:
    """How a roster stands."""
    actor.must_coordinate()
    return await queries.head(session, roster_id)


@post("/rosters/{roster_id:uuid}/cancel", status_code=200, opt=nothing_personal())
async def cancel(
    roster_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Stops the solver; the best so far is kept."""
    return await drafting.cancel(session, roster_id, actor=actor, now=now)


@post("/rosters/{roster_id:uuid}/discard", status_code=200, opt=nothing_personal())
async def discard(
    roster_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> RosterHead:
    """Puts a draft aside."""
    return await drafting.discard(session, roster_id, actor=actor)


@post("/rosters/{roster_id:uuid}/solve-again", status_code=202, opt=nothing_personal())
async def solve_again(
    roster_id: FromPath[UUID],
    data: JSONBody[SolveAgain],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Asks for another roster of the draft's week, with what is pinned kept."""
    actor.must_coordinate()
    return await drafting.solve_again(session, roster_id, data, actor=actor, now=now)


router = Router("/", route_handlers=[request_draft, roster, cancel, discard, solve_again])
