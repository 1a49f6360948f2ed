"""What happens between members and the data role is told to whoever has to know, or to answer."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.delivery import PROGRAM, Listeners
from backend.kit.events import Event
from backend.members.tables import MemberRow
from backend.notifications.commands import Told, tell
from backend.notifications.recipients import all_coordinators, coordinators_of, readers_of
from backend.privacy.declaring.holding import holders
from backend.privacy.declaring.tables import DeclarationRow, DeclaredRuleRow
from backend.privacy.door import Access
from backend.privacy.hearing import read_as

_TELLING = Access(
    purpose="CareDelivery", recipient="HostingProcessor", categories=("Contact", "Messages", "EmergencyContact")
)
_DESK = "/coop/data-role"
_MINE = "/coop/data"
_WEEK = "/desk/week"
_TOPIC = "data"


async def waits(session: AsyncSession, event: Event, now: datetime) -> None:
    """A counter, a question, or one that is late, is told to those who hold the data role; not to whose it is."""
    await _read(session, event, now)
    own = {UUID(str(event.payload["member_id"])), event.actor_id}
    told = [Told(member_id=one, kind=event.kind, path=_DESK) for one in await holders(session, now=now)]
    await tell(session, event, [one for one in told if one.member_id not in own], now=now)


async def answered(session: AsyncSession, event: Event, now: datetime) -> None:
    """An answer is told to whose data it is, and to who asked for them."""
    await _read(session, event, now)
    member_id, by_id = (UUID(str(event.payload[side])) for side in ("member_id", "by_id"))
    await tell(
        session, event, [_about(one, member_id, event.kind) for one in dict.fromkeys([member_id, by_id])], now=now
    )


async def done_for(session: AsyncSession, event: Event, now: datetime) -> None:
    """What somebody did for a client is told to the client."""
    await _read(session, event, now)
    member_id = UUID(str(event.payload["member_id"]))
    told = [] if event.actor_id == member_id else [_about(member_id, member_id, "data_done_for_you")]
    await tell(session, event, told, now=now)


async def ends_soon(session: AsyncSession, event: Event, now: datetime) -> None:
    """What ends soon is told to whose data it is and to whom a client trusts with it; one rule by its own page."""
    await _read(session, event, now)
    member_id, rules = UUID(str(event.payload["member_id"])), msgspec.convert(event.payload["rules"], list[str])
    more = f"/rule/{rules[0]}" if len(rules) == 1 else ""
    readers = await readers_of(session, [member_id], _TOPIC, now=now)
    await tell(session, event, [_about(one, member_id, event.kind, more) for _, one in readers], now=now)


async def declared(session: AsyncSession, event: Event, now: datetime) -> None:
    """A version that asks for more is told to each whom it asks, and to whom clients trust with it."""
    await _read(session, event, now)
    concerned = await _asked_again(session, int(str(event.payload["version"])))
    told = [
        _about(reader_id, member_id, event.kind)
        for member_id, reader_id in await readers_of(session, concerned, _TOPIC, now=now)
    ]
    await tell(session, event, told, now=now)


async def _asked_again(session: AsyncSession, version: int) -> list[UUID]:
    d, r, m = DeclarationRow, DeclaredRuleRow, MemberRow
    classes = select(r.classes).join(d, (d.cooperative_id == r.cooperative_id) & (d.id == r.declaration_id))
    more = await session.scalars(classes.where(d.version == version, r.asked_since == version))
    asked = sorted({one for found in more for one in found})
    query = select(m.id).where(m.classes.overlap(asked), m.left_at.is_(None)).order_by(m.id)
    return list(await session.scalars(query))


async def emergency(session: AsyncSession, event: Event, now: datetime) -> None:
    """An emergency is told to the client, whom they trust with notes or data, and the data role; not to who opened it.

    Where nobody else holds the data role, another coordinator is told in its place, that there is a second who knows.

    By mail too, whatever ways they chose: somebody reads what nobody agreed to.
    """
    await _read(session, event, now)
    client_id = UUID(str(event.payload["client_id"]))
    theirs = [*await readers_of(session, [client_id], "notes", now=now)]
    theirs += await readers_of(session, [client_id], _TOPIC, now=now)
    office = [one for one in await holders(session, now=now) if one != event.actor_id]
    told = [(one, f"/for/{client_id}/emergency") for _client, one in theirs] + [(one, _DESK) for one in office]
    # Of two parts that somebody has, the client's matters more: where nothing else is told, it is told first.
    paths = {one: path for one, path in reversed(told) if one != event.actor_id}
    notices = [Told(member_id=one, kind=event.kind, path=at, by_mail=True) for one, at in paths.items()]
    if not office:
        notices += [
            one for one in await _in_place_of_the_office(session, event, client_id) if one.member_id not in paths
        ]
    await tell(session, event, notices, now=now)


async def _in_place_of_the_office(session: AsyncSession, event: Event, client_id: UUID) -> list[Told]:
    """Who hears where nobody else holds the data role: others who coordinate the client's teams, else any others."""
    near = await coordinators_of(session, event)
    path = f"{_WEEK}?person={client_id}" if near else _WEEK
    others = near or await all_coordinators(session, event)
    return [Told(member_id=one, kind="emergency_unwatched", path=path, by_mail=True) for one in others]


def _about(reader_id: UUID, member_id: UUID, kind: str, more: str = "") -> Told:
    root = _MINE if reader_id == member_id else f"/for/{member_id}/data"
    return Told(member_id=reader_id, kind=kind, path=root + more)


async def _read(session: AsyncSession, event: Event, now: datetime) -> None:
    await read_as(session, PROGRAM, event.cooperative_id, (_TELLING,), now=now)


LISTENERS: Listeners = {
    "data_countered": (("notices of a counter", waits), ("notices of what was done for a client", done_for)),
    "data_answered": (("notices of what was done for a client", done_for),),
    "data_withdrawn": (("notices of what was done for a client", done_for),),
    "data_taken_back": (("notices of what was done for a client", done_for),),
    "data_counter_late": (("notices of a counter", waits),),
    "data_counter_accepted": (("notices of an answer about data", answered),),
    "data_counter_refused": (("notices of an answer about data", answered),),
    "question_asked": (("notices of a question", waits), ("notices of what was done for a client", done_for)),
    "question_late": (("notices of a question", waits),),
    "question_answered": (("notices of an answer about data", answered),),
    "emergency_opened": (("notices of an emergency", emergency),),
    "declaration_made": (("notices of a declaration", declared),),
    "data_ends_soon": (("notices of what ends soon", ends_soon),),
}
