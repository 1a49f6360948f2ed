"""The route on which a coordinator reads about a client in an emergency of theirs."""

from datetime import datetime
from uuid import UUID

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care import emergency
from backend.care.schemas import InEmergency
from backend.kit.web.routes import AnyRequest
from backend.privacy.api import in_emergency
from backend.privacy.door import Actor


@get("/clients/{client_id:uuid}/emergency", opt=in_emergency())
async def read_in_emergency(
    request: AnyRequest,
    client_id: FromPath[UUID],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> InEmergency:
    """How to reach a client, where they live and how to get in, while an emergency that I opened is live."""
    return await emergency.read(session, request.app.state["grants"], client_id, actor=actor, now=now)


HANDLERS = (read_in_emergency,)
