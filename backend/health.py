"""Whether the installation works: its database, its queue, its rosters."""

from typing import Literal

import msgspec
from litestar import Response, get
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import __version__
from backend.kit.web.routes import AnyRequest
from backend.rosters.commands.sharing import LONG_JOBS

State = Literal["ok", "waiting", "stuck", "down", "none"]
# A long job waits for its turn while others of its lane are at work: only where none of them is, nobody takes it.
_QUEUE = text("""
    select count(*) filter (where status in ('queued', 'picked')) as waiting,
      count(*) filter (where status = 'queued' and execute_after < now() - interval '2 minutes'
        and not (entrypoint = any(:long) and exists (
          select from pgqueuer w where w.entrypoint = any(:long) and w.status = 'picked'
            and w.heartbeat > now() - interval '2 minutes'))) as late
    from pgqueuer
""")
_ROSTER = text("select published_weeks()")


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """`ok` if everything is; `roster` is `none` until a week was published."""

    status: Literal["ok", "degraded"]
    version: str
    database: State
    queue: State
    roster: State


async def look(engine: AsyncEngine) -> Health:
    """Asks the database; never raises."""
    try:
        async with engine.connect() as connection:
            queue = (await connection.execute(_QUEUE, {"long": list(LONG_JOBS)})).one()
            published = await connection.scalar(_ROSTER)
    except (SQLAlchemyError, OSError):
        return Health(status="degraded", version=__version__, database="down", queue="down", roster="none")
    return Health(
        status="degraded" if queue.late else "ok",
        version=__version__,
        database="ok",
        queue="stuck" if queue.late else "waiting" if queue.waiting else "ok",
        roster="ok" if published else "none",
    )


@get("/health", opt={"anybody": True}, tags=["installation"])
async def health(request: AnyRequest) -> Response[Health]:
    """200 if all is well, else 503."""
    found = await look(request.app.state["engine"])
    return Response(found, status_code=200 if found.status == "ok" else 503)
