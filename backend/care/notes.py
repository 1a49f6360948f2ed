"""Words between a client and the coordinator, sealed with the client's key."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.schemas import EmergencyNote
from backend.care.tables import CareNoteRow
from backend.privacy.sealing.words import Place, unseal_all

_n = CareNoteRow


def place(client_id: UUID, request_id: UUID, column: str) -> Place:
    """Where the note or the answer of a request stands."""
    return Place(table="care_note", column=column, subject_id=client_id, row_id=request_id)


async def of_requests(session: AsyncSession, request_ids: Iterable[UUID]) -> Mapping[UUID, tuple[str, str | None]]:
    """Note and answer of each request that has words this request may read."""
    query = select(_n.id, _n.client_id, _n.note, _n.answer).where(_n.id.in_(set(request_ids)))
    rows = (await session.execute(query)).all()
    words = await _opened(session, rows)
    return {row.id: (words[2 * at] or "", words[2 * at + 1]) for at, row in enumerate(rows)}


async def of_client(session: AsyncSession, client_id: UUID, *, most: int) -> list[EmergencyNote]:
    """The newest words there are about a client, as far as this request may read them."""
    query = select(_n.id, _n.client_id, _n.note, _n.answer).where(_n.client_id == client_id)
    rows = (await session.execute(query.order_by(_n.id.desc()).limit(most))).all()
    words = await _opened(session, rows)
    said = [EmergencyNote(note=words[2 * at], answer=words[2 * at + 1]) for at in range(len(rows))]
    return [each for each in said if each.note or each.answer]


async def _opened(session: AsyncSession, rows: Sequence[Any]) -> list[str | None]:
    """Note and answer of each row in turn."""
    kept = [
        (place(row.client_id, row.id, column), sealed)
        for row in rows
        for column, sealed in (("note", row.note), ("answer", row.answer))
    ]
    return await unseal_all(session, kept)
