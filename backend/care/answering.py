"""What a coordinator answers: yes, and the visits are there; or no, in words."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import checks, notes
from backend.care.commands import still_waiting
from backend.care.horizon import fill_horizon
from backend.care.rules import HORIZON
from backend.care.schemas import Agree, Refuse
from backend.care.standing import stand
from backend.care.tables import CareNoteRow, CareRequestRow
from backend.care.teams import coordinated_team
from backend.kit.errors import Problem, not_found
from backend.kit.events import record
from backend.kit.local_time import local_date
from backend.privacy.door import Actor
from backend.privacy.sealing.words import seal


async def agree(session: AsyncSession, request_id: UUID, data: Agree, *, actor: Actor, now: datetime) -> UUID:
    """The request becomes a standing visit of the client's team, whose id is returned, filled to the horizon.

    Problem 404 for a request of no team of mine, 409 where it is answered already.
    """
    request, team_id = await _mine_to_answer(session, request_id, actor)
    zone = ZoneInfo(actor.zone)
    today = local_date(now, zone)
    agreed = checks.agreement(data, request.recurrence, today=today)
    standing_visit_id = await stand(
        session,
        agreed,
        actor.cooperative_id,
        client_id=request.client_id,
        team_id=team_id,
        care_request_id=request.id,
        now=now,
    )
    await fill_horizon(
        session, actor.cooperative_id, zone, today + HORIZON, from_on=today, standing_visit_id=standing_visit_id
    )
    await _answered(session, request, "agreed", actor=actor, now=now)
    payload = _payload(request, team_id) | {"standing_visit_id": standing_visit_id}
    await record(session, actor.cooperative_id, "care_request_agreed", payload, actor_id=actor.member_id, now=now)
    return standing_visit_id


async def refuse(session: AsyncSession, request_id: UUID, data: Refuse, *, actor: Actor, now: datetime) -> None:
    """The request is refused, with the reason in words for the client alone; Problems as for `agree`."""
    request, team_id = await _mine_to_answer(session, request_id, actor)
    answer = data.answer.strip()
    checks.refuse_all([*checks.words("answer", answer), *checks.not_empty("answer", answer)])
    await _write(session, request, answer, now)
    await _answered(session, request, "refused", actor=actor, now=now)
    payload = _payload(request, team_id)
    await record(session, actor.cooperative_id, "care_request_refused", payload, actor_id=actor.member_id, now=now)


async def _mine_to_answer(session: AsyncSession, request_id: UUID, actor: Actor) -> tuple[CareRequestRow, UUID]:
    actor.must_coordinate()
    r = CareRequestRow
    query = select(r).where(r.id == request_id).with_for_update().execution_options(populate_existing=True)
    request = await session.scalar(query)
    team_id = await coordinated_team(session, actor, request.client_id) if request is not None else None
    if request is None or team_id is None:
        raise not_found("care_request")
    still_waiting(request)
    return request, team_id


async def _answered(session: AsyncSession, request: CareRequestRow, state: str, *, actor: Actor, now: datetime) -> None:
    r = CareRequestRow
    await session.execute(
        update(r)
        .where(r.id == request.id)
        .values(state=state, answered_at=now, answered_by_id=actor.member_id, version=r.version + 1)
        .execution_options(synchronize_session=False)
    )


async def _write(session: AsyncSession, request: CareRequestRow, answer: str, now: datetime) -> None:
    """Puts the answer with the request's note; Problem 409 where the client closed their notes to coordinators."""
    n = CareNoteRow
    sealed = await seal(session, notes.place(request.client_id, request.id, "answer"), answer, now=now)
    changed = await session.execute(update(n).where(n.id == request.id).values(answer=sealed).returning(n.id))
    if changed.first() is None:
        row = {"cooperative_id": request.cooperative_id, "id": request.id, "client_id": request.client_id}
        try:
            await session.execute(insert(n).values(**row, note=None, answer=sealed))
        except IntegrityError as error:
            raise Problem("notes_closed", 409) from error


def _payload(request: CareRequestRow, team_id: UUID) -> dict[str, Any]:
    return {
        "id": request.id,
        "client_id": request.client_id,
        "asked_by_id": request.asked_by_id,
        "team_id": team_id,
    }
