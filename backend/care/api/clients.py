"""Routes for a client, or somebody they trust."""

from datetime import datetime
from uuid import UUID

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import cancelling, commands, requests, standing
from backend.care import wishes as wishing
from backend.care.schemas import (
    AskForCare,
    CancelledVisit,
    CareRequest,
    RestoredVisit,
    StandingVisit,
    Wishes,
    WishesInput,
)
from backend.privacy.api import access, reads
from backend.privacy.door import Actor

_TRUSTED = access("CareDelivery", "TrustCircle", "Identity")
_ASKING = reads(access("SubjectAccess", "Self", "Identity", "TimeWindows", "CareTasks", "CareNotes"), _TRUSTED)
_WISHING = reads(
    access("SubjectAccess", "Self", "Identity", "Language", "AccessNeeds", "MatchPreference"),
    access("CareDelivery", "PairedClient", "Identity"),
)
_CANCELLING = reads(access("SubjectAccess", "Self", "VisitTimes"), access("Scheduling", "Coordinator", "VisitTimes"))
_RESTORING = reads(
    access("SubjectAccess", "Self", "VisitTimes", "TimeWindows"),
    access("Scheduling", "Coordinator", "VisitTimes", "TimeWindows"),
)
_STANDING = reads(
    access("SubjectAccess", "Self", "TimeWindows", "CareTasks"),
    access("Scheduling", "Coordinator", "TimeWindows", "CareTasks"),
)


@get("/clients/{client_id:uuid}/care-requests", opt=_ASKING)
async def care_requests(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[CareRequest]:
    """What a client asked for, the newest first."""
    return await requests.of_client(session, client_id, actor=actor, now=now)


@put("/clients/{client_id:uuid}/care-requests/{request_id:uuid}", opt=_ASKING)
async def ask(
    client_id: FromPath[UUID],
    request_id: FromPath[UUID],
    data: JSONBody[AskForCare],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[CareRequest]:
    """Asks for care; 201 for a new request, 200 for one sent again or changed while it waits."""
    new = await commands.ask(session, client_id, request_id, data, actor=actor, now=now)
    found = await requests.one(session, client_id, request_id, actor=actor, now=now)
    return Response(found, status_code=201 if new else 200)


@post("/care-requests/{request_id:uuid}/withdraw", status_code=200, opt=_ASKING)
async def withdraw(
    request_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> CareRequest:
    """Takes a waiting request back."""
    client_id = await commands.withdraw(session, request_id, actor=actor, now=now)
    return await requests.one(session, client_id, request_id, actor=actor, now=now)


@get("/clients/{client_id:uuid}/wishes", opt=_WISHING)
async def wishes(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Wishes:
    """How a client likes to be helped."""
    return await wishing.read(session, client_id, actor=actor, now=now)


@put("/clients/{client_id:uuid}/wishes", opt=_WISHING)
async def put_wishes(
    client_id: FromPath[UUID],
    data: JSONBody[WishesInput],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Wishes:
    """Says how a client likes to be helped."""
    await wishing.put(session, client_id, data, actor=actor, now=now)
    return await wishing.read(session, client_id, actor=actor, now=now)


@post("/visits/{visit_id:uuid}/cancel", status_code=200, opt=_CANCELLING)
async def cancel(
    visit_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> CancelledVisit:
    """Not this time; for the client, whom they trust with requests, and their coordinator."""
    return await cancelling.cancel(session, visit_id, actor=actor, now=now)


@post("/visits/{visit_id:uuid}/restore", status_code=200, opt=_RESTORING)
async def restore(
    visit_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> RestoredVisit:
    """This time after all; for who may cancel it, before it begins."""
    return await cancelling.restore(session, visit_id, actor=actor, now=now)


@get("/clients/{client_id:uuid}/standing-visits", opt=_STANDING)
async def standing_visits(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[StandingVisit]:
    """The weekly patterns agreed with a client, for them, whom they trust with times, and their coordinators."""
    return await standing.of_client(session, client_id, actor=actor, now=now)


HANDLERS = (care_requests, ask, withdraw, wishes, put_wishes, cancel, restore, standing_visits)
