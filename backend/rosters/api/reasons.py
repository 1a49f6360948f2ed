"""Routes for why a visit is mine, or is not."""

from datetime import datetime
from uuid import UUID

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.privacy.api import access, reads
from backend.privacy.door import Actor
from backend.rosters.api.grants import grants_of
from backend.rosters.commands import explaining
from backend.rosters.explanations import Why

_ASSIGNED = access("CareDelivery", "AssignedWorker", "VisitTimes")
_TEAM = access("Scheduling", "CareTeam", "VisitTimes")


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


router = Router("/", route_handlers=[why_me, why_not_me])
