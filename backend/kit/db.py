"""Connections, and the context every transaction carries: whose cooperative, who acts, under which grants."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
from sqlalchemy import ClauseElement, Connection, event, text
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
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
    """Each new transaction of a program's session starts by saying for whom it works.

    The driver's connection is kept at hand for `HotQuery`: asking SQLAlchemy for it costs two greenlets a read.
    """
    session.info["driver"] = connection.connection.driver_connection
    context = session.info.get("context")
    if context is not None:
        connection.execute(_SET_CONTEXT, context_values(context))


class Row(asyncpg.Record):  # type: ignore[misc]
    """A row whose columns are read by name, as SQLAlchemy's are."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever the column holds
        return self[name]


class HotQuery:
    """A read that is asked for so often that it goes to asyncpg directly, in the session's own transaction.

    The statement is compiled once; measured on 28 rows, SQLAlchemy's part of a read costs more than asyncpg's.
    The session must have begun, which it has once the actor is known.
    """

    def __init__(self, statement: ClauseElement) -> None:
        compiled = statement.compile(dialect=asyncpg_dialect())  # type: ignore[no-untyped-call]
        self._sql = str(compiled)
        self._names: list[str] = list(getattr(compiled, "positiontup", None) or [])

    async def rows(self, session: AsyncSession, values: Mapping[str, object]) -> list[Row]:
        """All rows for these values."""
        driver: asyncpg.Connection = session.info["driver"]
        found: list[Row] = await driver.fetch(self._sql, *[values[name] for name in self._names], record_class=Row)
        return found


@asynccontextmanager
async def transaction(engine: AsyncEngine, context: Context) -> AsyncIterator[AsyncSession]:
    """A session in `context`, committed at the end, rolled back on an error."""
    async with AsyncSession(engine, expire_on_commit=False, info={"context": context}) as session, session.begin():
        yield session
