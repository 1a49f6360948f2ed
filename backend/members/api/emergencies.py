"""Routes of emergencies: opened by a coordinator, ended by whoever it concerns, told to whom it is about."""

from datetime import datetime
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.queries import given_names
from backend.privacy.api import access, nothing_personal, reads
from backend.privacy.door import Actor
from backend.privacy.emergency import commands, queries
from backend.privacy.emergency.schemas import Emergency, Ended, Opened, OpenEmergency

# The record about oneself or whom one stands by, and the name of who opened it.
_TOLD = reads(access("SubjectAccess", "Self", "LegalRecord"), access("Governance", "MemberAuditor", "Identity"))


@post("/clients/{client_id:uuid}/emergency-access", opt=nothing_personal())
async def open_emergency(
    client_id: FromPath[UUID],
    data: JSONBody[OpenEmergency],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Opened]:
    """Opens what is known of a client in an emergency, to me, for two hours; they and others are told at once."""
    opened, new = await commands.begin(session, client_id, data, actor=actor, now=now)
    return Response(opened, status_code=201 if new else 200)


@post("/emergencies/{emergency_id:uuid}/end", status_code=200, opt=nothing_personal())
async def end_emergency(
    emergency_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Ended:
    """It is over: nothing is read under it from now on."""
    return await commands.end(session, emergency_id, actor=actor, now=now)


@get("/my/emergencies", opt=_TOLD)
async def my_emergencies(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    client_id: FromQuery[UUID | None] = None,
) -> list[Emergency]:
    """Who opened what is known of me in an emergency, or of a client who trusts me with notes or data, and why."""
    return await queries.of_member(session, client_id, actor=actor, naming=given_names, now=now)


HANDLERS = (open_emergency, end_emergency, my_emergencies)
