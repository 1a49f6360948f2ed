"""Routes for a morning that goes otherwise: a worker cannot come, or comes later."""

from datetime import datetime
from uuid import UUID

from litestar import Router, delete, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.api import own
from backend.privacy.door import Actor
from backend.rosters.cover import absence, late
from backend.rosters.cover.schemas import Gone, GoneFor, Late, Lateness


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


router = Router("/", route_handlers=[cannot_come, say_late, take_late_back])
