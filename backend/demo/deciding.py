"""Members who answered what they are asked, somebody who asked about a look, and who is to answer them."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.demo.cast import PROGRAM, Cast
from backend.demo.choices import choices
from backend.demo.shapes import ASHBOURNE_VALE, GLENMORE
from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.ids import new_id
from backend.members.tables import MemberRow
from backend.privacy.declaring.tables import DataRoleRow
from backend.privacy.declaring.versions import in_force
from backend.privacy.door import Access, open_grants
from backend.privacy.negotiating import commands, rules
from backend.privacy.negotiating.party import Party
from backend.privacy.negotiating.schemas import Answers, RuleAnswer
from backend.privacy.questions.commands import ask
from backend.privacy.questions.schemas import AskQuestion

_HOLDERS = {ASHBOURNE_VALE.key: "W026", GLENMORE.key: "W001"}
_HELD_FOR = timedelta(days=365)
_ASKS = "C001"
_WHY = "Why did you look at where I live?"
_LOOKING = Access(purpose="Scheduling", recipient="Coordinator", categories=("ServiceAddress",))
# Who says it, about which rule, and what they would change: fewer days kept, no finer than the area, or a plain no.
_SAID: tuple[tuple[str, tuple[str, str, str], dict[str, object] | None], ...] = (
    ("C002", ("ServiceAddress", "Scheduling", "Coordinator"), {"precision": "area"}),
    ("C003", ("CareTasks", "Scheduling", "Coordinator"), None),
    ("C006", ("VisitTimes", "Scheduling", "CareTeam"), {"retention_days": 30}),
    ("W004", ("Availability", "Scheduling", "Coordinator"), {"retention_days": 14}),
)


async def decide(engine: AsyncEngine, cast: Cast, clock: Clock) -> None:
    """Says all of it, unless somebody holds the data role here already."""
    now, cooperative_id = clock(), cast.actor.cooperative_id
    async with transaction(engine, Context(cooperative_id=cooperative_id, program=PROGRAM, now=now)) as session:
        if await session.scalar(select(DataRoleRow.id).limit(1)) is not None:
            return
        rows = await session.execute(select(MemberRow.key, MemberRow.id, MemberRow.classes))
        members = {row.key: row for row in rows}
    parties = {key: _party(cast, row.id, row.classes) for key, row in members.items()}
    # Before the present week was planned, which reads what was agreed by then.
    asked_at = cast.asked_at(cast.week_on(now), now)
    for key in sorted(parties):
        async with transaction(engine, _context(parties[key], asked_at)) as session:
            await _choose(session, cast.key, key, parties[key], asked_at)
    for key, rule, change in _SAID:
        async with transaction(engine, _context(parties[key], now)) as session:
            await _say(session, rule, change, parties[key], now)
    await _ask(engine, cast, parties[_ASKS], parties[_HOLDERS[cast.key]].subject_id, now)


def _party(cast: Cast, member_id: UUID, classes: list[str]) -> Party:
    return Party(
        cooperative_id=cast.actor.cooperative_id,
        subject_id=member_id,
        classes=tuple(classes),
        by_id=member_id,
        zone=cast.zone.key,
    )


def _context(party: Party, now: datetime) -> Context:
    return Context(cooperative_id=party.cooperative_id, member_id=party.subject_id, now=now)


async def _choose(session: AsyncSession, cooperative: str, key: str, party: Party, now: datetime) -> None:
    version = await in_force(session)
    concerned = tuple(rule for rule in version.rules if party.concerns(rule))
    said = tuple(
        RuleAnswer(category=rule.category, purpose=rule.purpose, recipient=rule.recipient, answer=choice)
        for rule, choice in choices(cooperative, key, concerned)
    )
    if said:
        data = Answers(id=new_id(), declaration_version=version.version, answers=said)
        await commands.answer(session, data, party=party, now=now)


async def _say(
    session: AsyncSession, key: tuple[str, str, str], change: dict[str, object] | None, party: Party, now: datetime
) -> None:
    version = await in_force(session)
    rule = version.rule(key)
    if rule is None or not party.concerns(rule):
        return
    category, purpose, recipient = key
    terms = replace(rules.asked(rule, party.today(now)), **change) if change else None
    said = RuleAnswer(
        category=category, purpose=purpose, recipient=recipient, answer="but" if terms else "no", terms=terms
    )
    data = Answers(id=new_id(), declaration_version=version.version, answers=(said,))
    await commands.answer(session, data, party=party, now=now)


async def _ask(engine: AsyncEngine, cast: Cast, asks: Party, holder_id: UUID, now: datetime) -> None:
    """A look of who coordinates, the question about it, and the data role, which is last so that all of it is done."""
    looking = Context(cooperative_id=asks.cooperative_id, member_id=cast.actor.member_id, now=now)
    looks = await open_grants(engine, looking, (_LOOKING,))
    async with transaction(engine, _context(asks, now)) as session:
        for look_id in looks:
            await ask(session, look_id, AskQuestion(id=new_id(), words=_WHY), party=asks, now=now)
        during = Range(now, now + _HELD_FOR)
        session.add(DataRoleRow(cooperative_id=asks.cooperative_id, id=new_id(), member_id=holder_id, during=during))
