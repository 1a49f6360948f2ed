"""Joining under the service-only agreement."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.bulk import insert_all, table_of
from backend.kit.ids import new_id
from backend.privacy.purposes import DECLARATION, Rule
from backend.privacy.tables import AgreementRow

AGREED_FOR = timedelta(days=365)


async def agree_to_service(
    session: AsyncSession, cooperative_id: UUID, member_id: UUID, classes: Iterable[str], *, now: datetime
) -> None:
    """Writes the member's agreement to every declared rule that concerns their classes, for one year."""
    await all_agree_to_service(session, cooperative_id, {member_id: classes}, now=now)


async def all_agree_to_service(
    session: AsyncSession, cooperative_id: UUID, members: Mapping[UUID, Iterable[str]], *, now: datetime
) -> None:
    """The same for many members with their classes, in one statement, which counts as one change of agreements."""
    rows = [
        {"cooperative_id": cooperative_id, "id": new_id(), "subject_id": member_id} | _terms(rule, now)
        for member_id, classes in members.items()
        for rule in _concerning(classes)
    ]
    await insert_all(session, table_of(AgreementRow), rows)


def _concerning(classes: Iterable[str]) -> Iterator[Rule]:
    theirs = set(classes)
    return (rule for rule in DECLARATION if theirs.intersection(rule.classes))


def _terms(rule: Rule, now: datetime) -> dict[str, object]:
    return {
        "category": rule.category,
        "purpose": rule.purpose,
        "recipient": rule.recipient,
        "precision": rule.precision,
        "necessity": rule.necessity,
        "legal_basis": rule.legal_basis,
        "retention_days": rule.retention_days,
        "valid": Range(now, now + AGREED_FOR),
    }
