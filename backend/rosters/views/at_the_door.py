"""How to get in, for who is about to be at the door, or is behind it: before and after there is nothing to read."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.door_note import of_client
from backend.kit.errors import not_found
from backend.privacy.door import Actor
from backend.rosters.views.schemas import ShownDoorNote

_HERE = text("select client_id, until_at from at_the_door() where visit_id = :visit_id")


async def door_note(session: AsyncSession, visit_id: UUID, *, actor: Actor) -> ShownDoorNote:
    """What a client wrote for whoever comes, from half an hour before my visit until it ends; Problem 404 else.

    The database keeps to the same times where the row is read.
    """
    actor.must_be("worker")
    here = (await session.execute(_HERE, {"visit_id": visit_id})).first()
    if here is None:
        raise not_found("visit")
    return ShownDoorNote(note=await of_client(session, here.client_id), until_at=here.until_at)
