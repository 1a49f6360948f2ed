"""Routes for leaving the cooperative: what is planned of a member changes with it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.members import leaving as membership
from backend.members.schemas import Leave, Leaving
from backend.privacy.api import nothing_personal
from backend.privacy.door import Actor
from backend.rosters import leaving
from backend.rosters.api.grants import grants_of

# Seen by the program that takes away what was planned; whoever asks is shown a day.
_THROUGH_PROGRAM: dict[str, Any] = {
    "access": (),
    "x": {
        "x-purpose": list(dict.fromkeys(access.purpose for access in leaving.ACCESSES)),
        "x-data-categories": sorted({category for access in leaving.ACCESSES for category in access.categories}),
        "x-recipients": [access.recipient for access in leaving.ACCESSES],
    },
}


@get("/members/{member_id:uuid}/leave", opt=nothing_personal())
async def leaves(
    member_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> Leaving:
    """Whether a member leaves, and from which day on; for themselves and the coordinators of their teams."""
    return await membership.of_member(session, member_id, actor=actor)


@post("/members/{member_id:uuid}/leave", status_code=200, opt=_THROUGH_PROGRAM)
async def leave(
    request: AnyRequest,
    member_id: FromPath[UUID],
    data: JSONBody[Leave],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Leaving:
    """From a day on they are no member any more; what was planned with them from then on is taken away now."""
    return await leaving.leave(session, grants_of(request), member_id, data, actor=actor, now=now)


@delete("/members/{member_id:uuid}/leave", status_code=200, opt=_THROUGH_PROGRAM)
async def stay(
    request: AnyRequest,
    member_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Leaving:
    """They stay after all, as long as the day has not come."""
    return await leaving.stay(session, grants_of(request), member_id, actor=actor, now=now)


router = Router("/", route_handlers=[leaves, leave, stay])
