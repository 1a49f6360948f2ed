"""What changes while a coordinator looks: server-sent events over the database's own notifications."""

from collections.abc import AsyncGenerator

import msgspec
from litestar import get
from litestar.datastructures import State
from litestar.response import ServerSentEvent, ServerSentEventMessage
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.bus import Bus, changes
from backend.kit.errors import Problem
from backend.kit.tokens import sha256
from backend.kit.web.cookies import SESSION, cookies
from backend.kit.web.routes import AnyRequest
from backend.privacy.door import Actor, Door

_PING_SECONDS = 15.0


@get("/api/events", opt={"access": (), "x": {"x-purpose": [], "x-data-categories": []}}, tags=["live"])
async def events(request: AnyRequest) -> ServerSentEvent:
    """Says that something changed, by kind and ids; the screen then asks again. Coordinators only."""
    token_hash = sha256(cookies(request.scope).get(SESSION, ""))
    actor = await _enter(request.app.state, token_hash)
    actor.must_coordinate()
    return ServerSentEvent(_stream(request.app.state, token_hash, actor))


async def _enter(state: State, token_hash: bytes) -> Actor:
    door: Door = state["door"]
    async with AsyncSession(state["engine"]) as session, session.begin():
        return await door.enter(session, token_hash, (), now=state["clock"]())


async def _still_signed_in(state: State, token_hash: bytes) -> bool:
    try:
        await _enter(state, token_hash)
    except Problem:
        return False
    return True


async def _stream(state: State, token_hash: bytes, actor: Actor) -> AsyncGenerator[ServerSentEventMessage, None]:
    bus: Bus = state["bus"]
    with bus.screen(actor.cooperative_id) as queue:
        async for change in changes(queue, ping_seconds=_PING_SECONDS):
            if change is None:
                yield ServerSentEventMessage(comment="still here")
                if not await _still_signed_in(state, token_hash):
                    return
            else:
                message = msgspec.json.encode({"kind": change.kind, **change.payload})
                yield ServerSentEventMessage(event="change", data=message.decode())
