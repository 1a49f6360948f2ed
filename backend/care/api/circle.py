"""Routes for trust: for the client who gives it, whom they trust, and whoever was sent a link."""

from datetime import datetime
from uuid import UUID

from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.circle import accepting, granting, history, inviting
from backend.care.circle.schemas import (
    Accepted,
    AcceptInvitation,
    Done,
    Invitation,
    Invite,
    Invited,
    OpenInvitation,
    Trust,
    TrustEnded,
)
from backend.kit.web.cookies import SESSION, host_cookie
from backend.kit.web.networks import network_of
from backend.kit.web.routes import AnyRequest
from backend.members.commands import count_guess
from backend.members.joining import open_session
from backend.privacy.api import access, anybody, own, reads
from backend.privacy.door import Actor

_SESSION_SECONDS = 60 * 24 * 3600
_OWN = own("EmergencyContact", "Contact")
_HISTORY = reads(
    access("SubjectAccess", "Self", "Identity", "EmergencyContact"), access("CareDelivery", "TrustCircle", "Identity")
)


@get("/clients/{client_id:uuid}/trust-invitations", opt=_OWN)
async def invitations(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[Invitation]:
    """Whom I asked to act for me, and who has not answered."""
    return await inviting.of_client(session, client_id, actor=actor, now=now)


@put("/clients/{client_id:uuid}/trust-invitations/{invitation_id:uuid}", opt=_OWN)
async def invite(
    client_id: FromPath[UUID],
    invitation_id: FromPath[UUID],
    data: JSONBody[Invite],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[list[Invitation]]:
    """Asks somebody to act for me; all who have not answered. 201 for a new one, 200 for one sent again."""
    new = await inviting.invite(session, client_id, invitation_id, data, actor=actor, now=now)
    found = await inviting.of_client(session, client_id, actor=actor, now=now)
    return Response(found, status_code=201 if new else 200)


@post("/trust-invitations/{invitation_id:uuid}/take-back", status_code=200, opt=_OWN)
async def take_invitation_back(
    invitation_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[Invitation]:
    """The link I had sent is of no use any more."""
    await inviting.withdraw(session, invitation_id, actor=actor, now=now)
    return await inviting.of_client(session, actor.member_id, actor=actor, now=now)


@post("/trust-invitations/read", status_code=200, opt=anybody())
async def read(
    request: AnyRequest,
    data: JSONBody[OpenInvitation],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Invited:
    """What a link that was sent to me is about."""
    await _count(request, now)
    return await accepting.read(session, data.token, now=now)


@post("/trust-invitations/accept", opt=anybody())
async def accept(
    request: AnyRequest,
    data: JSONBody[AcceptInvitation],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[Accepted]:
    """Yes, I act for them; who was no member is one now, and signed in."""
    await _count(request, now)
    accepted, context = await accepting.accept(session, data, now=now)
    if not accepted.joined:
        return Response(accepted, status_code=201)
    secret = await open_session(session, context, agent=request.headers.get("user-agent", ""), now=now)
    return Response(accepted, status_code=201, cookies=[host_cookie(SESSION, secret, max_age=_SESSION_SECONDS)])


async def _count(request: AnyRequest, now: datetime) -> None:
    address = network_of(request.client.host if request.client else "")
    await count_guess(request.app.state["grants"], address, now=now)


@put("/trusted-contacts/{trust_id:uuid}", opt=_OWN)
async def change(
    trust_id: FromPath[UUID],
    data: JSONBody[Trust],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Trust:
    """I trust them with something else, or until another day."""
    await granting.change(session, trust_id, data, actor=actor, now=now)
    return data


@post("/trusted-contacts/{trust_id:uuid}/take-back", status_code=200, opt=_OWN)
async def take_back(
    trust_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> TrustEnded:
    """From now on they do not act for me."""
    return await granting.take_back(session, trust_id, actor=actor, now=now)


@post("/trusted-contacts/{trust_id:uuid}/restore", status_code=200, opt=_OWN)
async def restore(
    trust_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> TrustEnded:
    """They act for me after all."""
    return await granting.restore(session, trust_id, actor=actor, now=now)


@post("/clients/{client_id:uuid}/step-down", status_code=200, opt=_OWN)
async def step_down(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> TrustEnded:
    """I act for this client no more."""
    return await granting.step_down(session, client_id, actor=actor, now=now)


@get("/clients/{client_id:uuid}/history", opt=_HISTORY)
async def done(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[Done]:
    """What was done for a client, and by whom."""
    return await history.of_client(session, client_id, actor=actor, now=now)


HANDLERS = (
    invitations, invite, take_invitation_back, read, accept, change, take_back, restore, step_down, done,
)  # fmt: skip
