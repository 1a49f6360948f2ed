"""An agreement comes, or goes: the one place where either is written."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import insert, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.events import announce, record
from backend.kit.ids import new_id
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.negotiating.party import Party
from backend.privacy.negotiating.rules import ends_at, renews
from backend.privacy.negotiating.schemas import Terms
from backend.privacy.tables import AgreementRow

_a = AgreementRow


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What holds of one rule from now on; nothing where there are no terms."""

    rule: DeclaredRule
    terms: Terms | None


async def settle(
    session: AsyncSession,
    settled: Iterable[Settled],
    negotiation_id: UUID,
    version: int,
    *,
    party: Party,
    now: datetime,
) -> None:
    """Each of these rules holds as said, in place of what held before."""
    for one in settled:
        if one.terms is None:
            await _end(session, one.rule, party, now, {"withdrawn_by_id": party.by_id})
        else:
            agreement_id = new_id()
            await _end(session, one.rule, party, now, {"replaced_by_id": agreement_id})
            said = {"id": agreement_id, "negotiation_id": negotiation_id, "declaration_version": version}
            await session.execute(insert(_a).values(**said, **_columns(one.rule, one.terms, party, now)))
    await let_screens_know(session, party.cooperative_id)


async def let_screens_know(session: AsyncSession, cooperative_id: UUID) -> None:
    """What an open screen shows may be nobody's to read any more: it reads again, and finds what is left."""
    await announce(session, cooperative_id, "agreements_changed", {})


async def _end(
    session: AsyncSession, rule: DeclaredRule, party: Party, now: datetime, how: Mapping[str, object]
) -> None:
    this = (_a.category == rule.category, _a.purpose == rule.purpose, _a.recipient == rule.recipient)
    live = (_a.subject_id == party.subject_id, _a.withdrawn_at.is_(None))
    await session.execute(
        update(_a).where(*live, *this).values(withdrawn_at=now, **how).execution_options(synchronize_session=False)
    )


def _columns(rule: DeclaredRule, terms: Terms, party: Party, now: datetime) -> dict[str, object]:
    return {
        "cooperative_id": party.cooperative_id,
        "subject_id": party.subject_id,
        "category": rule.category,
        "purpose": rule.purpose,
        "recipient": rule.recipient,
        "precision": terms.precision,
        "necessity": rule.necessity,
        "legal_basis": rule.legal_basis,
        "retention_days": terms.retention_days,
        "valid": Range(now, ends_at(terms, ZoneInfo(party.zone))),
        "renews": renews(rule, terms, party.today(now)),
    }


async def tell(session: AsyncSession, kind: str, payload: Mapping[str, object], *, party: Party, now: datetime) -> None:
    """Writes down what was done about somebody's data, for whom and by whom; open screens read again."""
    said = {"member_id": party.subject_id, **payload}
    if "client" in party.classes:
        said["client_id"] = party.subject_id
    await record(session, party.cooperative_id, kind, said, actor_id=party.by_id, now=now)
