"""Taking everything along: one file."""

import asyncio
from datetime import datetime

from litestar import Response, get
from litestar.di import NamedDependency
from sqlalchemy.ext.asyncio import AsyncSession

from backend.archive.contents import collect
from backend.archive.packing import packed
from backend.kit.web.routes import AnyRequest
from backend.privacy.api import own
from backend.privacy.documents.api import places
from backend.privacy.door import Actor
from backend.privacy.purposes import CATEGORIES, DECLARATION
from backend.settings import Settings

ZIP = "application/zip"
# All that one may see of oneself.
OWN = [c for c in CATEGORIES if any(r.category == c and r.purpose == "SubjectAccess" for r in DECLARATION)]


@get("/my/archive", opt=own(*OWN), media_type=ZIP)
async def take_along(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Response[bytes]:
    """Everything there is of me, in one file."""
    settings: Settings = request.app.state["settings"]
    contents = await collect(session, actor, country=settings.country, now=now)
    name = f"commonrota-{now.date().isoformat()}.zip"
    return Response(
        await asyncio.to_thread(packed, contents, places(request, actor)),
        media_type=ZIP,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


HANDLERS = (take_along,)
