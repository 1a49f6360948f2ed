"""Routes for a morning that goes otherwise: a worker cannot come, or comes later."""

from datetime import date, datetime
from uuid import UUID

from litestar import Router, delete, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.privacy.api import own
from backend.privacy.door import Actor
from backend.rosters import program
from backend.rosters.api.grants import THROUGH_PROGRAM, grants_of
from backend.rosters.cover import absence, drafting, late
from backend.rosters.cover.schemas import AwayDraft, Fill, Filled, Gone, GoneFor, Late, Lateness, SomebodyGone
from backend.rosters.schemas import RosterHead


@post("/my/away", status_code=200, opt=own("Availability", "VisitTimes"))
async def cannot_come(
    data: JSONBody[GoneFor],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Gone:
    """I cannot come in this time: my visits in it are taken off me now, and somebody is looked for."""
    return await absence.cannot_come(session, data, actor=actor, now=now)


@post("/my/assignments/{assignment_id:uuid}/late", status_code=200, opt=own("VisitTimes"))
async def say_late(
    assignment_id: FromPath[UUID],
    data: JSONBody[Late],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Lateness:
    """I come later to a visit; who waits is told."""
    return await late.say(session, assignment_id, data, actor=actor, now=now)


@delete("/my/assignments/{assignment_id:uuid}/late", status_code=200, opt=own("VisitTimes"))
async def take_late_back(
    assignment_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Lateness:
    """I come when it was said after all."""
    return await late.take_back(session, assignment_id, actor=actor, now=now)


@post("/weeks/{week_on:date}/cover", status_code=200, opt=THROUGH_PROGRAM)
async def draft_without(
    request: AnyRequest,
    week_on: FromPath[date],
    data: JSONBody[AwayDraft],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RosterHead:
    """Somebody cannot come: a draft of what is published without their visits in that time."""
    return await drafting.draft_without(session, grants_of(request), week_on, data, actor=actor, now=now)


@post("/cover/after-all", status_code=204, opt=THROUGH_PROGRAM)
async def after_all(
    request: AnyRequest,
    data: JSONBody[SomebodyGone],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> None:
    """They can come in that time after all."""
    await drafting.after_all(session, grants_of(request), data, actor=actor, now=now)


@post("/rosters/{roster_id:uuid}/cover", status_code=200, opt=THROUGH_PROGRAM)
async def find(
    request: AnyRequest,
    roster_id: FromPath[UUID],
    data: JSONBody[Fill],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Filled:
    """Finds somebody for what is open in the draft, in the fair order; nobody is moved."""
    actor.must_coordinate()
    await program.see_roster(session, grants_of(request), roster_id, actor=actor, now=now)
    return await drafting.find(session, roster_id, data, actor=actor, now=now)


router = Router("/", route_handlers=[cannot_come, say_late, take_late_back, draft_without, after_all, find])
