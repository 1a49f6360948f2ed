"""Events become notices: each person who is concerned, once."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.delivery import PROGRAM, Listeners
from backend.kit.events import Event
from backend.notifications import recipients
from backend.notifications.commands import tell
from backend.notifications.trust import trust_moved
from backend.privacy.door import Access
from backend.privacy.hearing import read_as

# To know whom to tell and how: who is to be where, whom clients trust with it, and by what way each is reached.
TELLING = Access(
    purpose="CareDelivery",
    recipient="HostingProcessor",
    categories=("Contact", "Messages", "VisitTimes", "EmergencyContact"),
)


async def roster_published(session: AsyncSession, event: Event, now: datetime) -> None:
    """A publication is told to those whose week it made or changed, and to nobody else."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_publication(session, event, now=now), now=now)


async def care_request_made(session: AsyncSession, event: Event, now: datetime) -> None:
    """A request is told to those who coordinate the client's teams."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_request_made(session, event), now=now)


async def care_request_answered(session: AsyncSession, event: Event, now: datetime) -> None:
    """An answer is told to the client and to whoever asked."""
    await _read(session, event, now)
    await tell(session, event, recipients.of_request_answered(event), now=now)


async def visit_cancelled(session: AsyncSession, event: Event, now: datetime) -> None:
    """A visit that will not be is told to who was to come."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_cancelled_visit(session, event), now=now)


async def visit_restored(session: AsyncSession, event: Event, now: datetime) -> None:
    """A visit that will be after all is told to those who coordinate it."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_restored_visit(session, event), now=now)


async def standing_visit_ended(session: AsyncSession, event: Event, now: datetime) -> None:
    """A weekly pattern that ends or changes is told to who lives with it and who was to come."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_ended_pattern(session, event, now=now), now=now)


async def assignments_ended(session: AsyncSession, event: Event, now: datetime) -> None:
    """That somebody else will come, if anybody, is told to who waits for them, and to who was to come."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_ended_assignments(session, event, now=now), now=now)


async def member_leaves(session: AsyncSession, event: Event, now: datetime) -> None:
    """That a member leaves, or stays after all, is told to them and to who coordinates their teams."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_leaving(session, event), now=now)


async def standing_visit_resumed(session: AsyncSession, event: Event, now: datetime) -> None:
    """Weekly visits that go on after all are told to who lives with them."""
    await _read(session, event, now)
    await tell(session, event, await recipients.of_resumed_pattern(session, event, now=now), now=now)


async def passkey_added(session: AsyncSession, event: Event, now: datetime) -> None:
    """A new way in is told to whose it is, by mail too: they know whether it was them."""
    await _read(session, event, now)
    await tell(session, event, recipients.of_passkey(event), now=now)


async def _read(session: AsyncSession, event: Event, now: datetime) -> None:
    await read_as(session, PROGRAM, event.cooperative_id, (TELLING,), now=now)


LISTENERS: Listeners = {
    "passkey_added": (("notices of a passkey", passkey_added),),
    "roster_published": (("notices of a roster", roster_published),),
    "care_request_made": (("notices of a request", care_request_made),),
    "care_request_agreed": (("notices of an answer", care_request_answered),),
    "care_request_refused": (("notices of an answer", care_request_answered),),
    "visit_cancelled": (("notices of a cancelled visit", visit_cancelled),),
    "visit_restored": (("notices of a restored visit", visit_restored),),
    "standing_visit_ended": (("notices of an ended pattern", standing_visit_ended),),
    "standing_visit_resumed": (("notices of a resumed pattern", standing_visit_resumed),),
    "assignments_ended": (("notices of ended assignments", assignments_ended),),
    "member_leaves": (("notices of leaving", member_leaves),),
    "member_stays": (("notices of leaving", member_leaves),),
    "trust_given": (("notices of trust", trust_moved),),
    "trust_changed": (("notices of trust", trust_moved),),
    "trust_ended": (("notices of trust", trust_moved),),
    "standing_visit_changed": (("notices of an ended pattern", standing_visit_ended),),
}
