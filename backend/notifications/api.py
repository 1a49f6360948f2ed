"""Routes for my notices and for how I am reached."""

from datetime import datetime
from uuid import UUID

from litestar import Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.web.routes import AnyRequest
from backend.notifications import commands, queries
from backend.notifications.installation import Installation
from backend.notifications.push import application_server_key
from backend.notifications.schemas import Channels, MarkRead, Notice, PushKey, Subscribe, Subscribed, Unread
from backend.privacy.api import nothing_personal, own
from backend.privacy.door import Actor


@get("/my/notifications", opt=own("Messages"))
async def notices(actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]) -> list[Notice]:
    """What I was told, newest first."""
    return await queries.notices(session, actor)


@post("/my/notifications/read", status_code=200, opt=own("Messages"))
async def mark_read(
    data: JSONBody[MarkRead],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Unread:
    """I read these notices, or all of them."""
    return await commands.mark_read(session, data, actor=actor, now=now)


@get("/my/channels", opt=own("Contact"))
async def channels(actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]) -> Channels:
    """By which ways I am told."""
    return await queries.channels(session, actor)


@put("/my/channels", opt=own("Contact"))
async def set_channels(
    data: JSONBody[Channels], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> Channels:
    """Sets by which ways I am told."""
    return await commands.set_channels(session, data, actor=actor)


@get("/push-key", opt=nothing_personal())
async def push_key(request: AnyRequest, actor: NamedDependency[Actor]) -> PushKey:
    """The key under which a browser subscribes."""
    del actor
    return PushKey(key=application_server_key(_installation(request).secret))


@put("/my/push-subscriptions/{subscription_id:uuid}", opt=own("Contact"))
async def subscribe(
    request: AnyRequest,
    subscription_id: FromPath[UUID],
    data: JSONBody[Subscribe],
    actor: NamedDependency[Actor],
    session: NamedDependency[AsyncSession],
    now: NamedDependency[datetime],
) -> Subscribed:
    """This browser takes pushes."""
    hosts = _installation(request).push_hosts
    return await commands.subscribe(session, subscription_id, data, hosts=hosts, actor=actor, now=now)


@delete("/my/push-subscriptions/{subscription_id:uuid}", opt=own("Contact"))
async def unsubscribe(
    subscription_id: FromPath[UUID], actor: NamedDependency[Actor], session: NamedDependency[AsyncSession]
) -> None:
    """This browser takes no more pushes."""
    await commands.unsubscribe(session, subscription_id, actor=actor)


def _installation(request: AnyRequest) -> Installation:
    settings: Installation = request.app.state["settings"]
    return settings


router = Router(
    "/",
    route_handlers=[notices, mark_read, channels, set_channels, push_key, subscribe, unsubscribe],
    tags=["notifications"],
)
