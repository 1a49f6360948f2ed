"""How a route says what it reads, who is asking, and the routes for one's own data."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency, Provide
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.db import Row
from backend.kit.errors import Problem
from backend.kit.tokens import sha256
from backend.kit.web.cookies import SESSION, cookies
from backend.kit.web.routes import AnyRequest
from backend.privacy import queries
from backend.privacy.door import Access, Actor, Door
from backend.privacy.purposes import EMERGENCY, Category, Purpose, Recipient
from backend.privacy.schemas import Agreement

# Whose screen asks, where it says so.
_FOR_MEMBER = "for-member"


def reads(*accesses: Access) -> dict[str, Any]:
    """`opt` of a route that reads about other people."""
    categories = sorted({category for access in accesses for category in access.categories})
    purposes = list(dict.fromkeys(access.purpose for access in accesses))
    said = {"x-purpose": purposes, "x-data-categories": categories, "x-recipients": [a.recipient for a in accesses]}
    return {"access": accesses, "x": said}


def access(purpose: Purpose, recipient: Recipient, *categories: Category) -> Access:
    """One thing a route reads; LookupError at start where the declaration has no such rule."""
    return Access(purpose=purpose, recipient=recipient, categories=categories)


def own(*categories: Category) -> dict[str, Any]:
    """`opt` of a route on which a member meets nothing but their own data: no grant is needed."""
    said = {"x-purpose": ["SubjectAccess"], "x-data-categories": sorted(categories), "x-recipients": ["Self"]}
    return {"access": (), "x": said}


def in_emergency() -> dict[str, Any]:
    """`opt` of the one route that reads without an agreement: while an emergency is live, which it asks for itself."""
    said = {"x-purpose": [EMERGENCY.purpose], "x-data-categories": sorted(EMERGENCY.categories)}
    return {"access": (), "x": {**said, "x-recipients": [EMERGENCY.recipient]}}


def nothing_personal() -> dict[str, Any]:
    """`opt` of a route for signed-in members that carries no personal data."""
    return {"access": (), "x": {"x-purpose": [], "x-data-categories": []}}


def anybody() -> dict[str, Any]:
    """`opt` of a route that needs no session and carries no personal data."""
    return {"anybody": True, "x": {"x-purpose": [], "x-data-categories": []}}


async def provide_actor(
    request: AnyRequest, session: NamedDependency[AsyncSession], now: NamedDependency[datetime]
) -> Actor:
    """The signed-in member, with the transaction set up for what the route reads.

    Problem 401 without a session, and where the page that asks was opened by another member of the same browser.
    """
    door: Door = request.app.state["door"]
    accesses: tuple[Access, ...] = request.route_handler.opt["access"]
    token = cookies(request.scope).get(SESSION, "")
    return _as_meant(request, await door.enter(session, sha256(token), accesses, now=now))


def _as_meant(request: AnyRequest, actor: Actor) -> Actor:
    # Pages of one browser share its session: one that was left open would act as, and be told of, whoever came after.
    if request.headers.get(_FOR_MEMBER, str(actor.member_id)) != str(actor.member_id):
        raise Problem("not_signed_in", 401)
    return actor


class Asking(msgspec.Struct, frozen=True):
    """A request whose one statement says who asks and answers them: a page asked for so often that each way counts."""

    door: Door
    key: tuple[bytes, tuple[Access, ...]]
    now: datetime
    request: AnyRequest

    async def read(self, statement: str, values: Callable[[Actor], tuple[object, ...]]) -> tuple[Actor, Row]:
        """As `Door.read`."""
        actor, row = await self.door.read(statement, self.key, values, now=self.now)
        return _as_meant(self.request, actor), row


def provide_asking(request: AnyRequest, now: NamedDependency[datetime]) -> Asking:
    """Who asks is found out by the statement itself."""
    token_hash = sha256(cookies(request.scope).get(SESSION, ""))
    return Asking(request.app.state["door"], (token_hash, request.route_handler.opt["access"]), now, request)


DEPENDENCIES = {
    "actor": Provide(provide_actor),
    "asking": Provide(provide_asking, sync_to_thread=False),
}


@get("/my/data/agreements", opt=own("LegalRecord"))
async def my_agreements(actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]) -> list[Agreement]:
    """The agreements I live under."""
    return await queries.agreements(session, actor.member_id)


router = Router("/", route_handlers=[my_agreements], tags=["privacy"])
