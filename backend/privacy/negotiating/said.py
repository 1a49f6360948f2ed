"""What was said of each rule, written down in order; what waits and is overtaken is said to be taken back."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.negotiating.party import Party
from backend.privacy.negotiating.schemas import Answer, Outcome, Terms
from backend.privacy.negotiating.tables import NegotiationRow, NegotiationRuleRow
from backend.privacy.purposes import Precision

_n, _r = NegotiationRow, NegotiationRuleRow
Key = tuple[str, str, str]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's answer, the terms it names, and what came of it."""

    rule: DeclaredRule
    answer: Answer
    terms: Terms | None
    outcome: Outcome


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of a negotiation that waits for the data role."""

    key: Key
    answer: Answer
    terms: Terms | None


async def write(session: AsyncSession, said: Iterable[Said], negotiation_id: UUID, *, step: int, party: Party) -> None:
    """Adds what was said to the negotiation."""
    rows = [_row(one.rule.key, one.answer, one.terms, one.outcome) for one in said]
    await _add(session, rows, negotiation_id, step, party)


async def _add(
    session: AsyncSession, rows: Iterable[dict[str, object]], negotiation_id: UUID, step: int, party: Party
) -> None:
    so_far = await session.scalar(select(func.count()).where(_r.id == negotiation_id)) or 0
    where = {"cooperative_id": party.cooperative_id, "id": negotiation_id, "subject_id": party.subject_id}
    for seq, row in enumerate(rows, start=so_far):
        await session.execute(insert(_r).values(**where, step=step, seq=seq, **row))


def _row(key: Key, answer: str, terms: Terms | None, outcome: str) -> dict[str, object]:
    category, purpose, recipient = key
    named = msgspec.structs.asdict(terms) if terms else {}
    return {"category": category, "purpose": purpose, "recipient": recipient, "answer": answer} | {
        "precision": named.get("precision"),
        "retention_days": named.get("retention_days"),
        "until_on": named.get("until_on"),
        "outcome": outcome,
    }


async def waiting(session: AsyncSession, negotiation_id: UUID) -> list[Waiting]:
    """What waits in a negotiation, in the order it was said."""
    columns = (_r.step, _r.category, _r.purpose, _r.recipient, _r.answer, _r.precision, _r.retention_days, _r.until_on)
    rows = (await session.execute(select(*columns, _r.outcome).where(_r.id == negotiation_id).order_by(_r.seq))).all()
    decided = {(row.category, row.purpose, row.recipient) for row in rows if row.step > 1}
    return [
        Waiting(
            key=(row.category, row.purpose, row.recipient),
            answer=row.answer,
            terms=terms_of(row.precision, row.retention_days, row.until_on),
        )
        for row in rows
        if row.outcome == "waiting" and (row.category, row.purpose, row.recipient) not in decided
    ]


def terms_of(precision: Precision | None, retention_days: int | None, until_on: date | None) -> Terms | None:
    """The terms that three columns name; None where they name none."""
    if precision is None or retention_days is None or until_on is None:
        return None
    return Terms(precision=precision, retention_days=retention_days, until_on=until_on)


async def overtake(session: AsyncSession, keys: Collection[Key], by_id: UUID, *, party: Party, now: datetime) -> None:
    """What waits of these rules in other negotiations than `by_id` waits no more: this answer stands in its place."""
    query = select(_n.id).where(_n.subject_id == party.subject_id, _n.state == "offered", _n.id != by_id)
    for other in (await session.scalars(query.order_by(_n.id))).all():
        await take_back_rules(session, other, keys, party=party, now=now)


async def take_back_rules(
    session: AsyncSession, negotiation_id: UUID, keys: Collection[Key] | None, *, party: Party, now: datetime
) -> None:
    """What waits of these rules (all, where none are named) waits no more; with nothing left the negotiation ends."""
    there = await waiting(session, negotiation_id)
    taken = [one for one in there if keys is None or one.key in keys]
    await decide(session, negotiation_id, [(one, one.terms, "taken_back") for one in taken], party=party)
    if taken and len(taken) == len(there):
        await close(session, negotiation_id, by_id=party.by_id, words=None, now=now)


async def decide(
    session: AsyncSession,
    negotiation_id: UUID,
    decided: Iterable[tuple[Waiting, Terms | None, Outcome]],
    *,
    party: Party,
) -> None:
    """Adds what became of rules that waited."""
    rows = [_row(one.key, one.answer, terms, outcome) for one, terms, outcome in decided]
    await _add(session, rows, negotiation_id, 2, party)


async def close(session: AsyncSession, negotiation_id: UUID, *, by_id: UUID, words: str | None, now: datetime) -> None:
    """The negotiation is over: something holds by it, or nothing came of it."""
    agreed = await session.scalar(select(func.count()).where(_r.id == negotiation_id, _r.outcome == "agreed"))
    said = {"state": "finalized" if agreed else "terminated", "ended_at": now, "ended_by_id": by_id, "words": words}
    await session.execute(
        update(_n).where(_n.id == negotiation_id).values(**said).execution_options(synchronize_session=False)
    )
