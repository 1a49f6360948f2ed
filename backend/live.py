"""What changes while a coordinator looks: server-sent events over the database's own notifications."""

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
from backend.privacy.door import Actor, Door

_PING_SECONDS = 15.0
# Some for pages left open elsewhere: each costs a look at the session every quarter of a minute, and memory.
MOST_STREAMS = 6
# Enough to know which screen to ask again; whose it is, is asked under the screen's own grants.
_SAID = ("id", "week_on")


@get("/api/events", opt={"access": (), "x": {"x-purpose": [], "x-data-categories": []}}, tags=["live"])
async def events(request: AnyRequest) -> ServerSentEvent:
    """Says that something changed, by kind and ids; the screen then asks again. Coordinators only.

    Problem 429 where the session has six streams open here.
    """
    token_hash = sha256(cookies(request.scope).get(SESSION, ""))
    actor = await _enter(request.app.state, token_hash)
    actor.must_coordinate()
    if request.app.state["bus"].open_by(actor.session_id) >= MOST_STREAMS:
        raise Problem("too_many_streams", 429)
    return ServerSentEvent(_stream(request.app.state, token_hash, actor))


async def _enter(state: State, token_hash: bytes) -> Actor:
    door: Door = state["door"]
    async with AsyncSession(state["engine"]) as session, session.begin():
        return await door.enter(session, token_hash, (), now=state["clock"]())


async def _still_coordinates(state: State, token_hash: bytes) -> bool:
    try:
        actor = await _enter(state, token_hash)
    except Problem:
        return False
    return bool(actor.coordinates)


async def _stream(state: State, token_hash: bytes, actor: Actor) -> AsyncGenerator[ServerSentEventMessage, None]:
    """Ends before the next word where the session or the role has ended."""
    bus: Bus = state["bus"]
    with bus.screen(actor.cooperative_id, actor.session_id) as queue:
        async for change in changes(queue, ping_seconds=_PING_SECONDS):
            if not await _still_coordinates(state, token_hash):
                return
            yield _message(change)


def _message(change: Change | None) -> ServerSentEventMessage:
    if change is None:
        return ServerSentEventMessage(comment="still here")
    if change.kind == RESYNC:
        return ServerSentEventMessage(event=RESYNC, data="{}")
    said = {name: change.payload[name] for name in _SAID if name in change.payload}
    return ServerSentEventMessage(event="change", data=msgspec.json.encode({"kind": change.kind, **said}).decode())
