"""Telling every listener of every event: at least once each, with the effect of exactly once.

A listener's work and the mark that it heard are one transaction, so a delivery that is repeated finds the mark
and does nothing. One listener that fails stops no other. After the last try the job stays in the queue as failed.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.event_tables import EventRow, HeardRow
from backend.kit.events import Event, Listener
from backend.kit.jobs import Payload, enqueue

Listeners = Mapping[str, tuple[tuple[str, Listener], ...]]
PROGRAM = "listener"
MOST_TRIES = 5
_FIRST_PAUSE = timedelta(seconds=2)
log = logging.getLogger(__name__)


class UndeliveredError(RuntimeError):
    """A listener failed at the last try: the job stays, and somebody must look."""


async def deliver(engine: AsyncEngine, listeners: Sequence[Listeners], payload: Payload, clock: Clock) -> None:
    """Tells each listener of one event that it has not heard of; those that fail are tried again later, five times."""
    context = Context(cooperative_id=UUID(payload["cooperative_id"]), program=PROGRAM, now=clock())
    event = await _event(engine, context, UUID(payload["event_id"]))
    failed = []
    for name, listener in _of(listeners, event.kind):
        if not await _tell(engine, context, event, name, listener):
            failed.append(name)
    if failed:
        await _again(engine, context, payload, failed)


def _of(listeners: Iterable[Listeners], kind: str) -> list[tuple[str, Listener]]:
    return [one for part in listeners for one in part.get(kind, ())]


async def _event(engine: AsyncEngine, context: Context, event_id: UUID) -> Event:
    e = EventRow
    async with transaction(engine, context) as session:
        row = (
            await session.execute(select(e.id, e.kind, e.payload, e.actor_id, e.happened_at).where(e.id == event_id))
        ).one()
    return Event(cooperative_id=context.cooperative_id, **row._mapping)


async def _tell(engine: AsyncEngine, context: Context, event: Event, name: str, listener: Listener) -> bool:
    """Runs one listener, once; false where it failed. The log says which and where, never with what."""
    try:
        async with transaction(engine, context) as session:
            mark = insert(HeardRow).values(
                cooperative_id=event.cooperative_id, id=event.id, listener=name, heard_at=context.now
            )
            heard = await session.execute(mark.on_conflict_do_nothing().returning(HeardRow.id))
            if heard.first() is not None:
                await listener(session, event, context.now)
    except Exception as error:  # noqa: BLE001 -- whatever it was, the other listeners are told, and it is tried again
        log.error("%s did not hear of event %s (%s): %s", name, event.id, event.kind, type(error).__name__)  # noqa: TRY400
        return False
    return True


async def _again(engine: AsyncEngine, context: Context, payload: Payload, failed: list[str]) -> None:
    tries = int(payload.get("tries", "1"))
    if tries >= MOST_TRIES:
        raise UndeliveredError(f"event {payload['event_id']} was not heard by {', '.join(failed)}")
    async with transaction(engine, context) as session:
        await enqueue(session, "deliver_event", {**payload, "tries": str(tries + 1)}, delay=pause(tries, _FIRST_PAUSE))


def pause(tries: int, first: timedelta) -> timedelta:
    """How long to wait after so many tries: four times as long each time."""
    return first * int(4 ** (tries - 1))
