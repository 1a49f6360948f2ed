"""What a member is asked and agreed to, what is being talked about, and what waits for the data role."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found
from backend.kit.local_time import local_date
from backend.privacy.declaring.holding import holders
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.declaring.versions import in_force
from backend.privacy.negotiating import rules
from backend.privacy.negotiating.party import Names, Naming, Party, person
from backend.privacy.negotiating.past import pasts
from backend.privacy.negotiating.said import terms_of
from backend.privacy.negotiating.schemas import (
    Asked,
    DataRule,
    EmergencyRule,
    MyData,
    MyDeclaration,
    Negotiation,
    NegotiationRule,
)
from backend.privacy.negotiating.tables import NegotiationRow, NegotiationRuleRow
from backend.privacy.purposes import EMERGENCY, precisions

SHOWN_FOR = timedelta(days=30)
_DAY = timedelta(days=1)
_SELF = "Self"
_n, _r = NegotiationRow, NegotiationRuleRow


async def my_data(session: AsyncSession, *, party: Party, naming: Naming, now: datetime) -> MyData:
    """Everything a member is asked, how they stand to it, and what was talked about in the last month."""
    version = await in_force(session)
    past = await pasts(session, party.subject_id, now=now)
    lately = (_n.subject_id == party.subject_id, or_(_n.state == "offered", _n.ended_at > now - SHOWN_FOR))
    return MyData(
        declaration=MyDeclaration(version=version.version, made_at=version.made_at),
        answer_days=rules.ANSWER_DAYS,
        answerable=bool({*await holders(session, now=now)} - {party.subject_id, party.by_id}),
        rules=tuple(
            _rule(rule, past.get(rule.key, rules.Past()), party, now) for rule in version.rules if party.concerns(rule)
        ),
        negotiations=tuple(await negotiations(session, *lately, naming=naming, zone=party.zone)),
        emergency=_emergency(party),
    )


def _emergency(party: Party) -> EmergencyRule | None:
    """What is read of clients alone."""
    if "client" not in party.classes:
        return None
    return EmergencyRule(categories=EMERGENCY.categories, minutes=EMERGENCY.minutes)


async def asked(session: AsyncSession, *, party: Party, now: datetime) -> Asked:
    """How much of what others would read a member has not answered yet."""
    version, past = await in_force(session), await pasts(session, party.subject_id, now=now)
    of_others = (rule for rule in version.rules if party.concerns(rule) and rule.recipient != _SELF)
    return Asked(count=sum(rules.state(rule, past.get(rule.key, rules.Past())) == "asked" for rule in of_others))


def _rule(rule: DeclaredRule, past: rules.Past, party: Party, now: datetime) -> DataRule:
    said = {name: getattr(rule, name) for name in DataRule.__struct_fields__ if name in DeclaredRule.__struct_fields__}
    today = party.today(now)
    return DataRule(
        **said,
        asked=rules.asked(rule, today),
        essential=rules.essential(rule, today),
        agreed=past.live,
        state=rules.state(rule, past),
        precisions=precisions(rule.category),
    )


async def negotiation(session: AsyncSession, negotiation_id: UUID, *, naming: Naming, zone: str) -> Negotiation:
    """One of them; Problem 404 where it may not be read."""
    found = await negotiations(session, _n.id == negotiation_id, naming=naming, zone=zone)
    if not found:
        raise not_found("negotiation")
    return found[0]


async def negotiations(
    session: AsyncSession, *which: ColumnElement[bool], naming: Naming, zone: str
) -> list[Negotiation]:
    """Those of `which`, the newest first, as far as they may be read."""
    rows = (await session.execute(select(*_HEAD).where(*which).order_by(_n.opened_at.desc(), _n.id.desc()))).all()
    names = await naming(session, {one for row in rows for one in (row.by_id, row.ended_by_id) if one})
    said = await _said(session, [row.id for row in rows])
    return [_negotiation(row, said[row.id], names, ZoneInfo(zone)) for row in rows]


_HEAD = (
    _n.id, _n.subject_id, _n.by_id, _n.state, _n.opened_at, _n.answer_by_at, _n.late_at, _n.ended_at, _n.ended_by_id,
    _n.words,
)  # fmt: skip


def _negotiation(
    row: Any,  # noqa: ANN401 -- a row of the database
    said: Sequence[NegotiationRule],
    names: Names,
    zone: ZoneInfo,
) -> Negotiation:
    return Negotiation(
        id=row.id,
        state=row.state,
        opened_at=row.opened_at,
        answer_by_on=day_before(row.answer_by_at, zone) if row.answer_by_at else None,
        late=row.state == "offered" and row.late_at is not None,
        by=person(names, row.by_id) if row.by_id != row.subject_id else None,
        rules=tuple(said),
        words=row.words,
        ended_at=row.ended_at,
        ended_by=person(names, row.ended_by_id),
    )


def day_before(until_at: datetime, zone: ZoneInfo) -> date:
    """The day that is over at `until_at`."""
    return local_date(until_at - timedelta(microseconds=1), zone)


async def _said(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, list[NegotiationRule]]:
    """What was said in each, a line a rule: what was decided in place of what waited."""
    rows = await session.execute(select(*_LINE).where(_r.id.in_(ids)).order_by(_r.id, _r.seq))
    lines: dict[UUID, dict[tuple[str, str, str], NegotiationRule]] = defaultdict(dict)
    for row in rows:
        lines[row.id][row.category, row.purpose, row.recipient] = _line(row)
    return defaultdict(list, {one: list(said.values()) for one, said in lines.items()})


_LINE = (
    _r.id, _r.category, _r.purpose, _r.recipient, _r.answer, _r.precision, _r.retention_days, _r.until_on, _r.outcome,
)  # fmt: skip


def _line(row: Any) -> NegotiationRule:  # noqa: ANN401 -- a row of the database
    return NegotiationRule(
        category=row.category,
        purpose=row.purpose,
        recipient=row.recipient,
        answer=row.answer,
        terms=terms_of(row.precision, row.retention_days, row.until_on),
        outcome=row.outcome,
    )
