"""Not this time: one visit that will not be, by whose word and when; and that it will be after all."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.rules import week_of
from backend.care.schemas import CancelledVisit, RestoredVisit
from backend.care.tables import StandingVisitRow, VisitRow
from backend.care.teams import coordinated_team
from backend.kit.errors import Problem, not_found
from backend.kit.events import record
from backend.members.queries import may_act
from backend.privacy.door import Actor


async def cancel(session: AsyncSession, visit_id: UUID, *, actor: Actor, now: datetime) -> CancelledVisit:
    """The visit will not be; again changes nothing, who said it first stands.

    For the client, whom they trust with requests, and a coordinator of theirs: Problem 404 for others, 409 once it
    has begun.
    """
    v, visit = VisitRow, await _mine(session, visit_id, actor, now)
    if visit.cancelled_at is not None and visit.cancelled_by_id is not None:
        return _cancelled(visit_id, visit.cancelled_by_id, visit.cancelled_at)
    if visit.starts_at <= now:
        raise Problem("visit_begun", 409)
    await session.execute(
        update(v)
        .where(v.id == visit_id)
        .values(state="cancelled", cancelled_by_id=actor.member_id, cancelled_at=now)
        .execution_options(synchronize_session=False)
    )
    await _record(session, visit, "visit_cancelled", actor=actor, now=now)
    return _cancelled(visit_id, actor.member_id, now)


async def restore(session: AsyncSession, visit_id: UUID, *, actor: Actor, now: datetime) -> RestoredVisit:
    """A cancelled visit will be after all; who was to come is asked for anew. One that is due stays as it is.

    For who may cancel it: Problem 404 for others, 409 once it would have begun or where its pattern has ended.
    """
    v, visit = VisitRow, await _mine(session, visit_id, actor, now)
    if visit.state == "cancelled":
        if visit.starts_at <= now:
            raise Problem("visit_begun", 409)
        await _must_stand(session, visit)
        await session.execute(
            update(v)
            .where(v.id == visit_id)
            .values(state="due", cancelled_by_id=None, cancelled_at=None)
            .execution_options(synchronize_session=False)
        )
        await _record(session, visit, "visit_restored", actor=actor, now=now)
    return RestoredVisit(id=visit_id, state="due")


async def _must_stand(session: AsyncSession, visit: VisitRow) -> None:
    s = StandingVisitRow
    until_on = await session.scalar(
        select(s.until_on).where(s.id == visit.standing_visit_id).with_for_update(read=True)
    )
    if until_on is not None and until_on < visit.visit_on:
        raise Problem("ends_already", 409, {"until_on": until_on.isoformat()})


async def _mine(session: AsyncSession, visit_id: UUID, actor: Actor, now: datetime) -> VisitRow:
    v = VisitRow
    query = select(v).where(v.id == visit_id).with_for_update().execution_options(populate_existing=True)
    visit = await session.scalar(query)
    if visit is None:
        raise not_found("visit")
    await _may_cancel(session, actor, visit.client_id, now)
    return visit


async def _may_cancel(session: AsyncSession, actor: Actor, client_id: UUID, now: datetime) -> None:
    if await coordinated_team(session, actor, client_id) is None:
        await may_act(session, actor, client_id, "requests", now=now)


def _cancelled(visit_id: UUID, by_id: UUID, at: datetime) -> CancelledVisit:
    return CancelledVisit(id=visit_id, state="cancelled", cancelled_by_id=by_id, cancelled_at=at)


async def _record(session: AsyncSession, visit: VisitRow, kind: str, *, actor: Actor, now: datetime) -> None:
    payload = {
        "id": visit.id,
        "client_id": visit.client_id,
        "team_id": visit.team_id,
        "standing_visit_id": visit.standing_visit_id,
        "week_on": week_of(visit.visit_on),
    }
    await record(session, actor.cooperative_id, kind, payload, actor_id=actor.member_id, now=now)
