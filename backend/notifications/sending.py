"""One delivery, tried: what is known is written before the try and after it, each in a transaction of its own.

A worker that is killed between sending and writing leaves a try without an outcome. The next one sends once more
and says that it may have come twice; a second such try is the last, and the delivery has failed with
`outcome_unknown`. What it reads is the member's own: the program works in that member's context, under no grant.
"""

from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.kit.clock import Clock
from backend.kit.db import Context, transaction
from backend.kit.delivery import pause
from backend.kit.jobs import Payload, enqueue
from backend.members.tables import CooperativeRow, MemberContactRow, MemberSessionRow
from backend.notifications.push import Browser
from backend.notifications.tables import DeliveryRow, NoticeRow, PushSubscriptionRow

PROGRAM = "notifier"
MOST_TRIES = 5
_FIRST_PAUSE = timedelta(seconds=30)
_TRYING = "trying"
_AGAIN = "again:"
_d, _n = DeliveryRow, NoticeRow


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be sent to whom; `again` where an earlier try's outcome is unknown."""

    delivery_id: UUID
    kind: str
    params: dict[str, Any]
    path: str
    tries: int
    again: bool
    language: str
    email: str | None
    cooperative: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one try; `later` is tried again, not before `pause`."""

    kind: Literal["sent", "failed", "none", "later"]
    code: str | None = None
    pause: timedelta | None = None


def context_of(payload: Payload, clock: Clock) -> Context:
    """The member's own context, as the notifier."""
    return Context(
        cooperative_id=UUID(payload["cooperative_id"]),
        member_id=UUID(payload["member_id"]),
        program=PROGRAM,
        now=clock(),
    )


async def begin(engine: AsyncEngine, context: Context, delivery_id: UUID) -> Task | None:
    """Counts a try and says what to send; None where nothing is left to do."""
    async with transaction(engine, context) as session:
        row = await _waiting(session, delivery_id)
        if row is None:
            return None
        unknown = (row.detail_code or "").endswith(_TRYING)
        again = (row.detail_code or "").startswith(_AGAIN)
        if (unknown and again) or row.attempts >= MOST_TRIES:
            await _set(session, delivery_id, context.now, state="failed", detail_code="outcome_unknown")
            return None
        again = again or unknown
        code = _AGAIN + _TRYING if again else _TRYING
        await _set(session, delivery_id, context.now, attempts=row.attempts + 1, detail_code=code)
        return _task(row, again=again)


async def _waiting(session: AsyncSession, delivery_id: UUID) -> Row[*tuple[Any, ...]] | None:
    c, o = MemberContactRow, CooperativeRow
    return (
        await session.execute(
            select(
                _d.id, _d.attempts, _d.detail_code, _n.kind, _n.params, _n.path, c.language, c.email,
                o.name.label("cooperative"),
            )
            .join(_n, _n.id == _d.notice_id)
            .join(c, c.member_id == _d.member_id)
            .join(o, o.id == _d.cooperative_id)
            .where(_d.id == delivery_id, _d.state == "waiting")
            .with_for_update(of=_d)
        )
    ).first()  # fmt: skip


def _task(row: Row[*tuple[Any, ...]], *, again: bool) -> Task:
    return Task(
        delivery_id=row.id,
        kind=row.kind,
        params=row.params,
        path=row.path,
        tries=row.attempts + 1,
        again=again,
        language=row.language,
        email=row.email,
        cooperative=row.cooperative,
    )


async def end(engine: AsyncEngine, context: Context, task: Task, result: Result, job: tuple[str, Payload]) -> None:
    """Writes what became of the try; one that may succeed later is queued in the same transaction, up to the fifth."""
    async with transaction(engine, context) as session:
        if result.kind == "later" and task.tries < MOST_TRIES:
            code = f"{_AGAIN if task.again else ''}{result.code}"
            await _set(session, task.delivery_id, context.now, detail_code=code)
            delay = max(pause(task.tries, _FIRST_PAUSE), result.pause or timedelta())
            await enqueue(session, *job, delay=delay)
        elif result.kind == "later":
            await _set(session, task.delivery_id, context.now, state="failed", detail_code=result.code)
        else:
            code_of = "perhaps_twice" if result.kind == "sent" and task.again else result.code
            await _set(session, task.delivery_id, context.now, state=result.kind, detail_code=code_of)


async def _set(session: AsyncSession, delivery_id: UUID, now: datetime, **values: object) -> None:
    await session.execute(
        update(_d).where(_d.id == delivery_id, _d.state == "waiting").values(changed_at=now, **values)
    )


async def browsers(engine: AsyncEngine, context: Context) -> dict[UUID, Browser]:
    """The member's browsers that take pushes and in which they are still signed in."""
    p, s = PushSubscriptionRow, MemberSessionRow
    async with transaction(engine, context) as session:
        rows = await session.execute(
            select(p.id, p.endpoint, p.p256dh, p.auth)
            .join(s, s.id == p.session_id)
            .where(
                p.member_id == context.member_id, p.ended_at.is_(None), s.ended_at.is_(None), s.expires_at > context.now
            )
            .order_by(p.created_at, p.id)
        )
        return {row.id: Browser(endpoint=row.endpoint, p256dh=row.p256dh, auth=row.auth) for row in rows}


async def end_subscription(engine: AsyncEngine, context: Context, subscription_id: UUID) -> None:
    """The push service says this browser is gone."""
    p = PushSubscriptionRow
    async with transaction(engine, context) as session:
        await session.execute(update(p).where(p.id == subscription_id).values(ended_at=context.now))
