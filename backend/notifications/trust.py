"""Trust that is given, changed or ended is told to both sides, whoever did it: a phone may be in the wrong hands."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.delivery import PROGRAM
from backend.kit.events import Event
from backend.notifications.commands import Told, tell
from backend.privacy.door import Access
from backend.privacy.hearing import read_as

_TELLING = Access(purpose="CareDelivery", recipient="HostingProcessor", categories=("Contact", "Messages"))


async def trust_moved(session: AsyncSession, event: Event, now: datetime) -> None:
    """The client and whom they trusted."""
    await read_as(session, PROGRAM, event.cooperative_id, (_TELLING,), now=now)
    client_id, contact_id = (UUID(str(event.payload[side])) for side in ("client_id", "contact_id"))
    theirs = "/coop" if event.kind == "trust_ended" else f"/for/{client_id}/coming"
    told = [
        Told(member_id=client_id, kind=event.kind, path=f"/for/{client_id}/circle"),
        Told(member_id=contact_id, kind=event.kind, path=theirs),
    ]
    await tell(session, event, told, now=now)
