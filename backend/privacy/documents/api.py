"""Our terms, for anybody who reads a document of ours."""

from typing import Any

from litestar import get

from backend.kit.web.routes import AnyRequest
from backend.privacy.api import anybody
from backend.privacy.documents.places import PROFILE_PATH, Places
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


TERMS = (context_of_documents, profile)
