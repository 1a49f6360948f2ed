"""Routes for coordinators: ask for a roster, look at it, change it, publish it."""

from datetime import date, datetime
from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.privacy.api import access, nothing_personal, reads
from backend.privacy.door import Actor
from backend.rosters import comparing, program, queries
from backend.rosters.commands import changing, drafting, explaining, publishing
from backend.rosters.schemas import (
    Assign,
    Difference,
    PinIt,
    Place,
    Publish,
    RequestDraft,
    RosterHead,
    Trial,
    Uncovered,
    Why,
)

# The whole week is seen by the program, under its own grant; the person is shown codes, figures and their own teams.
_THROUGH_PROGRAM = {
    "access": (),
    "x": {"x-purpose": ["Scheduling"], "x-data-categories": ["VisitTimes"], "x-recipients": ["Solver"]},
}
_ASSIGNED = access("CareDelivery", "AssignedWorker", "VisitTimes")
_TEAM = access("Scheduling", "CareTeam", "VisitTimes")


def grants_of(request: AnyRequest) -> AsyncEngine:
    """Where grants are committed: connections of their own, so that nobody waits for their own request's."""
    engine: AsyncEngine = request.app.state["grants"]
    return engine


@post("/weeks/{week_on:date}/drafts", status_code=202, opt=nothing_personal())
async def request_draft(
    week_on: FromPath[date],
    data: JSONBody[RequestDraft],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Asks for a roster of the week."""
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
    data: JSONBody[RequestDraft],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Asks for another roster of the draft's week, with what is pinned kept."""
    actor.must_coordinate()
    return await drafting.solve_again(session, roster_id, data, actor=actor, now=now)


@get("/rosters/{roster_id:uuid}/difference", opt=_THROUGH_PROGRAM)
async def difference(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Difference:
    """The draft against what is published."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await comparing.difference(session, roster_id, actor=actor)


@post("/rosters/{roster_id:uuid}/try", status_code=200, opt=_THROUGH_PROGRAM)
async def try_out(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    data: JSONBody[Place],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Trial:
    """What a change would do; nothing is changed."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await changing.try_out(session, roster_id, data, actor=actor)


@post("/rosters/{roster_id:uuid}/assign", status_code=200, opt=_THROUGH_PROGRAM)
async def assign(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    data: JSONBody[Assign],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Puts a worker on a visit of the draft, or takes one off."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await changing.assign(session, roster_id, data, actor=actor)


@post("/rosters/{roster_id:uuid}/pin", status_code=200, opt=_THROUGH_PROGRAM)
async def pin(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    data: JSONBody[PinIt],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Keeps a worker on a visit against the solver, or lets them go."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await changing.pin(session, roster_id, data, actor=actor)


@post("/rosters/{roster_id:uuid}/publish", status_code=200, opt=_THROUGH_PROGRAM)
async def publish(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    data: JSONBody[Publish],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Makes the draft hold."""
    actor.must_coordinate()
    await publishing.must_be_publishable(session, roster_id, data.version, actor=actor)
    await program.see_week(session, grants_of(request), actor=actor, now=now)
    return await publishing.publish(session, roster_id, data.version, actor=actor, now=now)


@get("/rosters/{roster_id:uuid}/visits/{visit_id:uuid}/uncovered", opt=_THROUGH_PROGRAM)
async def uncovered(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Uncovered:
    """Why nobody is on a visit, and who could come."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await explaining.uncovered(session, roster_id, visit_id, actor)


@get("/visits/{visit_id:uuid}/why-me", opt=reads(_ASSIGNED))
async def why_me(
    request: AnyRequest,
    visit_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Why:
    """Why this visit is mine."""
    return await explaining.why(session, grants_of(request), visit_id, mine=True, actor=actor, now=now)


@get("/visits/{visit_id:uuid}/why-not-me", opt=reads(_TEAM))
async def why_not_me(
    request: AnyRequest,
    visit_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Why:
    """Why this visit of my team is not mine."""
    return await explaining.why(session, grants_of(request), visit_id, mine=False, actor=actor, now=now)


router = Router(
    "/",
    route_handlers=[
        request_draft, roster, cancel, discard, solve_again, difference, try_out, assign, pin, publish, uncovered,
        why_me, why_not_me,
    ],
    tags=["rosters"],
)  # fmt: skip
