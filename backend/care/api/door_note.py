"""Routes for how to get into a client's home, for them and whom they trust with notes."""

from datetime import datetime
from uuid import UUID

from litestar import delete, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import door_note as door_notes
from backend.care.schemas import DoorNote, DoorNoteInput
from backend.privacy.api import access, reads
from backend.privacy.door import Actor

_TRUSTED = reads(access("SubjectAccess", "Self", "HomeAccess"))


@get("/clients/{client_id:uuid}/door-note", opt=_TRUSTED)
async def door_note(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DoorNote:
    """How to get into a client's home, as it was written."""
    return await door_notes.read(session, client_id, actor=actor, now=now)


@put("/clients/{client_id:uuid}/door-note", opt=_TRUSTED)
async def put_door_note(
    client_id: FromPath[UUID],
    data: JSONBody[DoorNoteInput],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DoorNote:
    """Says how to get into a client's home."""
    await door_notes.put(session, client_id, data, actor=actor, now=now)
    return await door_notes.read(session, client_id, actor=actor, now=now)


@delete("/clients/{client_id:uuid}/door-note", status_code=200, opt=_TRUSTED)
async def erase_door_note(
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> DoorNote:
    """Takes it back."""
    await door_notes.erase(session, client_id, actor=actor, now=now)
    return await door_notes.read(session, client_id, actor=actor, now=now)


HANDLERS = (door_note, put_door_note, erase_door_note)
