"""The web application, put together."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from litestar import Litestar, Router, get
from litestar.datastructures import State
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import __version__
from backend.archive.api import MOST_BYTES
from backend.archive.api import router as archive
from backend.availability.api import router as availability
from backend.care.api import router as care
from backend.fairness.api import router as fairness
from backend.governance.api import router as governance
from backend.health import health
from backend.kit import roles
from backend.kit.bus import Bus
from backend.kit.clock import Clock, utc_now
from backend.kit.db import Statements, connect, refuse_all_powerful
from backend.kit.web import pages
from backend.kit.web.headers import same_origin, strict_headers
from backend.kit.web.problems import HANDLERS
from backend.kit.web.routes import DEPENDENCIES, AnyRequest, document
from backend.kit.web.work import one_transaction
from backend.live import events
from backend.members.api import router as members
from backend.notifications.api import router as notifications
from backend.privacy import api as privacy
from backend.privacy.api import anybody
from backend.privacy.documents import api as documents
from backend.privacy.door import Door
from backend.privacy.erasing.api import router as erasing
from backend.privacy.proof import api as ledger
from backend.privacy.sealing import keyring
from backend.rosters.api import router as rosters
from backend.settings import Settings

_PARTS = (
    availability,
    care,
    members,
    privacy.router,
    ledger.router,
    erasing,
    notifications,
    governance,
    rosters,
    fairness,
    documents.router,
    archive,
)


@get("/api/openapi.json", opt=anybody(), include_in_schema=False, sync_to_thread=False)
def openapi(request: AnyRequest) -> dict[str, Any]:
    """The API, described."""
    return document(request.app)


def create_app(settings: Settings, *, clock: Clock = utc_now) -> Litestar:
    """The application of one installation; it opens its connections when it starts and closes them when it ends."""
    keyring.hold(settings.masters)
    engine = connect(settings.url(roles.APP), name="commonrota serve")
    # A request asks for a grant while it holds a connection: were both of one pool, a full pool would wait for itself.
    grants = connect(settings.url(roles.APP), name="commonrota grants", pool=4)
    statements = Statements(settings.url(roles.APP), name="commonrota statements")
    door = Door(grants, statements)
    state = State({"engine": engine, "door": door, "demo": settings.demo, "settings": settings, "clock": clock})
    state["grants"] = grants
    state["bus"] = Bus(_listener(settings))
    return Litestar(
        route_handlers=[
            Router("/api", route_handlers=list(_PARTS)),
            openapi,
            events,
            health,
            *documents.TERMS,
            *pages.HANDLERS,
        ],
        before_send=[strict_headers],
        middleware=[same_origin(except_for=ledger.FROM_ANYWHERE), one_transaction(engine, clock, MOST_BYTES)],
        dependencies={**DEPENDENCIES, **privacy.DEPENDENCIES},
        exception_handlers=HANDLERS,
        lifespan=[_lifespan(engine, grants, statements, state["bus"])],
        # The framework's own pages for people come from other hosts' scripts; the document alone is enough.
        openapi_config=OpenAPIConfig(
            title="Commonrota", version=__version__, path="/api/schema", render_plugins=[JsonRenderPlugin()]
        ),
        state=state,
        request_max_body_size=1_000_000,
        debug=False,
    )


def _listener(settings: Settings) -> Callable[[], Awaitable[asyncpg.Connection]]:
    return lambda: asyncpg.connect(settings.url(roles.APP), timeout=10)


def _lifespan(engine: AsyncEngine, grants: AsyncEngine, statements: Statements, bus: Bus) -> Callable[[Litestar], Any]:
    @asynccontextmanager
    async def lifespan(_app: Litestar) -> AsyncIterator[None]:
        await refuse_all_powerful(engine)
        await statements.start()
        await bus.start()
        try:
            yield
        finally:
            await bus.stop()
            await statements.stop()
            await grants.dispose()
            await engine.dispose()

    return lifespan
