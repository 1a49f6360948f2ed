"""Routes for what a member negotiated and agreed to, as documents that others can read."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.members.api.entering import ACTING
from backend.members.parties import party
from backend.privacy.api import access, reads
from backend.privacy.documents import queries
from backend.privacy.documents.api import LD_JSON, places
from backend.privacy.documents.messages import messages
from backend.privacy.documents.receipts import receipt
from backend.privacy.door import Actor
from backend.settings import Settings

_READING = reads(ACTING, access("SubjectAccess", "Self", "LegalRecord"))


@get("/my/negotiations/{negotiation_id:uuid}/messages", opt=_READING)
async def my_messages(
    request: AnyRequest,
    negotiation_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    client_id: FromQuery[UUID | None] = None,
) -> list[dict[str, Any]]:
    """One of my negotiations as the messages of the Dataspace Protocol, in order."""
    whose = await party(session, actor, client_id, now=now)
    found = await queries.exchanges(session, negotiation_id, whose.subject_id, zone=actor.zone)
    return [message for exchange in found for message in messages(exchange, places(request, actor))]


@get("/my/data/agreements/{agreement_id:uuid}/receipt", opt=_READING, media_type=LD_JSON)
async def my_receipt(
    request: AnyRequest,
    agreement_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    client_id: FromQuery[UUID | None] = None,
) -> dict[str, Any]:
    """What I hold for one agreement: a consent record, or the agreement where consent was not its ground."""
    settings: Settings = request.app.state["settings"]
    whose = await party(session, actor, client_id, now=now)
    agreed = await queries.agreed(session, agreement_id, whose.subject_id, zone=actor.zone)
    controller = await queries.controller(session, settings.country)
    language = await queries.language(session, actor.member_id)
    return receipt(agreed, controller, places(request, actor), language=language, now=now)


HANDLERS = (my_messages, my_receipt)
