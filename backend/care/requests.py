"""Care requests as the client's side and the coordinators read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.checks import in_order
from backend.care.commands import reads_notes
from backend.care.notes import of_requests as notes_of
from backend.care.schemas import AskedBy, CareRequest, Client, ClientsRequest, State
from backend.care.tables import CareRequestRow, CareTaskRow
from backend.care.teams import team_for
from backend.kit.errors import not_found
from backend.members.queries import given_names, may_act
from backend.members.schemas import Name
from backend.privacy.door import Actor

_R = CareRequestRow
_COLUMNS = (
    _R.id, _R.client_id, _R.asked_by_id, _R.day_part, _R.starts_time, _R.flexible_minutes, _R.minutes, _R.workers,
    _R.recurrence, _R.weekdays, _R.from_on, _R.until_on, _R.state, _R.answer_by_on, _R.answered_at, _R.created_at,
)  # fmt: skip
MOST = 500
_Row = Row[*tuple[Any, ...]]


async def of_client(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> list[CareRequest]:
    """A client's requests, the newest first; Problem 404 unless the actor is or may act for them."""
    await may_act(session, actor, client_id, "requests", now=now)
    query = select(*_COLUMNS).where(_R.client_id == client_id).order_by(_R.created_at.desc(), _R.id).limit(MOST)
    rows = (await session.execute(query)).all()
    return await _read(session, rows, only_asked_by=await _stranger_to_notes(session, client_id, actor, now))


async def one(session: AsyncSession, client_id: UUID, request_id: UUID, *, actor: Actor, now: datetime) -> CareRequest:
    """One request of a client, after a change to it."""
    rows = (await session.execute(select(*_COLUMNS).where(_R.id == request_id, _R.client_id == client_id))).all()
    found = await _read(session, rows, only_asked_by=await _stranger_to_notes(session, client_id, actor, now))
    if not found:
        raise not_found("care_request")
    return found[0]


async def of_my_teams(
    session: AsyncSession, actor: Actor, *, state: State = "waiting", request_id: UUID | None = None
) -> list[ClientsRequest]:
    """The requests in this state of the teams I coordinate, the one promised soonest first; or one, in any state."""
    actor.must_coordinate()
    team_id = team_for(actor, _R.client_id).scalar_subquery()
    wanted = _R.state == state if request_id is None else _R.id == request_id
    rows = (
        await session.execute(
            select(*_COLUMNS, team_id.label("team_id"))
            .where(wanted, team_id.is_not(None))
            .order_by(_R.answer_by_on, _R.created_at, _R.id)
            .limit(MOST)
        )
    ).all()
    requests, names = await _read(session, rows), await given_names(session, [row.client_id for row in rows])
    return [
        ClientsRequest(**_fields(request), client=_client(row.client_id, names), team_id=row.team_id)
        for request, row in zip(requests, rows, strict=True)
    ]


def _fields(request: CareRequest) -> dict[str, Any]:
    return {field: getattr(request, field) for field in request.__struct_fields__}


def _client(client_id: UUID, names: Mapping[UUID, Name]) -> Client:
    name = names.get(client_id)
    return Client(
        id=client_id, given_name=name.given_name if name else "", family_name=name.family_name if name else ""
    )


async def _stranger_to_notes(session: AsyncSession, client_id: UUID, actor: Actor, now: datetime) -> UUID | None:
    """The actor, where the client trusts them with requests but not with notes: they read only what they wrote."""
    return None if await reads_notes(session, actor, client_id, now=now) else actor.member_id


async def _read(session: AsyncSession, rows: Sequence[_Row], *, only_asked_by: UUID | None = None) -> list[CareRequest]:
    ids = [row.id for row in rows]
    tasks, notes = await _tasks(session, ids), await notes_of(session, ids)
    names = await given_names(session, [row.asked_by_id for row in rows])
    return [
        _request(
            row,
            tasks.get(row.id, []),
            notes.get(row.id, ("", None)) if only_asked_by in (None, row.asked_by_id) else ("", None),
            names.get(row.asked_by_id),
        )
        for row in rows
    ]


def _request(row: _Row, tasks: Iterable[str], note: tuple[str, str | None], asker: Name | None) -> CareRequest:
    return CareRequest(
        id=row.id,
        tasks=in_order(tasks),
        day_part=row.day_part,
        starts_time=row.starts_time.strftime("%H:%M") if row.starts_time else None,
        flexible_minutes=row.flexible_minutes,
        minutes=row.minutes,
        workers=row.workers,
        recurrence=row.recurrence,
        on=row.from_on if row.recurrence == "once" else None,
        weekdays=tuple(row.weekdays) if row.recurrence == "weekly" else (),
        from_on=row.from_on,
        until_on=row.until_on,
        note=note[0],
        state=row.state,
        answer_by_on=row.answer_by_on,
        answered_at=row.answered_at,
        answer=note[1],
        asked_by=AskedBy(
            id=row.asked_by_id,
            given_name=asker.given_name if asker else "",
            for_other=row.asked_by_id != row.client_id,
        ),
        created_at=row.created_at,
    )


async def _tasks(session: AsyncSession, request_ids: Iterable[UUID]) -> Mapping[UUID, list[str]]:
    t = CareTaskRow
    rows = await session.execute(select(t.care_request_id, t.task).where(t.care_request_id.in_(set(request_ids))))
    found: dict[UUID, list[str]] = defaultdict(list)
    for row in rows:
        found[row.care_request_id].append(row.task)
    return found
