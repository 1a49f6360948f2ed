"""Our terms, for anybody who reads a document of ours; and the papers of the cooperative, for every member."""

from typing import Any

from litestar import Response, Router, get
from litestar.di import NamedDependency
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.html import SHEET
from backend.kit.web.routes import AnyRequest, document
from backend.privacy.api import anybody, nothing_personal
from backend.privacy.declaring.versions import Version, in_force
from backend.privacy.documents import papers, queries
from backend.privacy.documents.places import PROFILE_PATH, Places
from backend.privacy.documents.printed import printed
from backend.privacy.documents.vocabulary import context, described
from backend.privacy.door import Actor
from backend.settings import Settings

LD_JSON = "application/ld+json"
# The last day on which what is said of the privacy signal was looked at.
_SIGNAL_ON = "2026-11-23"


def places(request: AnyRequest, actor: Actor) -> Places:
    """The names of things in this installation, for this member's cooperative."""
    return Places(_base(request), actor.cooperative_id)


def _base(request: AnyRequest) -> str:
    settings: Settings = request.app.state["settings"]
    return settings.public_url.rstrip("/")


@get(f"{PROFILE_PATH}/context.jsonld", opt=anybody(), media_type=LD_JSON, sync_to_thread=False)
def context_of_documents(request: AnyRequest) -> dict[str, Any]:
    """What the short names in documents stand for."""
    return context(_base(request) + PROFILE_PATH)


@get(PROFILE_PATH, opt=anybody(), media_type=LD_JSON, sync_to_thread=False)
def profile(request: AnyRequest) -> dict[str, Any]:
    """Our terms, each with the wider one of the Data Privacy Vocabulary."""
    name = _base(request) + PROFILE_PATH
    return described(name, f"{name}/context.jsonld")


@get("/ns/paper.css", opt=anybody(), media_type="text/css", include_in_schema=False, sync_to_thread=False)
def sheet() -> str:
    """How papers look."""
    return SHEET


@get("/.well-known/gpc.json", opt=anybody(), sync_to_thread=False)
def privacy_signal() -> dict[str, Any]:
    """That Global Privacy Control is honoured here."""
    return {"gpc": True, "lastUpdate": _SIGNAL_ON}


async def _head(request: AnyRequest, session: AsyncSession) -> tuple[papers.Head, Version]:
    settings: Settings = request.app.state["settings"]
    version = await in_force(session)
    controller = await queries.controller(session, settings.country)
    return papers.head(controller, version.version, version.made_at), version


async def _handed_out(
    request: AnyRequest,
    session: AsyncSession,
    actor: Actor,
    paper: papers.Register | papers.ImpactAssessment | papers.PrivacyNotice,
) -> Response[Any]:
    """As a page to a person who opens it in a browser, as data to a program."""
    vary = {"vary": "accept"}
    if "text/html" not in request.headers.get("accept", ""):
        return Response(paper, headers=vary)
    language = await queries.language(session, actor.member_id)
    return Response(printed(paper, language), media_type="text/html; charset=utf-8", headers=vary)


@get("/register", opt=nothing_personal())
async def register(
    request: AnyRequest, actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> Response[papers.Register]:
    """What is done here with data, for what, and how long; printed where a browser asks for a page."""
    head, version = await _head(request, session)
    paper = papers.register(head, version.rules, document(request.app)["paths"])
    return await _handed_out(request, session, actor, paper)


@get("/impact-assessment", opt=nothing_personal())
async def impact_assessment(
    request: AnyRequest, actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> Response[papers.ImpactAssessment]:
    """What could go wrong, and what stands against it."""
    head, version = await _head(request, session)
    paper = papers.impact_assessment(head, version.rules, document(request.app)["paths"])
    return await _handed_out(request, session, actor, paper)


@get("/notice", opt=nothing_personal())
async def notice(
    request: AnyRequest, actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> Response[papers.PrivacyNotice]:
    """What I am told about my data."""
    head, version = await _head(request, session)
    signal = request.headers.get("sec-gpc") == "1"
    paper = papers.notice(head, version.rules, actor.classes, document(request.app)["paths"], signal=signal)
    return await _handed_out(request, session, actor, paper)


TERMS = (context_of_documents, profile, sheet, privacy_signal)
router = Router("/", route_handlers=[register, impact_assessment, notice], tags=["privacy"])
