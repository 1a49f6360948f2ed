"""What became of each rule of a member so far, from their agreements and their answers."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.negotiating.rules import Past
from backend.privacy.negotiating.schemas import Agreed
from backend.privacy.negotiating.tables import NegotiationRow, NegotiationRuleRow
from backend.privacy.tables import AgreementRow

_a, _n, _r = AgreementRow, NegotiationRow, NegotiationRuleRow
Key = tuple[str, str, str]


async def pasts(session: AsyncSession, subject_id: UUID, *, now: datetime) -> dict[Key, Past]:
    """The past of every rule that has one."""
    found: dict[Key, Past] = {}
    for row in await session.execute(_agreements(subject_id)):
        key = _key(row)
        found[key] = msgspec.structs.replace(found.get(key, Past()), **_agreed(row, now))
    # What was decided of a rule stands in place of what waited in the same negotiation.
    said = {(row.id, _key(row)): row for row in await session.execute(_answers(subject_id))}
    for (_id, key), row in said.items():
        past = found.get(key, Past())
        found[key] = msgspec.structs.replace(past, **_answered(row, past))
    return found


def _key(row: Any) -> Key:  # noqa: ANN401 -- a row of the database
    return row.category, row.purpose, row.recipient


def _agreements(subject_id: UUID) -> Any:  # noqa: ANN401 -- a select of many columns
    since, until = func.lower(_a.valid).label("since"), func.upper(_a.valid).label("until")
    columns = (_a.id, _a.category, _a.purpose, _a.recipient, _a.precision, _a.retention_days, _a.declaration_version)
    ends = (_a.withdrawn_at, _a.replaced_by_id)
    return (
        select(*columns, since, until, *ends)
        .where(_a.subject_id == subject_id)
        .order_by(since, _a.withdrawn_at.asc().nulls_last())
    )


def _agreed(row: Any, now: datetime) -> dict[str, object]:  # noqa: ANN401 -- a row of the database
    holds = row.withdrawn_at is None and row.since <= now < row.until
    live = Agreed(
        agreement_id=row.id,
        precision=row.precision,
        retention_days=row.retention_days,
        since=row.since,
        until=row.until,
    )
    return {
        "live": live if holds else None,
        "agreed_version": row.declaration_version,
        "agreed_at": row.since,
        "withdrawn": row.withdrawn_at is not None,
    }


def _answers(subject_id: UUID) -> Any:  # noqa: ANN401 -- a select of many columns
    return (
        select(_r.id, _r.category, _r.purpose, _r.recipient, _r.outcome, _n.declaration_version, _n.opened_at)
        .join(_n, (_n.cooperative_id == _r.cooperative_id) & (_n.id == _r.id))
        .where(_r.subject_id == subject_id)
        .order_by(_n.opened_at, _n.id, _r.seq)
    )


def _answered(row: Any, past: Past) -> dict[str, object]:  # noqa: ANN401 -- a row of the database
    return {
        "waiting": past.waiting or row.outcome == "waiting",
        "outcome": row.outcome,
        "answered_version": row.declaration_version,
        "answered_at": row.opened_at,
    }
