"""Routes for being forgotten."""

from datetime import datetime
from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.api import own
from backend.privacy.door import Actor
from backend.privacy.erasing import commands, queries
from backend.privacy.erasing.schemas import Erasure, ErasureInput


@get("/my/erasure", opt=own("LegalRecord"))
async def my_erasure(
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    client_id: FromQuery[UUID | None] = None,
) -> Erasure:
    """What would be forgotten of me and when, what the law keeps until when, and what is gone already.

    Problem 403 where a client is named who is somebody else.
    """
    commands.must_be_own(client_id, actor=actor)
    return await queries.mine(session, actor)


@post("/my/erasure", opt=own("LegalRecord"))
async def ask_erasure(
    data: JSONBody[ErasureInput],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Erasure:
    """Asks to be forgotten; Problem 403 where somebody else is to be."""
    commands.must_be_own(data.client_id, actor=actor)
    await commands.ask(session, data.id, actor=actor, now=now)
    return await queries.mine(session, actor)


router = Router("/", route_handlers=[my_erasure, ask_erasure], tags=["privacy"])
