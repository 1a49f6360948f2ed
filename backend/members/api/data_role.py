"""Routes of the people who hold the data role, and the declaration they write, which every member reads."""

from datetime import datetime
from uuid import UUID

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.parties import by_class
from backend.members.queries import given_names
from backend.privacy.api import access, reads
from backend.privacy.declaring import commands as declaring
from backend.privacy.declaring.schemas import Declaration, DeclarationTrial, ProposedDeclaration
from backend.privacy.door import Actor
from backend.privacy.negotiating import deciding, desk
from backend.privacy.negotiating.schemas import DataRoleDesk, Decide
from backend.privacy.questions import commands as questions

_HOLDERS = access("Governance", "MemberAuditor", "Identity")
_DESK = reads(access("Governance", "DataRole", "Identity", "LegalRecord"), _HOLDERS)


@get("/data-role", opt=_DESK)
async def data_role(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> DataRoleDesk:
    """What waits for those who hold the data role."""
    return await desk.waiting(session, actor=actor, naming=given_names, now=now)


@post("/data-role/negotiations/{negotiation_id:uuid}/accept", status_code=200, opt=_DESK)
async def accept(
    negotiation_id: FromPath[UUID],
    data: JSONBody[Decide],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DataRoleDesk:
    """Agrees to what a member asked for instead."""
    await deciding.accept(session, negotiation_id, data.words, actor=actor, now=now)
    return await desk.waiting(session, actor=actor, naming=given_names, now=now)


@post("/data-role/negotiations/{negotiation_id:uuid}/refuse", status_code=200, opt=_DESK)
async def refuse(
    negotiation_id: FromPath[UUID],
    data: JSONBody[Decide],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DataRoleDesk:
    """Says no to what a member asked for instead, and why."""
    await deciding.refuse(session, negotiation_id, data.words, actor=actor, now=now)
    return await desk.waiting(session, actor=actor, naming=given_names, now=now)


@post("/data-role/questions/{question_id:uuid}/answer", status_code=200, opt=_DESK)
async def answer_question(
    question_id: FromPath[UUID],
    data: JSONBody[Decide],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DataRoleDesk:
    """Answers a question about a look."""
    await questions.answer(session, question_id, data.words, actor=actor, now=now)
    return await desk.waiting(session, actor=actor, naming=given_names, now=now)


@get("/declaration", opt=reads(_HOLDERS))
async def declaration(actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]) -> Declaration:
    """What the cooperative asks of its members, version by version the one in force."""
    del actor
    return await desk.declaration(session, naming=given_names)


@post("/data-role/declaration/try", status_code=200, opt=reads(_HOLDERS))
async def try_declaration(
    data: JSONBody[ProposedDeclaration],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DeclarationTrial:
    """What a next version would mean; nothing is changed."""
    return await declaring.try_out(session, data, await by_class(session), actor=actor, now=now)


@put("/data-role/declaration", opt=reads(_HOLDERS))
async def declare(
    data: JSONBody[ProposedDeclaration],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Declaration:
    """Puts the next version into force."""
    await declaring.declare(session, data, actor=actor, now=now)
    return await desk.declaration(session, naming=given_names)


HANDLERS = (data_role, accept, refuse, answer_question, declaration, try_declaration, declare)
