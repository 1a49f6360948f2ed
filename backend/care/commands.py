"""What a client, or somebody they trust, asks for and takes back."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import checks, notes
from backend.care.checks import Wanted
from backend.care.rules import answer_by
from backend.care.schemas import AskForCare
from backend.care.tables import CareNoteRow, CareRequestRow, CareTaskRow
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import record
from backend.kit.ids import new_id
from backend.kit.local_time import local_date
from backend.members.queries import may_act
from backend.privacy.door import Actor
from backend.privacy.sealing.words import seal

MOST_WAITING = 50
# A request sent twice at once is made once; the second finds it.
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended(:id, 0))")


async def ask(
    session: AsyncSession, client_id: UUID, request_id: UUID, data: AskForCare, *, actor: Actor, now: datetime
) -> bool:
    """Asks for care, or changes what is asked while it waits; True if the request is new.

    Sent again as it stands it changes nothing. Problem 404 for somebody else's id or client, 409 where it is answered.
    """
    await may_act(session, actor, client_id, "requests", now=now)
    await session.execute(_ONE_AT_A_TIME, {"id": str(request_id)})
    wanted, stands = checks.wanted(data), await _locked(session, request_id)
    if stands is None:
        checks.request(data, today=_today(actor, now))
        await _make(session, client_id, request_id, wanted, actor=actor, now=now)
    elif stands.client_id != client_id:
        raise not_found("care_request")
    elif (kept := await _note_kept(session, stands, wanted, actor, now)) != await _stored(session, stands):
        checks.request(data, today=_today(actor, now))
        await _change(session, stands, kept, actor, now)
    return stands is None


async def _note_kept(
    session: AsyncSession, request: CareRequestRow, wanted: Wanted, actor: Actor, now: datetime
) -> Wanted:
    """What is wanted, with the note that stands where the actor may not read it; Problem 400 if they write another."""
    if request.asked_by_id == actor.member_id or await reads_notes(session, actor, request.client_id, now=now):
        return wanted
    if wanted.note:
        raise refuse("note", "not_yours")
    return msgspec.structs.replace(wanted, note=(await _stored(session, request)).note)


async def reads_notes(session: AsyncSession, actor: Actor, client_id: UUID, *, now: datetime) -> bool:
    """True for the client and those they trust with notes."""
    try:
        await may_act(session, actor, client_id, "notes", now=now)
    except Problem:
        return False
    return True


async def withdraw(session: AsyncSession, request_id: UUID, *, actor: Actor, now: datetime) -> UUID:
    """Takes a waiting request back, and returns whose it is; again changes nothing. Problem 409 once answered."""
    stands = await _locked(session, request_id)
    if stands is None:
        raise not_found("care_request")
    await may_act(session, actor, stands.client_id, "requests", now=now)
    if stands.state != "withdrawn":
        still_waiting(stands)
        r = CareRequestRow
        await session.execute(
            update(r).where(r.id == request_id).values(state="withdrawn", version=r.version + 1, answered_at=now)
        )
        await _record(session, "care_request_withdrawn", stands.client_id, request_id, actor, now)
    return stands.client_id


def still_waiting(request: CareRequestRow) -> None:
    """Raises Problem 409 unless the request waits for its answer."""
    if request.state != "waiting":
        raise Problem("request_answered", 409, {"state": request.state})


async def _locked(session: AsyncSession, request_id: UUID) -> CareRequestRow | None:
    r = CareRequestRow
    return await session.scalar(
        select(r).where(r.id == request_id).with_for_update().execution_options(populate_existing=True)
    )


async def _stored(session: AsyncSession, request: CareRequestRow) -> Wanted:
    t = CareTaskRow
    tasks = await session.scalars(select(t.task).where(t.care_request_id == request.id))
    note, _answer = (await notes.of_requests(session, [request.id])).get(request.id, ("", None))
    return Wanted(
        tasks=checks.in_order(tasks),
        day_part=request.day_part,
        starts_time=request.starts_time,
        flexible_minutes=request.flexible_minutes,
        minutes=request.minutes,
        workers=request.workers,
        recurrence=request.recurrence,
        weekdays=tuple(request.weekdays),
        from_on=request.from_on,
        until_on=request.until_on,
        note=note,
    )


async def _make(
    session: AsyncSession, client_id: UUID, request_id: UUID, wanted: Wanted, *, actor: Actor, now: datetime
) -> None:
    r = CareRequestRow
    waiting = select(func.count()).where(r.client_id == client_id, r.state == "waiting")
    if (await session.scalar(waiting) or 0) >= MOST_WAITING:
        raise Problem("too_many_waiting", 409, {"most": MOST_WAITING})
    key = {"cooperative_id": actor.cooperative_id, "id": request_id, "client_id": client_id}
    try:
        await session.execute(insert(r).values(**key, **_columns(wanted), **_asked(actor, now)))
    except IntegrityError as error:
        raise _taken(error) from error
    await _add_parts(session, client_id, request_id, wanted, actor, now)
    await _record(session, "care_request_made", client_id, request_id, actor, now)


def _taken(error: IntegrityError) -> Problem:
    """The id is in use where this actor cannot see it: somebody else's, or the same request sent twice at once."""
    return not_found("care_request") if "pk_care_request" in str(error.orig) else Problem("already_there", 409)


