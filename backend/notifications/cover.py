"""Who is told when a worker cannot come, or comes later: those who wait, and those who find somebody."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.delivery import PROGRAM, Listeners
from backend.kit.events import Event
from backend.notifications.commands import Told, tell
from backend.notifications.listeners import TELLING
from backend.notifications.recipients import coordinators_of, readers_of
from backend.privacy.hearing import read_as

_COVER_PAGE = "/desk/cover"


async def visits_to_cover(session: AsyncSession, event: Event, now: datetime) -> None:
    """That a worker cannot come is told to who coordinates their teams, with how many visits; not to who said it.

    Clients and the worker are told as of any assignments that end.
    """
    if not event.payload.get("away"):
        return
    await read_as(session, PROGRAM, event.cooperative_id, (TELLING,), now=now)
    told = [
        Told(member_id=one, kind="visits_to_cover", path=_COVER_PAGE)
        for one in await coordinators_of(session, event, "away")
    ]
    await tell(session, event, told, now=now)


async def running_late(session: AsyncSession, event: Event, now: datetime) -> None:
    """That somebody comes later, or not later after all, is told to the client, whom they trust, and coordinators."""
    await read_as(session, PROGRAM, event.cooperative_id, (TELLING,), now=now)
    client_id, minutes = UUID(str(event.payload["client_id"])), int(str(event.payload["minutes"]))
    kind, params = ("running_late", {"minutes": minutes}) if minutes else ("on_time", {})
    told = [
        Told(member_id=one, kind=kind, path=f"/for/{client_id}/coming", params=params)
        for _, one in await readers_of(session, [client_id], "times", now=now)
    ]
    known = {one.member_id for one in told}
    told += [
        Told(member_id=one, kind=kind, path=_COVER_PAGE, params=params)
        for one in await coordinators_of(session, event, "client_id")
        if one not in known
    ]
    await tell(session, event, told, now=now)


LISTENERS: Listeners = {
    "assignments_ended": (("notices of visits to cover", visits_to_cover),),
    "running_late": (("notices of running late", running_late),),
}
