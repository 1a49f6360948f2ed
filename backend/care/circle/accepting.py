"""Whoever holds the link says yes: a member with that address is linked, anybody else becomes one with it."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.circle.granting import end_live, tell, through
from backend.care.circle.schemas import Accepted, AcceptInvitation, Invited
from backend.kit import catalogs
from backend.kit.db import Context, speak_for
from backend.kit.errors import Problem, refuse
from backend.kit.ids import new_id
from backend.kit.local_time import local_date
from backend.kit.tokens import sha256
from backend.members.joining import Joining, join
from backend.members.tables import TrustedContactRow

_READ = text("select * from read_invitation(:token_hash, :now)")
_USE = text("select use_invitation(:cooperative_id, :invitation_id, :now)")
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended('trust invitation ' || lower(:email), 0))")


async def read(session: AsyncSession, token: str, *, now: datetime) -> Invited:
    """What the link is about; Problem 410 for one that is wrong, used, late or taken back: all the same."""
    found = await _behind(session, token, now)
    return Invited(
        client_given_name=found.client_name,
        given_name=found.given_name,
        topics=tuple(found.topics),
        until_on=found.until_on,
        cooperative=found.cooperative_name,
        phone=found.phone,
        member=found.contact_id is not None,
    )


async def accept(session: AsyncSession, data: AcceptInvitation, *, now: datetime) -> tuple[Accepted, Context]:
    """The trust holds from now on; and the context of whom it was given to, in which the session stays.

    No session of a member who was there before is opened: a week-old link is not a way into somebody's account.
    """
    found = await _alone(session, data.token, now)
    contact_id, zone = found.contact_id or new_id(), ZoneInfo(found.zone)
    context = Context(cooperative_id=found.cooperative_id, member_id=contact_id, now=now)
    await speak_for(session, context)
    if found.until_on < local_date(now, zone) or not await _use(session, found, now):
        raise Problem("invitation_not_valid", 410)
    if found.contact_id is None:
        await join(session, context, _as_member(data, found), now=now)
    await _trust(session, context, found, zone, now)
    return Accepted(client_id=found.client_id, joined=found.contact_id is None), context


async def _alone(session: AsyncSession, token: str, now: datetime) -> Row[Any]:
    """Two links to one address wait for each other, so that two memberships never come of them."""
    await session.execute(_ONE_AT_A_TIME, {"email": (await _behind(session, token, now)).email})
    return await _behind(session, token, now)


async def _behind(session: AsyncSession, token: str, now: datetime) -> Row[Any]:
    row = (await session.execute(_READ, {"token_hash": sha256(token), "now": now})).first()
    if row is None:
        raise Problem("invitation_not_valid", 410)
    return row


async def _use(session: AsyncSession, found: Row[Any], now: datetime) -> bool:
    place = {"cooperative_id": found.cooperative_id, "invitation_id": found.invitation_id}
    return bool(await session.scalar(_USE, {**place, "now": now}))


def _as_member(data: AcceptInvitation, found: Row[Any]) -> Joining:
    if data.language not in catalogs.languages():
        raise refuse("language", "no_catalog", choices=", ".join(catalogs.languages()))
    return Joining(
        given_name=data.given_name.strip(),
        family_name=data.family_name.strip(),
        email=found.email,
        language=data.language,
        classes=("supporter",),
    )


async def _trust(session: AsyncSession, context: Context, found: Row[Any], zone: ZoneInfo, now: datetime) -> UUID:
    contact_id = context.member_id
    if contact_id is None:
        raise TypeError("trust is given to somebody")
    await end_live(session, found.client_id, contact_id, now=now)
    trust = TrustedContactRow(
        cooperative_id=found.cooperative_id,
        id=new_id(),
        client_id=found.client_id,
        contact_id=contact_id,
        topics=list(found.topics),
        during=through(now, found.until_on, zone),
    )
    columns = ("cooperative_id", "id", "client_id", "contact_id", "topics", "during")
    await session.execute(insert(TrustedContactRow).values({name: getattr(trust, name) for name in columns}))
    await tell(session, trust, "trust_given", by_id=contact_id, now=now)
    return trust.id
