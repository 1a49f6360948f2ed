"""Who is asking, and the grants they read under.

A grant is opened on a connection of its own and committed before the request's transaction reads, so a
read that fails later still left its entry. It is used again for a quarter of an hour, by the same session
for the same thing, while nobody's relation to anybody has changed; the database looks at agreements anew
at every read, so what is cached here opens nothing that was withdrawn. For what is released for a time alone (how to
get in) every read opens a grant of its own.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.db import Context, Row, Statements, transaction
from backend.kit.errors import Problem
from backend.privacy.purposes import RELEASED, Category, Purpose, Recipient, declared

GRANT_LASTS = timedelta(minutes=15)
_MARGIN = timedelta(seconds=30)
_MOST_REMEMBERED = 10_000

_OPEN_SESSION = text("select * from open_session(:token_hash, :now, :grants)")
_OPEN_ACCESS = text("select open_access(:purpose, :recipient, :categories)")
_USE_GRANTS = text("select set_config('app.grant', :grants, true)")


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """What a route reads about other people: for this purpose, as this recipient, these categories."""

    purpose: Purpose
    recipient: Recipient
    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        for category in self.categories:
            if not declared(category, self.purpose, self.recipient):
                raise LookupError(f"{category} for {self.purpose} by {self.recipient} is not in the declaration")


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in member a request comes from."""

    session_id: UUID
    member_id: UUID
    cooperative_id: UUID
    classes: tuple[str, ...]
    coordinates: tuple[UUID, ...]
    zone: str

    def must_coordinate(self, team_id: UUID | None = None) -> None:
        """Raises Problem 403 unless this member coordinates that team, or any where none is named."""
        if not self.coordinates or (team_id is not None and team_id not in self.coordinates):
            raise Problem("not_coordinator", 403)

    def must_be(self, member_class: str) -> None:
        """Raises Problem 403 unless this member belongs to the class."""
        if member_class not in self.classes:
            raise Problem(f"not_{member_class}", 403)


class _Known(msgspec.Struct, frozen=True):
    """Somebody whose grants for one set of accesses are open."""

    actor: Actor
    grants: str
    circles_version: int
    until: datetime


_Key = tuple[bytes, tuple[Access, ...]]


class Door:
    """Opens grants and remembers them, for one process."""

    def __init__(self, engine: AsyncEngine, statements: Statements) -> None:
        self._engine = engine
        self._statements = statements
        self._known: OrderedDict[_Key, _Known] = OrderedDict()

    async def enter(
        self, session: AsyncSession, token_hash: bytes, accesses: tuple[Access, ...], *, now: datetime
    ) -> Actor:
        """The actor behind a session token, with the request's transaction set up to read what `accesses` say.

        Raises Problem 401 where the token opens no session.
        """
        known = self._known.get((token_hash, accesses))
        actor, version = await _signed_in(session, token_hash, known.grants if known else "", now)
        if accesses and not _good(known, version, now):
            known = await self._open((token_hash, accesses), actor, version, now)
            await session.execute(_USE_GRANTS, {"grants": known.grants})
        return actor

    async def read(
        self, statement: str, key: _Key, values: Callable[[Actor], tuple[object, ...]], *, now: datetime
    ) -> tuple[Actor, Row]:
        """The row of a statement that opens the session itself, and who asked.

        The statement is given the token's hash, `now`, the grants, and then `values` of who asks; its row begins with
        what `open_session` returns. Raises Problem 401 where the token opens no session.
        """
        known = self._known.get(key)
        if known is None or now >= known.until:
            known = await self._meet(key, now)
        row = await self._ask(statement, key, known, values, now)
        if row.circles_version != known.circles_version or row.zone != known.actor.zone:
            known = await self._meet(key, now)
            row = await self._ask(statement, key, known, values, now)
        return _actor(row), row

    async def _ask(
        self, statement: str, key: _Key, known: _Known, values: Callable[[Actor], tuple[object, ...]], now: datetime
    ) -> Row:
        row = await self._statements.row(statement, key[0], now, known.grants, *values(known.actor))
        if row is None:
            raise Problem("not_signed_in", 401)
        return row

    async def _meet(self, key: _Key, now: datetime) -> _Known:
        async with AsyncSession(self._engine) as session, session.begin():
            actor, version = await _signed_in(session, key[0], "", now)
        return await self._open(key, actor, version, now)

    async def _open(self, key: _Key, actor: Actor, version: int, now: datetime) -> _Known:
        context = Context(cooperative_id=actor.cooperative_id, member_id=actor.member_id, now=now)
        grants = ",".join(map(str, await open_grants(self._engine, context, key[1])))
        known = _Known(actor, grants, version, _until(key[1], now))
        self._known[key] = known
        self._known.move_to_end(key)
        while len(self._known) > _MOST_REMEMBERED:
            self._known.popitem(last=False)
        return known


def _until(accesses: tuple[Access, ...], now: datetime) -> datetime:
    """For how long a grant is used again: what is released for a time may be another's a minute later."""
    released = any(RELEASED.intersection(access.categories) for access in accesses)
    return now if released else now + GRANT_LASTS - _MARGIN


def _good(known: _Known | None, circles_version: int, now: datetime) -> bool:
    """Whether grants opened earlier still say whom this member may read about."""
    return known is not None and known.circles_version == circles_version and now < known.until


async def _signed_in(session: AsyncSession, token_hash: bytes, grants: str, now: datetime) -> tuple[Actor, int]:
    """Who is behind the token, and the version of everybody's relations; the transaction is set up for them."""
    row = (await session.execute(_OPEN_SESSION, {"token_hash": token_hash, "now": now, "grants": grants})).first()
    if row is None:
        raise Problem("not_signed_in", 401)
    return _actor(row), row.circles_version


def _actor(row: Any) -> Actor:  # noqa: ANN401 -- a row of either library
    return Actor(
        session_id=row.session_id,
        member_id=row.member_id,
        cooperative_id=row.cooperative_id,
        classes=tuple(row.classes),
        coordinates=tuple(row.coordinates),
        zone=row.zone,
    )


async def open_grants(engine: AsyncEngine, context: Context, accesses: tuple[Access, ...]) -> tuple[UUID, ...]:
    """Opens one grant an access, committed when this returns; none where there is nobody to read about."""
    async with transaction(engine, context) as session:
        opened = [
            await session.scalar(
                _OPEN_ACCESS,
                {"purpose": a.purpose, "recipient": a.recipient, "categories": list(a.categories)},
            )
            for a in accesses
        ]
    return tuple(grant for grant in opened if grant is not None)


async def program_context(
    engine: AsyncEngine,
    program: str,
    cooperative_id: UUID,
    accesses: tuple[Access, ...],
    *,
    now: datetime,
    asked_by_id: UUID | None = None,
) -> Context:
    """A context in which `program` may read what `accesses` say, for a quarter of an hour, on whose behalf."""
    context = Context(cooperative_id=cooperative_id, member_id=asked_by_id, program=program, now=now)
    grants = await open_grants(engine, context, accesses)
    return msgspec.structs.replace(context, grants=grants)
