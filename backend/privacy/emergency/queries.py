"""Emergencies about a member, and those of the last weeks for the data role."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found
from backend.privacy.declaring.schemas import Person
from backend.privacy.door import Actor
from backend.privacy.emergency.commands import place
from backend.privacy.emergency.schemas import DeskEmergency, Emergency
from backend.privacy.emergency.tables import EmergencyAccessRow
from backend.privacy.negotiating.party import Names, Naming, person, subject
from backend.privacy.sealing.words import unseal_all

# As long as the database lets those who hold the data role read by whom and about whom it was.
AT_THE_DESK = timedelta(days=30)
_e = EmergencyAccessRow
_LOOKS = text("select * from emergency_looks(cast(:ids as uuid[]))")
_STANDS_BY = text("select stands_by(:client)")


async def of_member(
    session: AsyncSession, client_id: UUID | None, *, actor: Actor, naming: Naming, now: datetime
) -> list[Emergency]:
    """Those about the actor, or a client who trusts them with notes or data, newest first; Problem 404 for others."""
    if client_id not in (None, actor.member_id) and not await session.scalar(_STANDS_BY, {"client": client_id}):
        raise not_found("client")
    rows = await _rows(session, _e.client_id == (client_id or actor.member_id))
    return [Emergency(**said) for _row, said, _names in await _told(session, rows, naming, now)]


async def at_the_desk(session: AsyncSession, *, naming: Naming, now: datetime) -> list[DeskEmergency]:
    """Those of the last thirty days, about whomever, the newest first; for who holds the data role."""
    rows = await _rows(session, _e.opened_at > now - AT_THE_DESK)
    told = await _told(session, rows, naming, now)
    return [DeskEmergency(**said, subject=subject(names, row.client_id)) for row, said, names in told]


async def _rows(session: AsyncSession, which: ColumnElement[bool]) -> Sequence[Any]:
    query = select(_e.__table__).where(which).order_by(_e.opened_at.desc(), _e.id.desc())
    return (await session.execute(query)).all()


async def _told(
    session: AsyncSession, rows: Sequence[Any], naming: Naming, now: datetime
) -> list[tuple[Any, dict[str, Any], Names]]:
    """Each with what is said of it, and the names it may be said with."""
    people = {one for row in rows for one in (row.by_id, row.client_id, row.ended_by_id) if one}
    names = await naming(session, people)
    reasons = await unseal_all(session, [(place(row.client_id, row.id), row.reason) for row in rows])
    looks = await _looks(session, [row.id for row in rows])
    return [
        (row, _said(row, names, reason, looks[row.id], now), names) for row, reason in zip(rows, reasons, strict=True)
    ]


def _said(row: Any, names: Names, reason: str | None, looks: Sequence[datetime], now: datetime) -> dict[str, Any]:  # noqa: ANN401
    by = person(names, row.by_id) or Person(id=row.by_id, given_name="")
    return {
        "id": row.id,
        "by": by,
        "reason": reason,
        "opened_at": row.opened_at,
        "until_at": row.until_at,
        "ended_at": row.ended_at,
        "ended_by": person(names, row.ended_by_id),
        "live": row.ended_at is None and row.opened_at <= now < row.until_at,
        "looked_at": tuple(looks),
    }


async def _looks(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, list[datetime]]:
    found: dict[UUID, list[datetime]] = defaultdict(list)
    for row in await session.execute(_LOOKS, {"ids": list(ids)}):
        found[row.emergency_id].append(row.looked_at)
    return found
