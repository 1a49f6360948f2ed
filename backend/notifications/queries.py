"""My notices and how I am reached."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found
from backend.members.tables import MemberContactRow
from backend.notifications.schemas import Channels, Delivery, Notice
from backend.notifications.tables import DeliveryRow, NoticeRow
from backend.privacy.door import Actor

MOST = 50


async def notices(session: AsyncSession, actor: Actor) -> list[Notice]:
    """My last fifty notices, newest first, each with what became of it by each way."""
    n, d = NoticeRow, DeliveryRow
    rows = (
        await session.execute(
            select(n.id, n.kind, n.params, n.created_at, n.read_at, n.path)
            .where(n.member_id == actor.member_id)
            .order_by(n.created_at.desc(), n.id.desc())
            .limit(MOST)
        )
    ).all()
    sent = await session.execute(
        select(d.notice_id, d.channel, d.state, d.changed_at.label("at"), d.detail_code)
        .where(d.member_id == actor.member_id, d.notice_id.in_([row.id for row in rows]))
        .order_by(d.channel.desc())
    )
    ways: dict[object, list[Delivery]] = defaultdict(list)
    for row in sent:
        ways[row.notice_id].append(
            Delivery(channel=row.channel, state=row.state, at=row.at, detail_code=row.detail_code)
        )
    return [
        Notice(
            id=row.id,
            event_kind=row.kind,
            params=row.params,
            created_at=row.created_at,
            read_at=row.read_at,
            deliveries=tuple(ways[row.id]),
            url=f"/#{row.path}",
        )
        for row in rows
    ]


async def channels(session: AsyncSession, actor: Actor) -> Channels:
    """By which ways I want to be told."""
    c = MemberContactRow
    row = (await session.execute(select(c.by_push, c.by_email).where(c.member_id == actor.member_id))).first()
    if row is None:
        raise not_found("member")
    return Channels(push=row.by_push, email=row.by_email)
