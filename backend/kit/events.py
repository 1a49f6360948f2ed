"""Writing down what happened, beside the change, and waking whoever is to hear of it."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.event_tables import EventRow
from backend.kit.ids import new_id
from backend.kit.jobs import enqueue

CHANNEL = "commonrota_change"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, as its listeners are told it: ids and figures only."""

    cooperative_id: UUID
    id: UUID
    kind: str
    payload: dict[str, object]
    actor_id: UUID | None
    happened_at: datetime


Listener = Callable[[AsyncSession, Event, datetime], Awaitable[None]]


async def record(
    session: AsyncSession,
    cooperative_id: UUID,
    kind: str,
    payload: Mapping[str, object],
    *,
    actor_id: UUID | None,
    now: datetime,
) -> UUID:
    """Writes the event in the caller's transaction and queues its delivery there: one exists iff the other does."""
    row = EventRow(
        cooperative_id=cooperative_id,
        id=new_id(),
        kind=kind,
        payload=msgspec.to_builtins(payload),
        actor_id=actor_id,
        happened_at=now,
    )
    session.add(row)
    await session.flush()
    await enqueue(session, "deliver_event", {"cooperative_id": str(cooperative_id), "event_id": str(row.id)})
    await announce(session, cooperative_id, kind, _short(payload))
    return row.id


def _short(payload: Mapping[str, object]) -> dict[str, object]:
    """What fits into a notification of 8,000 bytes, however large the week: figures and ids, no lists of them."""
    return {name: value for name, value in payload.items() if not isinstance(value, list | tuple | set | frozenset)}


async def announce(session: AsyncSession, cooperative_id: UUID, kind: str, payload: Mapping[str, object]) -> None:
    """Tells open screens that something changed, when and if this transaction commits."""
    message = msgspec.json.encode({"cooperative_id": cooperative_id, "kind": kind, **payload}).decode()
    await session.execute(text("select pg_notify(:channel, :message)"), {"channel": CHANNEL, "message": message})
