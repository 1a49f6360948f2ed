"""Routes for who I am, who looked at what about me and what the ledger has of it, and whom a client trusts."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar import get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.members import commands, queries
from backend.members.api.entering import ACTING
from backend.members.parties import party
from backend.members.schemas import Look, Me, SetLanguage, TrustedContact
from backend.privacy.api import access, own, reads
from backend.privacy.door import Actor
from backend.privacy.proof import queries as ledger
from backend.privacy.proof.schemas import MyEntry

_TRUSTED = access("CareDelivery", "TrustCircle", "Identity")
# What happened to somebody's data is data of theirs: who reads it for a client is in it.
_RECORD = access("SubjectAccess", "Self", "LegalRecord")
_Leaf = Annotated[int | None, QueryParameter(ge=0, le=2**53)]


@get("/me", opt=reads(ACTING))
async def me(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Me:
    """Who is signed in."""
    return await queries.me(session, actor, now=now, demo=request.app.state["demo"])


@put("/me/language", opt=own("Contact"))
async def set_language(
    data: JSONBody[SetLanguage], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> SetLanguage:
    """Sets the language of my screens and messages."""
    await commands.set_language(session, data.language, actor=actor)
    return data


@get(
    "/my/data/looks",
    opt=reads(
        access("CareDelivery", "PairedClient", "Identity"),
        access("CareDelivery", "CareTeam", "Identity"),
        access("Governance", "MemberAuditor", "Identity"),
        ACTING,
        _TRUSTED,
        _RECORD,
    ),
)
async def looks(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    before: FromQuery[datetime | None] = None,
    client_id: FromQuery[UUID | None] = None,
) -> list[Look]:
    """Who read what about me, or a client who trusts me with their data, when and why."""
    whose = await party(session, actor, client_id, now=now)
    return await queries.looks(session, actor, whose.subject_id, before=before or now)


@get("/my/ledger", opt=reads(ACTING, _RECORD))
async def my_ledger(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    client_id: FromQuery[UUID | None] = None,
    before: _Leaf = None,
) -> list[MyEntry]:
    """The newest entries about me, or a client who trusts me with their data, with what opens each."""
    whose = await party(session, actor, client_id, now=now)
    return await ledger.mine(session, actor.cooperative_id, whose.subject_id, before=before)


@get("/clients/{client_id:uuid}/trusted-contacts", opt=reads(ACTING, _TRUSTED))
async def trusted_contacts(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> list[TrustedContact]:
    """Whom a client trusts to act for them."""
    await queries.may_act(session, actor, client_id, "times", now=now)
    return await queries.trusted_contacts(session, actor, client_id, now=now)


HANDLERS = (me, set_language, looks, my_ledger, trusted_contacts)
