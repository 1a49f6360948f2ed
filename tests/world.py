"""Builders for tests that need a cooperative: only what matters to the test is said.

Rows are written as the import writes them: by the worker role, in the context of a program.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import httpx
from litestar import Litestar
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.app import create_app
from backend.kit.db import Context, connect, transaction
from backend.kit.ids import new_id
from backend.kit.tokens import new_secret, sha256
from backend.kit.web.cookies import SESSION
from backend.members.tables import (
    CooperativeRow,
    MemberContactRow,
    MemberIdentityRow,
    MemberRow,
    MemberSessionRow,
    TeamMembershipRow,
    TeamRow,
    TrustedContactRow,
)
from backend.privacy.commands import agree_to_service, terms_from
from backend.privacy.declaring.versions import in_force
from backend.privacy.tables import AgreementRow
from backend.settings import Settings
from tests.database import SECRET, TestDatabase

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Now:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **by: float) -> datetime:
        """Moves the clock on."""
        self.now += timedelta(**by)
        return self.now


def settings_for(database: TestDatabase, **more: object) -> Settings:
    """An installation on a test's database."""
    return settings_for_url(database.admin_url, **more)


def settings_for_url(url: str, **more: object) -> Settings:
    """An installation on the database at a superuser's address."""
    chosen = {"data": Path("/nonexistent"), "secret": SECRET, "database_url": url, **more}
    return Settings(**chosen)  # type: ignore[arg-type]


async def says_yes(
    session: AsyncSession, cooperative_id: UUID, member_id: UUID, classes: Iterable[str], *, now: datetime
) -> None:
    """The member agrees to all that is optional, as if they had said yes to each."""
    declared, where = await in_force(session), {"cooperative_id": cooperative_id, "subject_id": member_id}
    for rule in declared.rules:
        if rule.necessity == "optional" and set(classes).intersection(rule.classes):
            said = {"id": new_id(), "declaration_version": declared.version, **terms_from(rule, now)}
            session.add(AgreementRow(**where, **said))


