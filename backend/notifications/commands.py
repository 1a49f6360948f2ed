"""Telling members, and how they set by what way."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found, refuse
from backend.kit.events import Event
from backend.kit.ids import new_id
from backend.kit.jobs import enqueue
from backend.members.tables import MemberContactRow
from backend.notifications.endpoints import allowed, keys_are_good
from backend.notifications.schemas import Channels, MarkRead, Subscribe, Subscribed, Unread
from backend.notifications.tables import DeliveryRow, NoticeRow, PushSubscriptionRow
from backend.privacy.door import Actor

_p = PushSubscriptionRow


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one member is to be told: a kind, figures, and a page of the app; `by_mail`, whatever ways they chose."""

    member_id: UUID
    kind: str
    path: str
    params: dict[str, Any] = {}
    by_mail: bool = False


async def tell(session: AsyncSession, event: Event, told: Iterable[Told], *, now: datetime) -> None:
    """Writes each member's notice once, and queues its sending by the ways they chose; needs their Contact."""
    once = {(one.member_id, one.kind): one for one in told}
    notices = [_notice(event, one, now) for one in once.values()]
    session.add_all(notices)
    await session.flush()
    chosen = await _channels(session, {one.member_id for one in once.values()})
    for notice in notices:
        also = ["email"] * once[notice.member_id, notice.kind].by_mail
        for channel in dict.fromkeys([*chosen.get(notice.member_id, ()), *also]):
            await _queue(session, notice, channel, now)
    await session.flush()


def _notice(event: Event, one: Told, now: datetime) -> NoticeRow:
    return NoticeRow(
        cooperative_id=event.cooperative_id,
        id=new_id(),
        event_id=event.id,
        member_id=one.member_id,
        kind=one.kind,
        params=one.params,
        path=one.path,
        created_at=now,
    )


async def _channels(session: AsyncSession, member_ids: set[UUID]) -> dict[UUID, Sequence[str]]:
    c = MemberContactRow
    rows = await session.execute(select(c.member_id, c.by_push, c.by_email).where(c.member_id.in_(member_ids)))
    return {row.member_id: [*["push"] * row.by_push, *["email"] * row.by_email] for row in rows}


async def _queue(session: AsyncSession, notice: NoticeRow, channel: str, now: datetime) -> None:
    delivery = DeliveryRow(
        cooperative_id=notice.cooperative_id,
        id=new_id(),
        notice_id=notice.id,
        member_id=notice.member_id,
        channel=channel,
        state="waiting",
        attempts=0,
        changed_at=now,
    )
    session.add(delivery)
    job = {"cooperative_id": notice.cooperative_id, "delivery_id": delivery.id, "member_id": notice.member_id}
    await enqueue(session, f"send_{channel}", {name: str(value) for name, value in job.items()})


async def mark_read(session: AsyncSession, data: MarkRead, *, actor: Actor, now: datetime) -> Unread:
    """I read these notices of mine; when I first did stays. What is not mine is passed over."""
    n = NoticeRow
    mine = [n.member_id == actor.member_id, n.read_at.is_(None)]
    these = mine if data.ids is None else [*mine, n.id.in_(data.ids)]
    await session.execute(update(n).where(*these).values(read_at=now).execution_options(synchronize_session=False))
    return Unread(unread=await session.scalar(select(func.count()).where(*mine)) or 0)


async def set_channels(session: AsyncSession, data: Channels, *, actor: Actor) -> Channels:
    """From the next notice on I am told by these ways."""
    c = MemberContactRow
    found = await session.execute(
        update(c).where(c.member_id == actor.member_id).values(by_push=data.push, by_email=data.email).returning(c.id)
    )
    if found.first() is None:
        raise not_found("member")
    return data


async def subscribe(
    session: AsyncSession,
    subscription_id: UUID,
    data: Subscribe,
    *,
    hosts: tuple[str, ...],
    actor: Actor,
    now: datetime,
) -> Subscribed:
    """This browser takes pushes from now on, as long as its session lives; asked again it changes nothing.

    Problem 400 for an address that is no known push service's, or keys that are none.
    """
    if not allowed(data.endpoint, hosts):
        raise refuse("endpoint", "not_a_push_service")
    if not keys_are_good(data.keys.p256dh, data.keys.auth):
        raise refuse("keys", "not_push_keys")
    await session.execute(
        delete(_p).where(_p.member_id == actor.member_id, _p.endpoint == data.endpoint, _p.id != subscription_id)
    )
    values = {
        "member_id": actor.member_id,
        "session_id": actor.session_id,
        "endpoint": data.endpoint,
        "p256dh": data.keys.p256dh,
        "auth": data.keys.auth,
        "ended_at": None,
    }
    known = await session.execute(
        update(_p)
        .where(_p.id == subscription_id, _p.member_id == actor.member_id)
        .values(**values)
        .returning(_p.created_at)
    )
    created_at = known.scalar()
    if created_at is None:
        where = {"cooperative_id": actor.cooperative_id, "id": subscription_id, "created_at": now}
        await session.execute(insert(_p).values(**where, **values))
    return Subscribed(id=subscription_id, created_at=created_at or now)


async def unsubscribe(session: AsyncSession, subscription_id: UUID, *, actor: Actor) -> None:
    """This browser takes no more pushes; what is not mine, or no longer there, is passed over."""
    await session.execute(delete(_p).where(_p.id == subscription_id, _p.member_id == actor.member_id))
