"""Routes for documents: our terms for anybody, and one's own negotiations and agreements as others can read them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.privacy.api import anybody, own
from backend.privacy.documents import queries
from backend.privacy.documents.messages import messages
from backend.privacy.documents.places import PROFILE_PATH, Places
from backend.privacy.documents.receipts import receipt
from backend.privacy.documents.vocabulary import context, described
from backend.privacy.door import Actor
from backend.settings import Settings

LD_JSON = "application/ld+json"


def places(request: AnyRequest, actor: Actor) -> Places:
    """The names of things in this installation, for this member's cooperative."""
    settings: Settings = request.app.state["settings"]
    return Places(settings.public_url.rstrip("/"), actor.cooperative_id)


def _profile(request: AnyRequest) -> str:
    settings: Settings = request.app.state["settings"]
    return settings.public_url.rstrip("/") + PROFILE_PATH


@get(f"{PROFILE_PATH}/context.jsonld", opt=anybody(), media_type=LD_JSON, sync_to_thread=False)
def context_of_documents(request: AnyRequest) -> dict[str, Any]:
    """What the short names in documents stand for."""
    return context(_profile(request))


@get(PROFILE_PATH, opt=anybody(), media_type=LD_JSON, sync_to_thread=False)
def profile(request: AnyRequest) -> dict[str, Any]:
    """Our terms, each with the wider one of the Data Privacy Vocabulary."""
    return described(_profile(request), f"{_profile(request)}/context.jsonld")


@get("/my/negotiations/{negotiation_id:uuid}/messages", opt=own("LegalRecord"))
async def my_messages(
    request: AnyRequest,
    negotiation_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
) -> list[dict[str, Any]]:
    """One of my negotiations as the messages of the Dataspace Protocol, in order."""
    found = await queries.exchanges(session, negotiation_id, zone=actor.zone)
    return [message for exchange in found for message in messages(exchange, places(request, actor))]


@get("/my/data/agreements/{agreement_id:uuid}/receipt", opt=own("LegalRecord"), media_type=LD_JSON)
async def my_receipt(
    request: AnyRequest,
    agreement_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> dict[str, Any]:
    """What I hold for one agreement: a consent record, or the agreement where consent was not its ground."""
    settings: Settings = request.app.state["settings"]
    agreed = await queries.agreed(session, agreement_id, zone=actor.zone)
    controller = await queries.controller(session, settings.country)
    language = await queries.language(session, actor.member_id)
    return receipt(agreed, controller, places(request, actor), language=language, now=now)


router = Router("/", route_handlers=[my_messages, my_receipt], tags=["privacy"])
TERMS = (context_of_documents, profile)