class World:
    """One cooperative in a test's database, and the application that serves it."""

    def __init__(self, engine: AsyncEngine, app: Litestar, clock: Now, zone: str) -> None:
        self.engine = engine
        self.app = app
        self.clock = clock
        self.zone = zone
        self.cooperative_id = new_id()
        self.team_id = new_id()

    @property
    def now(self) -> datetime:
        """The test's instant."""
        return self.clock.now

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction of a program of this cooperative, committed at the end."""
        context = Context(cooperative_id=self.cooperative_id, program="import", now=self.now)
        async with transaction(self.engine, context) as session:
            yield session

    async def found(self) -> None:
        """The cooperative and its one team."""
        key = self.cooperative_id.hex
        async with self.writing() as session:
            session.add(
                CooperativeRow(
                    id=self.cooperative_id,
                    key=key,
                    name="Willow Care",
                    zone=self.zone,
                    phone="01632 960100",
                    address="2 Church Street, Ashbourne",
                    currency="GBP",
                    language="en",
                    circles_version=0,
                )
            )
            await session.flush()
            session.add(TeamRow(cooperative_id=self.cooperative_id, id=self.team_id, key="mill", name="Millbrook"))

    async def another_team(self) -> UUID:
        """A further team."""
        team_id = new_id()
        async with self.writing() as session:
            session.add(TeamRow(cooperative_id=self.cooperative_id, id=team_id, key=team_id.hex, name="Hillside"))
        return team_id

    async def a_member(
        self,
        given_name: str,
        *classes: str,
        team_id: UUID | None = None,
        coordinates: bool = False,
        said_yes: bool = True,
    ) -> UUID:
        """A member of the team who said yes to all that is optional, or who just joined and was not asked yet."""
        member_id = new_id()
        where = {"cooperative_id": self.cooperative_id}
        async with self.writing() as session:
            session.add(
                MemberRow(
                    **where, id=member_id, key=member_id.hex, classes=list(classes), joined_at=self.now, version=1
                )
            )
            await session.flush()
            session.add(
                MemberIdentityRow(**where, id=member_id, member_id=member_id, given_name=given_name, family_name="Test")
            )
            session.add(
                MemberContactRow(
                    **where,
                    id=member_id,
                    member_id=member_id,
                    email=f"{given_name.lower()}.{member_id.hex}@example.org",
                    phone=None,
                    language="en",
                    by_push=True,
                    by_email=True,
                )
            )
            for role in ("member", *(["coordinator"] if coordinates else [])):
                session.add(
                    TeamMembershipRow(
                        **where,
                        id=new_id(),
                        team_id=team_id or self.team_id,
                        member_id=member_id,
                        role=role,
                        since_at=self.now,
                    )
                )
            await agree_to_service(session, self.cooperative_id, member_id, classes, now=self.now)
            if said_yes:
                await says_yes(session, self.cooperative_id, member_id, classes, now=self.now)
        return member_id

    async def a_worker(self, given_name: str = "Asha", **more: object) -> UUID:
        """A worker."""
        return await self.a_member(given_name, "worker", **more)  # type: ignore[arg-type]

    async def a_client(self, given_name: str = "Margaret", **more: object) -> UUID:
        """A client."""
        return await self.a_member(given_name, "client", **more)  # type: ignore[arg-type]

    async def a_coordinator(self, given_name: str = "Ruth", **more: object) -> UUID:
        """A member who coordinates the team."""
        return await self.a_member(given_name, "supporter", coordinates=True, **more)  # type: ignore[arg-type]

    async def trusts(self, client_id: UUID, contact_id: UUID, *topics: str) -> None:
        """The client trusts the contact on these topics (all, if none is named) for a year."""
        async with self.writing() as session:
            session.add(
                TrustedContactRow(
                    cooperative_id=self.cooperative_id,
                    id=new_id(),
                    client_id=client_id,
                    contact_id=contact_id,
                    topics=list(topics or ("times", "requests", "notes", "data")),
                    during=Range(self.now, self.now + timedelta(days=365)),
                )
            )

    async def a_session(self, member_id: UUID) -> tuple[UUID, str]:
        """A signed-in browser's session and its secret."""
        session_id, secret = new_id(), new_secret()
        async with self.writing() as session:
            session.add(
                MemberSessionRow(
                    cooperative_id=self.cooperative_id,
                    id=session_id,
                    member_id=member_id,
                    token_hash=sha256(secret),
                    created_at=self.now,
                    last_used_at=self.now,
                    expires_at=self.now + timedelta(days=60),
                    agent="test",
                )
            )
        return session_id, secret

    async def sign_in(self, member_id: UUID) -> httpx.AsyncClient:
        """A browser in which the member is signed in."""
        _session_id, secret = await self.a_session(member_id)
        browser = self.browser()
        browser.cookies.set(SESSION, secret)
        return browser

    def browser(self) -> httpx.AsyncClient:
        """A browser in which nobody is signed in."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(cast("Any", self.app), raise_app_exceptions=False),
            base_url="https://rota.example",
            headers={"sec-fetch-site": "same-origin"},
        )


@asynccontextmanager
async def running(app: Litestar) -> AsyncIterator[None]:
    """The application, started and stopped in one task of its own, as its cancel scopes need."""
    ready, done = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with app.lifespan():
            ready.set()
            await done.wait()

    task = asyncio.create_task(run())
    await asyncio.wait({task, asyncio.create_task(ready.wait())}, return_when=asyncio.FIRST_COMPLETED)
    try:
        yield
    finally:
        done.set()
        await task


@asynccontextmanager
async def a_world(database: TestDatabase, *, zone: str = "Europe/London", **settings: object) -> AsyncIterator[World]:
    """A cooperative of its own in the test's database, served by the real application."""
    clock = Now()
    app = create_app(settings_for(database, **settings), clock=clock)
    engine = connect(database.worker_url, name="tests", pool=2)
    try:
        async with running(app):
            world = World(engine, app, clock, zone)
            await world.found()
            yield world
    finally:
        await engine.dispose()
