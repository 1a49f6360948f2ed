"""The member's own view: what they agreed to, and who looked."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.schemas import Agreement, Look
from backend.privacy.tables import AgreementRow

MOST_LOOKS = 100
_WHO_LOOKED = text("select * from who_looked(:subject, :before, :most)")


async def agreements(session: AsyncSession, subject_id: UUID) -> list[Agreement]:
    """The live agreements of a member, by category, purpose and recipient."""
    a = AgreementRow
    rows = await session.execute(
        select(
            a.id,
            a.category,
            a.purpose,
            a.recipient,
            a.precision,
            a.necessity,
            a.legal_basis,
            func.lower(a.valid).label("since"),
            func.upper(a.valid).label("until"),
        )
        .where(a.subject_id == subject_id, a.withdrawn_at.is_(None))
        .order_by(a.category, a.purpose, a.recipient)
    )
    return [Agreement(**row._mapping) for row in rows]


async def looks(session: AsyncSession, subject_id: UUID, *, before: datetime) -> list[Look]:
    """Who read about a member before an instant, newest first, at most 100; empty for somebody else's ledger."""
    rows = await session.execute(_WHO_LOOKED, {"subject": subject_id, "before": before, "most": MOST_LOOKS})
    return [
        Look(
            id=row.id,
            opened_at=row.opened_at,
            actor_id=row.actor_id,
            program=row.program,
            purpose=row.purpose,
            recipient=row.recipient,
            categories=tuple(row.categories),
        )
        for row in rows
    ]
