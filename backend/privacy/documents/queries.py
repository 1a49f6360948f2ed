"""The rows of negotiations and agreements, as documents are made from them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from babel.core import get_global
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found
from backend.kit.local_time import local_date
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.declaring.tables import DeclarationRow, DeclaredRuleRow
from backend.privacy.documents.messages import AT_ONCE, WAITING, End, Exchange
from backend.privacy.documents.policies import Granted, RuleName
from backend.privacy.documents.receipts import Agreed, Controller
from backend.privacy.negotiating.rules import asked
from backend.privacy.negotiating.schemas import Terms
from backend.privacy.negotiating.tables import NegotiationRow, NegotiationRuleRow
from backend.privacy.tables import AgreementRow

_a, _n, _r, _d, _dr = AgreementRow, NegotiationRow, NegotiationRuleRow, DeclarationRow, DeclaredRuleRow
_COOPERATIVE = text("select name, address, phone, zone from cooperative where id = app_cooperative()")
_LANGUAGE = text("select language from member_contact where member_id = :member")
# By digits parts of the world are called, by two letters countries; this one is kept free for a place not known.
_COUNTRY, _NOWHERE = re.compile("[A-Z]{2}"), "ZZ"
Key = tuple[str, str, str]


async def controller(session: AsyncSession, country: str | None) -> Controller:
    """The cooperative of this transaction, as documents name it; `country`: where the installation keeps its data."""
    row = (await session.execute(_COOPERATIVE)).one()
    territory = territory_of(row.zone)
    return Controller(
        name=row.name,
        address=row.address or (f"{row.name}, {territory}" if territory else row.name),
        contact=f"tel:{row.phone.replace(' ', '')}",
        territory=territory,
        stored_in=country.upper() if country else territory,
    )


async def language(session: AsyncSession, member_id: UUID) -> str:
    """The language a member reads, where it is known here."""
    return await session.scalar(_LANGUAGE, {"member": member_id}) or "en"


def territory_of(zone: str) -> str | None:
    """The country a time zone lies in, by its two letters; None where it lies in none that is known."""
    zones = get_global("zone_territories")
    found = zones.get(zone) or zones.get(get_global("zone_aliases").get(zone, "")) or ""
    return found if _COUNTRY.fullmatch(found) and found != _NOWHERE else None


def last_day(ends_at: datetime, zone: str) -> date:
    """The last day on which something that ends at an instant still holds for a part."""
    return local_date(ends_at - timedelta(microseconds=1), ZoneInfo(zone))


async def agreed(session: AsyncSession, agreement_id: UUID, subject_id: UUID, *, zone: str) -> Agreed:
    """One agreement of a member, as far as it may be seen here; Problem 404 for another."""
    rows = await _agreements(session, zone, (_a.id == agreement_id) & (_a.subject_id == subject_id))
    if not rows:
        raise not_found("agreement")
    return rows[0]


async def all_agreed(session: AsyncSession, subject_id: UUID, *, zone: str) -> list[Agreed]:
    """Every agreement of a member, those that ended too, the oldest first."""
    return await _agreements(session, zone, _a.subject_id == subject_id)


async def _agreements(session: AsyncSession, zone: str, which: Any) -> list[Agreed]:  # noqa: ANN401 -- a condition
    rows = await session.execute(
        select(
            _a.id, _a.subject_id, _a.category, _a.purpose, _a.recipient, _a.precision, _a.retention_days,
            _a.necessity, _a.legal_basis, _a.declaration_version, _a.renews, _a.withdrawn_at, _a.withdrawn_by_id,
            func.lower(_a.valid).label("agreed_at"), func.upper(_a.valid).label("ends_at"), _n.by_id,
        )
        .outerjoin(_n, (_n.cooperative_id == _a.cooperative_id) & (_n.id == _a.negotiation_id))
        .where(which)
        .order_by(func.lower(_a.valid), _a.category, _a.purpose, _a.recipient, _a.id)
    )  # fmt: skip
    return [_agreed(row, zone) for row in rows]


def _agreed(row: Any, zone: str) -> Agreed:  # noqa: ANN401 -- a row of the database
    return Agreed(
        id=row.id,
        subject_id=row.subject_id,
        rule=_granted(row, last_day(row.ends_at, zone)),
        renews=row.renews,
        necessity=row.necessity,
        legal_basis=row.legal_basis,
        declaration_version=row.declaration_version,
        agreed_at=row.agreed_at,
        agreed_by_id=row.by_id or row.subject_id,
        ends_at=row.ends_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by_id=row.withdrawn_by_id,
    )


def _granted(row: Any, until_on: date) -> Granted:  # noqa: ANN401 -- a row of the database
    return Granted(
        category=row.category,
        purpose=row.purpose,
        recipient=row.recipient,
        precision=row.precision,
        retention_days=row.retention_days,
        until_on=until_on,
    )


async def exchanges(session: AsyncSession, negotiation_id: UUID, subject_id: UUID, *, zone: str) -> list[Exchange]:
    """The protocol's negotiations that one of a member's is; Problem 404 for another."""
    found = await session.execute(
        select(_n.id, _n.subject_id, _n.declaration_version, _n.opened_at, _n.ended_at, _n.words).where(
            _n.id == negotiation_id, _n.subject_id == subject_id
        )
    )
    head = found.first()
    if head is None:
        raise not_found("negotiation")
    rows = (await session.execute(_said(negotiation_id))).all()
    today = local_date(head.opened_at, ZoneInfo(zone))
    rules = await _declared(session, head.declaration_version)
    return list(_exchanges(head, rows, {key: asked(rule, today) for key, rule in rules.items()}))


def _said(negotiation_id: UUID) -> Any:  # noqa: ANN401 -- a select of many columns
    return (
        select(
            _r.step, _r.category, _r.purpose, _r.recipient, _r.answer, _r.precision, _r.retention_days, _r.until_on,
            _r.outcome,
        )
        .where(_r.id == negotiation_id)
        .order_by(_r.seq)
    )  # fmt: skip


async def _declared(session: AsyncSession, version: int) -> dict[Key, DeclaredRule]:
    columns = [getattr(_dr, name) for name in DeclaredRule.__struct_fields__]
    rows = await session.execute(
        select(*columns)
        .join(_d, (_d.cooperative_id == _dr.cooperative_id) & (_d.id == _dr.declaration_id))
        .where(_d.version == version)
    )
    rules = (DeclaredRule(**{**row._mapping, "classes": tuple(row.classes)}) for row in rows)
    return {rule.key: rule for rule in rules}


def _exchanges(head: Any, rows: Iterable[Any], asked_for: Mapping[Key, Terms]) -> Iterator[Exchange]:  # noqa: ANN401
    said, decided = [row for row in rows if row.step == 1], {_key(row): row.outcome for row in rows if row.step > 1}
    for part, waited in ((AT_ONCE, False), (WAITING, True)):
        mine = [row for row in said if (row.outcome == "waiting") is waited]
        outcomes = [decided.get(_key(row), "waiting") for row in mine] if waited else ["agreed"]
        base = _exchange(head, part, mine, asked_for)
        gone = tuple(RuleName(**_named(row)) for row in mine if waited and decided.get(_key(row)) == "taken_back")
        if mine:
            yield msgspec.structs.replace(base, end=_end(outcomes), dropped=gone)


def _end(outcomes: list[str]) -> End:
    """How it ended: with what was agreed, else as the last word on it was; it is open while anything waits."""
    ends: tuple[End, ...] = ("agreed", "refused", "taken_back")
    return "open" if "waiting" in outcomes else next(end for end in ends if end in outcomes)


def _exchange(head: Any, part: str, rows: list[Any], asked_for: Mapping[Key, Terms]) -> Exchange:  # noqa: ANN401
    ended_at = head.opened_at if part == AT_ONCE else head.ended_at
    return Exchange(
        negotiation_id=head.id,
        part=part,
        subject_id=head.subject_id,
        asked=tuple(_asked(row, asked_for[_key(row)]) for row in rows if _key(row) in asked_for),
        answered=tuple(_granted(row, row.until_on) for row in rows if row.answer != "no"),
        declined=tuple(RuleName(**_named(row)) for row in rows if row.answer == "no"),
        end="open",
        ended_at=ended_at,
        words=head.words,
    )


def _asked(row: Any, terms: Terms) -> Granted:  # noqa: ANN401 -- a row of the database
    return msgspec.convert({**_named(row), **msgspec.structs.asdict(terms)}, Granted)


def _key(row: Any) -> Key:  # noqa: ANN401 -- a row of the database
    return row.category, row.purpose, row.recipient


def _named(row: Any) -> dict[str, str]:  # noqa: ANN401 -- a row of the database
    return {"category": row.category, "purpose": row.purpose, "recipient": row.recipient}
