"""How to get into a client's home: theirs to write, and read by who comes only while they come.

No program reads it, and a coordinator in an emergency alone. `doors_released`, in the database, says for whom now.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import checks
from backend.care.schemas import DoorNote, DoorNoteInput
from backend.care.tables import HomeAccessRow
from backend.kit.errors import FieldError, not_found, version_conflict
from backend.members.queries import may_act
from backend.privacy.door import Actor
from backend.privacy.sealing.words import Place, seal, unseal

_h = HomeAccessRow


async def read(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> DoorNote:
    """What a client, or somebody they trust with notes, wrote; Problem 404 for others."""
    await may_act(session, actor, client_id, "notes", now=now)
    query = select(_h.version, _h.note, _h.written_at).where(_h.client_id == client_id)
    row = (await session.execute(query)).first()
    if row is None:
        return DoorNote(version=0, note=None, written_at=None)
    note = await unseal(session, place(client_id, row.version), row.note)
    return DoorNote(version=row.version, note=note, written_at=row.written_at)


async def put(session: AsyncSession, client_id: UUID, data: DoorNoteInput, *, actor: Actor, now: datetime) -> None:
    """Writes it anew; the same again changes nothing. Problem 409 where another version stands."""
    await may_act(session, actor, client_id, "notes", now=now)
    note = data.note.strip()
    checks.refuse_all(_faults(note))
    stands = await _lock(session, client_id, actor, now)
    if await unseal(session, place(client_id, stands.version), stands.note) == note:
        return
    if data.version != stands.version:
        raise version_conflict(stands.version)
    await _write(session, stands, note, actor, now)


async def erase(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> None:
    """Takes it back: nothing of it stays but that there was a version. Where there is none, nothing changes."""
    await may_act(session, actor, client_id, "notes", now=now)
    stands = await _lock(session, client_id, actor, now)
    if stands.note is not None:
        await _write(session, stands, None, actor, now)


async def of_client(session: AsyncSession, client_id: UUID) -> str | None:
    """The note, as far as it is released to who asks; None as well where nothing was written."""
    row = (await session.execute(select(_h.version, _h.note).where(_h.client_id == client_id))).first()
    return await unseal(session, place(client_id, row.version), row.note) if row else None


def place(client_id: UUID, version: int) -> Place:
    """Where a client's note of that version stands."""
    return Place(table="home_access", column="note", subject_id=client_id, row_id=client_id, version=version)


def _faults(note: str) -> Iterator[FieldError]:
    yield from checks.not_empty("note", note)
    yield from checks.words("note", note)


async def _lock(session: AsyncSession, client_id: UUID, actor: Actor, now: datetime) -> HomeAccessRow:
    """The client's row, made where there is none, and nobody else's to write meanwhile; Problem 404 as for `read`."""
    key = {"cooperative_id": actor.cooperative_id, "id": client_id, "client_id": client_id}
    nothing = {"note": None, "written_by_id": actor.member_id, "written_at": now, "version": 0}
    await session.execute(insert(_h).values(**key, **nothing).on_conflict_do_nothing())
    query = select(_h).where(_h.client_id == client_id).with_for_update().execution_options(populate_existing=True)
    found = await session.scalar(query)
    if found is None:
        raise not_found("client")
    return found


async def _write(session: AsyncSession, stands: HomeAccessRow, note: str | None, actor: Actor, now: datetime) -> None:
    version = stands.version + 1
    sealed = None if note is None else await seal(session, place(stands.client_id, version), note, now=now)
    stands.note, stands.version = sealed, version
    stands.written_by_id, stands.written_at = actor.member_id, now
