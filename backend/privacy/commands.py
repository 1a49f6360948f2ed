"""Joining under the service-only agreement."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.ids import new_id
from backend.privacy.purposes import DECLARATION
from backend.privacy.tables import AgreementRow

AGREED_FOR = timedelta(days=365)


async def agree_to_service(
    session: AsyncSession, cooperative_id: UUID, member_id: UUID, classes: Iterable[str], *, now: datetime
) -> None:
    """Writes the member's agreement to every declared rule that concerns their classes, for one year."""
    theirs = set(classes)
    session.add_all(
        AgreementRow(
            cooperative_id=cooperative_id,
            id=new_id(),
            subject_id=member_id,
            category=rule.category,
            purpose=rule.purpose,
            recipient=rule.recipient,
            precision=rule.precision,
            necessity=rule.necessity,
            legal_basis=rule.legal_basis,
            retention_days=rule.retention_days,
            valid=Range(now, now + AGREED_FOR),
        )
        for rule in DECLARATION
        if theirs.intersection(rule.classes)
    )
    await session.flush()
