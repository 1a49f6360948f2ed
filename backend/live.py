"""What changes while somebody looks: server-sent events over the database's own notifications."""

from collections.abc import AsyncGenerator

import msgspec
from litestar import get
from litestar.datastructures import State
from litestar.response import ServerSentEvent, ServerSentEventMessage
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.bus import RESYNC, Bus, Change, changes
from backend.kit.errors import Problem
from backend.kit.tokens import sha256
from backend.kit.web.cookies import SESSION, cookies
from backend.kit.web.routes import AnyRequest
from backend.privacy.audience import hears
from backend.privacy.door import Actor, Door

_PING_SECONDS = 15.0
# Some for pages left open elsewhere: each costs a look at the session every quarter of a minute, and memory.
MOST_STREAMS = 6
# Enough to know which screen to ask again; whose it is, is asked under the screen's own grants.
_SAID = ("id", "week_on")


@get("/api/events", opt={"access": (), "x": {"x-purpose": [], "x-data-categories": []}}, tags=["live"])
async def events(request: AnyRequest) -> ServerSentEvent:
    """Says that something changed which I could read, by kind and ids; the screen then asks again.

    Problem 429 where the session has six streams open here.
    """
    token_hash = sha256(cookies(request.scope).get(SESSION, ""))
    state = request.app.state
    async with AsyncSession(state["engine"]) as session, session.begin():
        actor = await _enter(state, session, token_hash)
    if state["bus"].open_by(actor.session_id) >= MOST_STREAMS:
        raise Problem("too_many_streams", 429)
    return ServerSentEvent(_stream(state, token_hash, actor))


async def _enter(state: State, session: AsyncSession, token_hash: bytes) -> Actor:
    door: Door = state["door"]
    return await door.enter(session, token_hash, (), now=state["clock"]())


async def _stream(state: State, token_hash: bytes, actor: Actor) -> AsyncGenerator[ServerSentEventMessage, None]:
    """Ends before the next word where the session has ended, or the member coordinates other teams by now."""
    bus: Bus = state["bus"]
    with bus.screen(actor.cooperative_id, actor.session_id) as queue:
        async for change in changes(queue, ping_seconds=_PING_SECONDS):
            told = await _is_told(state, token_hash, actor, change)
            if told is None:
                return
            if told:
                yield _message(change)


async def _is_told(state: State, token_hash: bytes, actor: Actor, change: Change | None) -> bool | None:
    """Whether this is for whoever listens; None where the stream is over."""
    async with AsyncSession(state["engine"]) as session, session.begin():
        try:
            now_is = await _enter(state, session, token_hash)
        except Problem:
            return None
        if now_is.coordinates != actor.coordinates:
            return None
        if change is None or change.kind == RESYNC:
            return True
        return await hears(session, actor, change.kind, change.payload)


def _message(change: Change | None) -> ServerSentEventMessage:
    if change is None:
        return ServerSentEventMessage(comment="still here")
    if change.kind == RESYNC:
        return ServerSentEventMessage(event=RESYNC, data="{}")
    said = {name: change.payload[name] for name in _SAID if name in change.payload}
    return ServerSentEventMessage(event="change", data=msgspec.json.encode({"kind": change.kind, **said}).decode())
