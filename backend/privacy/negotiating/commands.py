"""A member answers, withdraws, or takes an answer back; for a client, whoever they trust with it does."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import FieldError, Problem, not_found, refuse, version_conflict
from backend.kit.local_time import day_starts_at
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.declaring.versions import Version, steady
from backend.privacy.negotiating import rules
from backend.privacy.negotiating.agreeing import Settled, let_screens_know, settle, tell
from backend.privacy.negotiating.party import Party, alone
from backend.privacy.negotiating.said import Said, overtake, take_back_rules, write
from backend.privacy.negotiating.schemas import Answers, NegotiationState, RuleAnswer
from backend.privacy.negotiating.tables import NegotiationRow
from backend.privacy.tables import AgreementRow

_a, _n = AgreementRow, NegotiationRow
_ANSWER_BY = timedelta(days=rules.ANSWER_DAYS + 1)


async def answer(session: AsyncSession, data: Answers, *, party: Party, now: datetime) -> UUID:
    """Takes answers to some rules: what can be agreed holds from now on, the rest waits; the negotiation's id.

    The same id with the same answers is the same answer. Problem 409 where the declaration moved meanwhile, 422 for an
    id used for something else, 400 naming what cannot be taken.
    """
    await alone(session, party.subject_id)
    if await _known(session, data, party):
        return data.id
    version = await steady(session, party.cooperative_id)
    if version.version != data.declaration_version:
        raise version_conflict(version.version)
    said = _judged(data.answers, version, party, now)
    await _open(session, data, said, party=party, now=now)
    await overtake(session, {one.rule.key for one in said}, data.id, party=party, now=now)
    await settle(session, _settled(said), data.id, version.version, party=party, now=now)
    kind = "data_countered" if _waits(said) else "data_answered"
    await tell(session, kind, {"id": data.id}, party=party, now=now)
    return data.id


def _hash(data: Answers) -> str:
    return sha256(msgspec.json.encode(data, order="sorted")).hexdigest()


async def _known(session: AsyncSession, data: Answers, party: Party) -> bool:
    known = await session.execute(select(_n.subject_id, _n.request_hash).where(_n.id == data.id))
    row = known.first()
    if row is None:
        return False
    if row.subject_id != party.subject_id or row.request_hash != _hash(data):
        raise Problem("idempotency_key_reused", 422)
    return True


def _judged(answers: Iterable[RuleAnswer], version: Version, party: Party, now: datetime) -> tuple[Said, ...]:
    today, said, faults = party.today(now), list[Said](), list[FieldError]()
    for number, one in enumerate(answers):
        rule = version.rule(one.key)
        if rule is None or not party.concerns(rule):
            raise refuse(f"answers.{number}", "not_declared")
        if any(rule.key == before.rule.key for before in said):
            raise refuse(f"answers.{number}", "repeated")
        faults += (_placed(fault, number) for fault in rules.faults(rule, one, today))
        said.append(_said(rule, one, party, now))
    if faults:
        raise Problem("invalid", 400, errors=faults)
    return tuple(said)


def _said(rule: DeclaredRule, one: RuleAnswer, party: Party, now: datetime) -> Said:
    terms, outcome = rules.judge(rule, one, party.today(now))
    return Said(rule=rule, answer=one.answer, terms=terms, outcome=outcome)


def _placed(fault: FieldError, number: int) -> FieldError:
    return msgspec.structs.replace(fault, field=f"answers.{number}.{fault.field}")


def _waits(said: Iterable[Said]) -> bool:
    return any(one.outcome == "waiting" for one in said)


def _settled(said: Iterable[Said]) -> list[Settled]:
    return [
        Settled(rule=one.rule, terms=one.terms if one.outcome == "agreed" else None)
        for one in said
        if one.outcome != "waiting"
    ]


async def _open(session: AsyncSession, data: Answers, said: tuple[Said, ...], *, party: Party, now: datetime) -> None:
    waits, agreed = _waits(said), any(one.outcome == "agreed" for one in said)
    state: NegotiationState = "offered" if waits else "finalized" if agreed else "terminated"
    made = insert(_n).values(
        cooperative_id=party.cooperative_id,
        id=data.id,
        subject_id=party.subject_id,
        by_id=party.by_id,
        declaration_version=data.declaration_version,
        request_hash=_hash(data),
        state=state,
        opened_at=now,
        answer_by_at=answer_by(party, now) if waits else None,
        ended_at=None if waits else now,
    )
    new = await session.execute(made.on_conflict_do_nothing().returning(_n.id))
    if new.first() is None:  # somebody else's, which is not to be seen here
        raise Problem("idempotency_key_reused", 422)
    await write(session, said, data.id, step=1, party=party)


def answer_by(party: Party, now: datetime) -> datetime:
    """The end of the day by which the data role answers."""
    return day_starts_at(party.today(now) + _ANSWER_BY, ZoneInfo(party.zone))


async def withdraw(session: AsyncSession, agreement_id: UUID, *, party: Party, now: datetime) -> None:
    """An optional rule opens nothing from now on; again changes nothing. Problem 409 for what is required.

    A phone may name an agreement in whose place another stands by now: what is meant is the rule.
    """
    await alone(session, party.subject_id)
    named = (_a.id == agreement_id, _a.subject_id == party.subject_id)
    row = (await session.execute(select(_a.category, _a.purpose, _a.recipient, _a.necessity).where(*named))).first()
    if row is None:
        raise not_found("agreement")
    if row.necessity == "required":
        raise Problem("needed_by_service", 409)
    rule = (_a.category == row.category, _a.purpose == row.purpose, _a.recipient == row.recipient)
    taken = update(_a).where(_a.subject_id == party.subject_id, _a.withdrawn_at.is_(None), *rule).returning(_a.id)
    ended = await session.execute(
        taken.values(withdrawn_at=now, withdrawn_by_id=party.by_id).execution_options(synchronize_session=False)
    )
    if ended.first() is None:
        return
    await let_screens_know(session, party.cooperative_id)
    await tell(session, "data_withdrawn", {"id": agreement_id}, party=party, now=now)


async def take_back(session: AsyncSession, negotiation_id: UUID, *, party: Party, now: datetime) -> None:
    """What waits in this negotiation waits no more; what held before goes on. Problem 409 once it was answered."""
    await alone(session, party.subject_id)
    state = await session.scalar(select(_n.state).where(_n.id == negotiation_id, _n.subject_id == party.subject_id))
    if state is None:
        raise not_found("negotiation")
    if state != "offered":
        raise Problem("negotiation_over", 409)
    await take_back_rules(session, negotiation_id, None, party=party, now=now)
    await tell(session, "data_taken_back", {"id": negotiation_id}, party=party, now=now)
