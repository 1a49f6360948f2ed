"""Connections, and the context every transaction carries: whose cooperative, who acts, under which grants."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session, SessionTransaction

_SETTINGS = {
    "timezone": "UTC",
    "lock_timeout": "3s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "60s",
    "jit": "off",
}


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What row-level security looks at. `program` is set where no person's request is being served."""

    cooperative_id: UUID
    now: datetime
    member_id: UUID | None = None
    program: str | None = None
    grants: tuple[UUID, ...] = ()


_SET_CONTEXT = text(
    "select set_config('app.cooperative', :cooperative, true), set_config('app.member', :member, true), "
    "set_config('app.program', :program, true), set_config('app.grant', :grants, true), "
    "set_config('app.now', :now, true)"
)


def context_values(context: Context) -> dict[str, str]:
    """`context` as the settings of a transaction."""
    return {
        "cooperative": str(context.cooperative_id),
        "member": str(context.member_id or ""),
        "program": context.program or "",
        "grants": ",".join(map(str, context.grants)),
        "now": context.now.isoformat(),
    }


def asyncpg_url(url: str) -> str:
    """`url` as SQLAlchemy wants it said for asyncpg, whatever driver it named."""
    return "postgresql+asyncpg://" + url.partition("://")[2]


def connect(url: str, *, name: str, pool: int = 8) -> AsyncEngine:
    """An engine whose connections speak UTC and give up on a lock after 3 seconds. `name` shows in pg_stat_activity."""
    settings = {**_SETTINGS, "application_name": name}
    return create_async_engine(
        asyncpg_url(url),
        pool_size=pool,
        max_overflow=pool,
        pool_timeout=10,
        pool_pre_ping=False,
        hide_parameters=True,  # an error is logged, and kept with a job that failed: whom it was about is not
        connect_args={"server_settings": settings, "timeout": 10},
    )


async def refuse_all_powerful(engine: AsyncEngine) -> None:
    """Raises PermissionError where row-level security would not bind this role."""
    async with engine.connect() as connection:
        row = await connection.execute(
            text("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
        )
        if row.scalar_one():
            raise PermissionError("this database role is above row-level security; use one that is not")


@event.listens_for(Session, "after_begin")
def _carry_context(session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
    """Each new transaction of a program's session starts by saying for whom it works."""
    context = session.info.get("context")
    if context is not None:
        connection.execute(_SET_CONTEXT, context_values(context))


async def speak_for(session: AsyncSession, context: Context) -> None:
    """From here on the open transaction works in `context`."""
    await session.execute(_SET_CONTEXT, context_values(context))


class Row(asyncpg.Record):  # type: ignore[misc]
    """A row whose columns are read by name, as SQLAlchemy's are."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the column holds
        return self[name]


class Statements:
    """Connections for reads that are one statement, and so one way to the database and back.

    The statement is a transaction of its own: what it sets ends with it, so a connection is handed on as it is.
    """

    def __init__(self, url: str, *, name: str, pool: int = 8) -> None:
        self._url = url
        self._settings = {**_SETTINGS, "application_name": name}
        self._most = pool
        self._pool: asyncpg.Pool | None = None

    async def start(self) -> None:
        """Makes room for connections; each opens when it is first needed."""
        self._pool = await asyncpg.create_pool(
            self._url,
            min_size=0,
            max_size=self._most,
            timeout=10,
            server_settings=self._settings,
            record_class=Row,
            reset=_as_it_is,
        )

    async def stop(self) -> None:
        """Closes them."""
        if self._pool is not None:
            await self._pool.close()

    async def row(self, statement: str, *values: object) -> Row | None:
        """The first row. Raises TimeoutError where no connection is free for 10 seconds."""
        if self._pool is None:
            raise RuntimeError("not started")
        async with self._pool.acquire(timeout=10) as connection:
            found: Row | None = await connection.fetchrow(statement, *values)
            return found


async def _as_it_is(_connection: asyncpg.Connection) -> None:
    """Nothing to put right before the next takes it."""


@asynccontextmanager
async def transaction(engine: AsyncEngine, context: Context) -> AsyncIterator[AsyncSession]:
    """A session in `context`, committed at the end, rolled back on an error."""
    async with AsyncSession(engine, expire_on_commit=False, info={"context": context}) as session, session.begin():
        yield session
