"""Joining: what the service needs is agreed with it, being the contract; what is optional is only asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.bulk import insert_all, table_of
from backend.kit.ids import new_id
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.declaring.versions import write_first
from backend.privacy.tables import AgreementRow

_DAYS_A_YEAR = 365
_MONTHS_A_YEAR = 12


async def agree_to_service(
    session: AsyncSession, cooperative_id: UUID, member_id: UUID, classes: Iterable[str], *, now: datetime
) -> None:
    """Writes the member's agreement to each rule in force that the service needs of their classes."""
    await all_agree_to_service(session, cooperative_id, {member_id: classes}, now=now)


async def all_agree_to_service(
    session: AsyncSession, cooperative_id: UUID, members: Mapping[UUID, Iterable[str]], *, now: datetime
) -> None:
    """The same for many members with their classes, in one statement, which counts as one change of agreements."""
    declared = await write_first(session, cooperative_id, now=now)
    rows = [
        {"cooperative_id": cooperative_id, "id": new_id(), "subject_id": member_id, **terms_from(rule, now)}
        | {"declaration_version": declared.version}
        for member_id, classes in members.items()
        for rule in declared.rules
        if rule.necessity == "required" and set(classes).intersection(rule.classes)
    ]
    await insert_all(session, table_of(AgreementRow), rows)


def terms_from(rule: DeclaredRule, now: datetime) -> dict[str, object]:
    """The columns of an agreement to a rule as it is asked, from now on."""
    agreed_for = timedelta(days=rule.months * _DAYS_A_YEAR // _MONTHS_A_YEAR)
    return {
        "category": rule.category,
        "purpose": rule.purpose,
        "recipient": rule.recipient,
        "precision": rule.precision,
        "necessity": rule.necessity,
        "legal_basis": rule.legal_basis,
        "retention_days": rule.retention_days,
        "valid": Range(now, now + agreed_for),
        "renews": rule.necessity == "required",
    }