async def _change(session: AsyncSession, request: CareRequestRow, wanted: Wanted, actor: Actor, now: datetime) -> None:
    still_waiting(request)
    r, t, n = CareRequestRow, CareTaskRow, CareNoteRow
    await session.execute(delete(t).where(t.care_request_id == request.id))
    await session.execute(delete(n).where(n.id == request.id))
    await session.execute(
        update(r)
        .where(r.id == request.id)
        .values(**_columns(wanted), answer_by_on=answer_by(_today(actor, now)), version=r.version + 1)
        .execution_options(synchronize_session=False)
    )
    await _add_parts(session, request.client_id, request.id, wanted, actor, now)
    await _record(session, "care_request_changed", request.client_id, request.id, actor, now)


def _columns(wanted: Wanted) -> dict[str, Any]:
    return {
        "day_part": wanted.day_part,
        "starts_time": wanted.starts_time,
        "flexible_minutes": wanted.flexible_minutes,
        "minutes": wanted.minutes,
        "workers": wanted.workers,
        "recurrence": wanted.recurrence,
        "weekdays": list(wanted.weekdays),
        "from_on": wanted.from_on,
        "until_on": wanted.until_on,
        "state": "waiting",
    }


def _asked(actor: Actor, now: datetime) -> dict[str, Any]:
    return {"asked_by_id": actor.member_id, "answer_by_on": answer_by(_today(actor, now)), "created_at": now}


async def _add_parts(
    session: AsyncSession, client_id: UUID, request_id: UUID, wanted: Wanted, actor: Actor, now: datetime
) -> None:
    where = {"cooperative_id": actor.cooperative_id, "client_id": client_id}
    tasks = [{**where, "id": new_id(), "care_request_id": request_id, "task": task} for task in wanted.tasks]
    await session.execute(insert(CareTaskRow), tasks)
    if wanted.note:
        sealed = await seal(session, notes.place(client_id, request_id, "note"), wanted.note, now=now)
        await session.execute(insert(CareNoteRow).values(**where, id=request_id, note=sealed))


async def _record(
    session: AsyncSession, kind: str, client_id: UUID, request_id: UUID, actor: Actor, now: datetime
) -> None:
    payload = {"id": request_id, "client_id": client_id, "asked_by_id": actor.member_id}
    await record(session, actor.cooperative_id, kind, payload, actor_id=actor.member_id, now=now)


def _today(actor: Actor, now: datetime) -> date:
    return local_date(now, ZoneInfo(actor.zone))
