"""Bringing an archive from elsewhere: look first, then take it or put it away."""

from datetime import datetime
from uuid import UUID

from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.archive import commands
from backend.archive.schemas import MOST_BODY_BYTES, Bring, BroughtArchive
from backend.members.api.entering import ACTING
from backend.privacy.api import reads
from backend.privacy.door import Actor

PATH = "/my/archive"
_BRINGING = reads(ACTING)


@post(PATH, opt=_BRINGING, request_max_body_size=MOST_BODY_BYTES)
async def bring(
    data: JSONBody[Bring],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> BroughtArchive:
    """Brings an archive; nothing of mine changes yet."""
    await commands.bring(session, data, actor=actor, now=now)
    return await commands.told(session, data.id, actor=actor, now=now)


@get(f"{PATH}/{{archive_id:uuid}}", opt=_BRINGING)
async def look(
    archive_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> BroughtArchive:
    """What an archive I brought holds."""
    return await commands.told(session, archive_id, actor=actor, now=now)


@post(f"{PATH}/{{archive_id:uuid}}/take", status_code=200, opt=_BRINGING)
async def take(
    archive_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> BroughtArchive:
    """What I said elsewhere I say here."""
    await commands.take(session, archive_id, actor=actor, now=now)
    return await commands.told(session, archive_id, actor=actor, now=now)


@delete(f"{PATH}/{{archive_id:uuid}}", opt=_BRINGING)
async def put_away(
    archive_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> None:
    """Deletes an archive I brought."""
    await commands.put_away(session, archive_id, actor=actor)


HANDLERS = (bring, look, take, put_away)
