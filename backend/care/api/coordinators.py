"""Routes for the coordinators of a client's team."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import answering, requests, standing
from backend.care.schemas import Agree, ClientsRequest, EndStandingVisit, Refuse, StandingVisit, State
from backend.privacy.api import access, reads
from backend.privacy.door import Actor

_ANSWERING = reads(
    access("Scheduling", "Coordinator", "Identity", "VisitTimes", "TimeWindows", "CareTasks", "CareNotes"),
    access("CareDelivery", "TrustCircle", "Identity"),
)
_ENDING = reads(access("Scheduling", "Coordinator", "VisitTimes", "TimeWindows", "CareTasks"))
_InState = Annotated[State, QueryParameter(name="state")]


@get("/care-requests", opt=_ANSWERING)
async def waiting(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    in_state: _InState = "waiting",
) -> list[ClientsRequest]:
    """The requests of the teams I coordinate, the one promised an answer soonest first."""
    return await requests.of_my_teams(session, actor, state=in_state)


@post("/care-requests/{request_id:uuid}/agree", status_code=200, opt=_ANSWERING)
async def agree(
    request_id: FromPath[UUID],
    data: JSONBody[Agree],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> ClientsRequest:
    """Says yes: the visits are there."""
    await answering.agree(session, request_id, data, actor=actor, now=now)
    return (await requests.of_my_teams(session, actor, request_id=request_id))[0]


@post("/care-requests/{request_id:uuid}/refuse", status_code=200, opt=_ANSWERING)
async def refuse(
    request_id: FromPath[UUID],
    data: JSONBody[Refuse],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> ClientsRequest:
    """Says no, and why."""
    await answering.refuse(session, request_id, data, actor=actor, now=now)
    return (await requests.of_my_teams(session, actor, request_id=request_id))[0]


@post("/standing-visits/{standing_visit_id:uuid}/end", status_code=200, opt=_ENDING)
async def end(
    standing_visit_id: FromPath[UUID],
    data: JSONBody[EndStandingVisit],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> StandingVisit:
    """Ends a weekly pattern with a day: what was to come after it is cancelled."""
    await standing.end(session, standing_visit_id, data, actor=actor, now=now)
    return await standing.one(session, standing_visit_id)


@post("/standing-visits/{standing_visit_id:uuid}/change", status_code=200, opt=_ENDING)
async def change(
    standing_visit_id: FromPath[UUID],
    data: JSONBody[Agree],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> StandingVisit:
    """Another weekly pattern takes its place from a day on; the answer is the new one."""
    made = await standing.change(session, standing_visit_id, data, actor=actor, now=now)
    return await standing.one(session, made)


HANDLERS = (waiting, agree, refuse, end, change)
