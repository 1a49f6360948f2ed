"""Which teams a client belongs to, as ids: what decides who coordinates their care."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from backend.members.tables import TeamMembershipRow, TeamRow
from backend.privacy.door import Actor


def team_for(actor: Actor, client_id: ColumnElement[UUID] | InstrumentedAttribute[UUID]) -> Select[UUID]:
    """The team of a client among those this actor coordinates, the first by name; no row where there is none."""
    m, t = TeamMembershipRow, TeamRow
    return (
        select(t.id)
        .join(m, (m.cooperative_id == t.cooperative_id) & (m.team_id == t.id))
        .where(m.member_id == client_id, m.role == "member", m.ended_at.is_(None), t.id.in_(actor.coordinates))
        .order_by(t.name, t.id)
        .limit(1)
    )


async def coordinated_team(session: AsyncSession, actor: Actor, client_id: UUID) -> UUID | None:
    """The client's team among those this actor coordinates, the first by name; None where there is none."""
    return await session.scalar(team_for(actor, literal(client_id)))
