"""What is read of a client in an emergency: how to reach them and who stands by them, where, and how to get in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.care import door_note
from backend.care.notes import of_client
from backend.care.schemas import EmergencyContact, InEmergency
from backend.care.tables import ServiceAddressRow
from backend.kit.errors import not_found
from backend.members.phones import phones
from backend.members.queries import given_names
from backend.members.tables import TrustedContactRow
from backend.privacy.door import Actor
from backend.privacy.emergency.commands import look

_t = TrustedContactRow
MOST_NOTES = 20


async def read(
    session: AsyncSession, grants: AsyncEngine, client_id: UUID, *, actor: Actor, now: datetime
) -> InEmergency:
    """The listed set about one client, which is a look of its own; Problem 404 where no emergency is live."""
    opened = await look(session, grants, client_id, actor=actor, now=now)
    contacts = await _trusted(session, client_id, now)
    names = await given_names(session, [client_id, *contacts])
    numbers = await phones(session, [client_id, *contacts])
    theirs = names.get(client_id)
    if theirs is None:  # ended between the look and the read
        raise not_found("emergency")
    line = await session.scalar(select(ServiceAddressRow.line).where(ServiceAddressRow.client_id == client_id))
    return InEmergency(
        id=opened.id,
        opened_at=opened.opened_at,
        until_at=opened.until_at,
        given_name=theirs.given_name,
        family_name=theirs.family_name,
        phone=numbers.get(client_id),
        line=line,
        door_note=await door_note.of_client(session, client_id),
        notes=tuple(await of_client(session, client_id, most=MOST_NOTES)),
        contacts=tuple(
            EmergencyContact(given_name=name.given_name, family_name=name.family_name, phone=numbers.get(one))
            for one in contacts
            if (name := names.get(one))
        ),
    )


async def _trusted(session: AsyncSession, client_id: UUID, now: datetime) -> Sequence[UUID]:
    """Those who act for the client, the longest trusted first."""
    query = select(_t.contact_id).where(_t.client_id == client_id, _t.ended_at.is_(None), _t.during.contains(now))
    return (await session.scalars(query.order_by(_t.during, _t.id))).all()
