"""Routes on which a member decides about their data, or a client's who trusts them with it."""

from datetime import datetime
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.api.entering import ACTING
from backend.members.parties import party
from backend.members.queries import given_names
from backend.privacy.api import access, own, reads
from backend.privacy.door import Actor
from backend.privacy.negotiating import commands, queries
from backend.privacy.negotiating.schemas import Answers, Asked, ForClient, MyData, Negotiation
from backend.privacy.questions import commands as asking
from backend.privacy.questions import queries as asked_about
from backend.privacy.questions.schemas import AskQuestion, Question

# Somebody's agreements, as themselves or for them, and two kinds of names: of those who hold the data role and answer,
# and of those whom a client trusts and who decided for them.
DECIDING = reads(
    ACTING,
    access("SubjectAccess", "Self", "LegalRecord"),
    access("Governance", "MemberAuditor", "Identity"),
    access("CareDelivery", "TrustCircle", "Identity"),
)


@get("/my/data", opt=DECIDING)
async def my_data(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    client_id: FromQuery[UUID | None] = None,
) -> MyData:
    """What the cooperative asks of me, what I agreed to, and what is being talked about."""
    return await _data(session, actor, client_id, now)


@get("/my/data/asked", opt=own("LegalRecord"))
async def asked(
    actor: NamedDependency[Actor], session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Asked:
    """How many questions about my data wait for me; nothing of anybody else is read for it."""
    return await queries.asked(session, party=await party(session, actor, None, now=now), now=now)


@post("/my/data/answers", opt=DECIDING)
async def answer(
    data: JSONBody[Answers],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Negotiation:
    """Yes, no, or yes but: to any of the rules I am asked."""
    whose = await party(session, actor, data.client_id, now=now)
    negotiation_id = await commands.answer(session, data, party=whose, now=now)
    return await queries.negotiation(session, negotiation_id, naming=given_names, zone=actor.zone)


@post("/my/data/agreements/{agreement_id:uuid}/withdraw", status_code=200, opt=DECIDING)
async def withdraw(
    agreement_id: FromPath[UUID],
    data: JSONBody[ForClient],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> MyData:
    """Takes an optional agreement back: nobody reads under it from now on."""
    whose = await party(session, actor, data.client_id, now=now)
    await commands.withdraw(session, agreement_id, party=whose, now=now)
    return await _data(session, actor, data.client_id, now)


@post("/my/negotiations/{negotiation_id:uuid}/take-back", status_code=200, opt=DECIDING)
async def take_back(
    negotiation_id: FromPath[UUID],
    data: JSONBody[ForClient],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> MyData:
    """What waits for the data role waits no more."""
    whose = await party(session, actor, data.client_id, now=now)
    await commands.take_back(session, negotiation_id, party=whose, now=now)
    return await _data(session, actor, data.client_id, now)


@post("/my/looks/{look_id:uuid}/questions", opt=DECIDING)
async def ask(
    look_id: FromPath[UUID],
    data: JSONBody[AskQuestion],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Question:
    """Asks why somebody looked; a named person answers within the days shown."""
    whose = await party(session, actor, data.client_id, now=now)
    question_id = await asking.ask(session, look_id, data, party=whose, now=now)
    return next(
        one for one in await asked_about.of_member(session, party=whose, naming=given_names) if one.id == question_id
    )


@get("/my/questions", opt=DECIDING)
async def questions(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
    client_id: FromQuery[UUID | None] = None,
) -> list[Question]:
    """What I asked about looks, and the answers."""
    whose = await party(session, actor, client_id, now=now)
    return await asked_about.of_member(session, party=whose, naming=given_names)


async def _data(session: AsyncSession, actor: Actor, client_id: UUID | None, now: datetime) -> MyData:
    whose = await party(session, actor, client_id, now=now)
    return await queries.my_data(session, party=whose, naming=given_names, now=now)


HANDLERS = (my_data, asked, answer, withdraw, take_back, ask, questions)
