"""A client asks somebody to act for them: a link for one use, good for a week, sent to one address."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.circle.granting import must_be_the_client, must_end_soon
from backend.care.circle.schemas import Invitation, Invite
from backend.care.circle.tables import TrustInvitationRow
from backend.kit import catalogs
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import record
from backend.kit.jobs import enqueue
from backend.members.commands import count_try
from backend.members.tables import MemberContactRow
from backend.privacy.door import Actor

LINK_LASTS = timedelta(days=7)
_MOST_A_DAY = 10
_v = TrustInvitationRow


async def invite(
    session: AsyncSession, client_id: UUID, invitation_id: UUID, data: Invite, *, actor: Actor, now: datetime
) -> bool:
    """Asks somebody, unless this very invitation was made already; whether it is new.

    Problem 404 for anybody but the client themselves, 400 for their own address, 429 after ten a day.
    """
    must_be_the_client(actor, client_id)
    must_end_soon(data.until_on, ZoneInfo(actor.zone), now)
    language = await _language(session, actor, data.email)
    await count_try(session, f"invite:{actor.member_id}", now=now, most=_MOST_A_DAY, window=timedelta(days=1))
    made = insert(_v).values(
        cooperative_id=actor.cooperative_id,
        id=invitation_id,
        client_id=client_id,
        given_name=data.given_name.strip(),
        email=data.email.strip(),
        language=language,
        topics=list(dict.fromkeys(data.topics)),
        until_on=data.until_on,
        created_at=now,
        expires_at=now + LINK_LASTS,
    )
    new = await session.execute(made.on_conflict_do_nothing().returning(_v.id))
    if new.first() is None:
        await _mine(session, invitation_id, actor)
        return False
    job = {"cooperative_id": str(actor.cooperative_id), "invitation_id": str(invitation_id)}
    await enqueue(session, "send_trust_invitation", job)
    payload = {"id": invitation_id, "client_id": client_id}
    await record(session, actor.cooperative_id, "trust_offered", payload, actor_id=actor.member_id, now=now)
    return True


async def _language(session: AsyncSession, actor: Actor, email: str) -> str:
    """The client's own, in which the mail is written; Problem 400 where the address is theirs."""
    c = MemberContactRow
    mine = (await session.execute(select(c.email, c.language).where(c.member_id == actor.member_id))).first()
    if mine is not None and (mine.email or "").lower() == email.strip().lower():
        raise refuse("email", "own_address")
    return mine.language if mine is not None else catalogs.DEFAULT


async def withdraw(session: AsyncSession, invitation_id: UUID, *, actor: Actor, now: datetime) -> None:
    """The link is of no use any more; again changes nothing. Problem 409 where it was used."""
    invitation = await _mine(session, invitation_id, actor)
    if invitation.used_at is not None:
        raise Problem("invitation_used", 409)
    if invitation.ended_at is None:
        ending = update(_v).where(_v.id == invitation_id).values(ended_at=now)
        await session.execute(ending.execution_options(synchronize_session=False))


async def of_client(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> list[Invitation]:
    """The client's invitations that nobody has answered, the newest first; for them alone."""
    must_be_the_client(actor, client_id)
    open_ones = (_v.client_id == client_id, _v.used_at.is_(None), _v.ended_at.is_(None))
    rows = await session.scalars(select(_v).where(*open_ones).order_by(_v.created_at.desc(), _v.id))
    return [_shown(row, now) for row in rows]


def _shown(row: TrustInvitationRow, now: datetime) -> Invitation:
    return Invitation(
        id=row.id,
        given_name=row.given_name,
        email=row.email,
        topics=tuple(row.topics),  # type: ignore[arg-type]  # the table holds no other
        until_on=row.until_on,
        created_at=row.created_at,
        expires_at=row.expires_at,
        sent=row.sent_at is not None,
        over=row.expires_at <= now,
    )


async def _mine(session: AsyncSession, invitation_id: UUID, actor: Actor) -> TrustInvitationRow:
    query = select(_v).where(_v.id == invitation_id, _v.client_id == actor.member_id).with_for_update()
    found = await session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise not_found("invitation")
    return found
