"""Routes for looking into a draft, changing it and publishing it."""

from datetime import datetime
from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.privacy.door import Actor
from backend.rosters import comparing, program
from backend.rosters.api.grants import THROUGH_PROGRAM, grants_of
from backend.rosters.commands import changing, explaining, publishing
from backend.rosters.explanations import Uncovered, Why
from backend.rosters.schemas import Assign, Difference, PinIt, Place, Publish, RosterHead, Trial


@get("/rosters/{roster_id:uuid}/difference", opt=THROUGH_PROGRAM)
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


@post("/rosters/{roster_id:uuid}/try", status_code=200, opt=THROUGH_PROGRAM)
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


@post("/rosters/{roster_id:uuid}/assign", status_code=200, opt=THROUGH_PROGRAM)
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


@post("/rosters/{roster_id:uuid}/pin", status_code=200, opt=THROUGH_PROGRAM)
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


@post("/rosters/{roster_id:uuid}/publish", status_code=200, opt=THROUGH_PROGRAM)
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


@get("/rosters/{roster_id:uuid}/visits/{visit_id:uuid}/uncovered", opt=THROUGH_PROGRAM)
async def uncovered(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Uncovered:
    """Why nobody is on a visit, and who could come; of one that is covered, who else could."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await explaining.uncovered(session, roster_id, visit_id, actor)


@get("/rosters/{roster_id:uuid}/visits/{visit_id:uuid}/why", opt=THROUGH_PROGRAM)
async def why(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    visit_id: FromPath[UUID],
    worker_id: FromQuery[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Why:
    """Why a worker of my teams has a visit in this roster, or has it not."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await explaining.why_this_worker(session, roster_id, visit_id, worker_id, actor)


router = Router("/", route_handlers=[difference, try_out, assign, pin, publish, uncovered, why])
