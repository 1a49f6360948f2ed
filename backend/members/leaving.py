"""A member leaves the cooperative from a day on: who may say so, until when it is taken back, and what of theirs ends.

What they did stays: visits, the fairness ledger, who looked at what.
"""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import record
from backend.kit.local_time import local_date
from backend.members.schemas import Leaving
from backend.members.tables import MemberRow, MemberSessionRow, TeamMembershipRow, TrustedContactRow
from backend.privacy.door import Access, Actor

# What ends with a membership, and by which the database keeps to it.
ENDING = Access(purpose="CareDelivery", recipient="HostingProcessor", categories=("Contact", "EmergencyContact"))
_MOST_DAYS = 366
_COORDINATORS_ALONE = text("select pg_advisory_xact_lock(hashtextextended('coordinators of ' || app_cooperative(), 0))")
_LET_TALKS_GO = text("select let_talks_go(:member, :now)")
_m = MemberRow


class Leaver(msgspec.Struct, frozen=True, kw_only=True):
    """A member who leaves, from the beginning of which day on; `by_id` is who said so."""

    id: UUID
    cooperative_id: UUID
    zone: str
    classes: tuple[str, ...]
    leaves_on: date
    by_id: UUID


async def of_member(session: AsyncSession, member_id: UUID, *, actor: Actor) -> Leaving:
    """Whether a member leaves, for themselves and who coordinates a team of theirs; Problem 404 for others."""
    if member_id != actor.member_id:
        await _must_be_ours(session, member_id, actor)
    found = select(_m.leaves_on, _m.leave_is_own, _m.left_at).where(_m.id == member_id)
    row = (await session.execute(found)).one()
    left = row.left_at is not None
    return Leaving(member_id=member_id, leaves_on=row.leaves_on, own=row.leave_is_own, left=left)


async def announce(session: AsyncSession, member_id: UUID, on: date, *, actor: Actor, now: datetime) -> Leaver | None:
    """From `on` the member is none any more; None, and nothing changed, where this very day was said before.

    Problem 404 for a member who is neither oneself nor of a team one coordinates, 400 for a day that is over or more
    than a year ahead, 409 where another day was said, or nobody who stays would coordinate anything.
    """
    member = await _mine(session, member_id, actor)
    if member.leaves_on == on:
        return None
    if member.leaves_on is not None:
        raise Problem("leaves_already", 409, {"on": member.leaves_on.isoformat()})
    _must_be_ahead(on, local_date(now, ZoneInfo(actor.zone)))
    await _must_leave_a_coordinator(session, member_id)
    await _set(session, member_id, on, own=member_id == actor.member_id)
    await _record(session, "member_leaves", member_id, on, actor=actor, now=now)
    return Leaver(
        id=member_id,
        cooperative_id=actor.cooperative_id,
        zone=actor.zone,
        classes=tuple(member.classes),
        leaves_on=on,
        by_id=actor.member_id,
    )


async def take_back(session: AsyncSession, member_id: UUID, *, actor: Actor, now: datetime) -> bool:
    """The member stays after all; False, and nothing changed, where nobody had said otherwise.

    Problem 404 as above, 409 where the day has come, or for anybody else where the member said it themselves.
    """
    member = await _mine(session, member_id, actor)
    if member.leaves_on is None:
        return False
    if member.leaves_on <= local_date(now, ZoneInfo(actor.zone)):
        raise Problem("leaves_already", 409, {"on": member.leaves_on.isoformat()})
    if member.leave_is_own and member_id != actor.member_id:
        raise Problem("leave_is_theirs", 409)
    await _set(session, member_id, None, own=False)
    await _record(session, "member_stays", member_id, member.leaves_on, actor=actor, now=now)
    return True


async def depart(session: AsyncSession, leaver: Leaver, *, now: datetime) -> None:
    """The day has come: sessions, teams, whom they trust or who trusts them, and talks about their data end.

    Needs `ENDING`.
    """
    s, m, t = MemberSessionRow, TeamMembershipRow, TrustedContactRow
    for row, whose in (
        (s, s.member_id == leaver.id),
        (m, m.member_id == leaver.id),
        (t, or_(t.client_id == leaver.id, t.contact_id == leaver.id)),
    ):
        await session.execute(
            update(row)
            .where(whose, row.ended_at.is_(None))
            .values(ended_at=now)
            .execution_options(synchronize_session=False)
        )
    await session.execute(_LET_TALKS_GO, {"member": leaver.id, "now": now})
    await session.execute(update(_m).where(_m.id == leaver.id).values(left_at=now, version=_m.version + 1))


async def due(session: AsyncSession, cooperative_id: UUID, zone: str, *, now: datetime) -> list[Leaver]:
    """Those whose day has come, and who are members still."""
    today = local_date(now, ZoneInfo(zone))
    rows = await session.execute(
        select(_m.id, _m.classes, _m.leaves_on).where(_m.left_at.is_(None), _m.leaves_on <= today).order_by(_m.id)
    )
    return [
        Leaver(
            id=row.id,
            cooperative_id=cooperative_id,
            zone=zone,
            classes=tuple(row.classes),
            leaves_on=row.leaves_on,
            by_id=row.id,
        )
        for row in rows
    ]


async def leaves_on(session: AsyncSession, member_id: UUID) -> date | None:
    """The first day on which somebody is no member any more, as far as it was said."""
    return await session.scalar(select(_m.leaves_on).where(_m.id == member_id))


async def _mine(session: AsyncSession, member_id: UUID, actor: Actor) -> MemberRow:
    if member_id != actor.member_id:
        await _must_be_ours(session, member_id, actor)
    query = select(_m).where(_m.id == member_id).with_for_update().execution_options(populate_existing=True)
    member = await session.scalar(query)
    if member is None or member.left_at is not None:
        raise not_found("member")
    return member


async def _must_be_ours(session: AsyncSession, member_id: UUID, actor: Actor) -> None:
    t = TeamMembershipRow
    ours = select(t.id).where(t.member_id == member_id, t.team_id.in_(actor.coordinates), t.ended_at.is_(None))
    if await session.scalar(ours.limit(1)) is None:
        raise not_found("member")


async def _must_leave_a_coordinator(session: AsyncSession, member_id: UUID) -> None:
    """Problem 409 where this one coordinates and nobody else who stays does; those who leave at once take turns."""
    await session.execute(_COORDINATORS_ALONE)
    t = TeamMembershipRow
    query = (
        select(t.member_id)
        .join(_m, (_m.cooperative_id == t.cooperative_id) & (_m.id == t.member_id))
        .where(t.role == "coordinator", t.ended_at.is_(None), _m.left_at.is_(None))
        .where(or_(_m.leaves_on.is_(None), _m.id == member_id))
    )
    if set(await session.scalars(query)) == {member_id}:
        raise Problem("last_coordinator", 409)


def _must_be_ahead(on: date, today: date) -> None:
    if on < today:
        raise refuse("on", "in_the_past")
    if on > today + timedelta(days=_MOST_DAYS):
        raise refuse("on", "too_far", most_days=_MOST_DAYS)


async def _set(session: AsyncSession, member_id: UUID, on: date | None, *, own: bool) -> None:
    changed = update(_m).where(_m.id == member_id).values(leaves_on=on, leave_is_own=own, version=_m.version + 1)
    await session.execute(changed.execution_options(synchronize_session=False))


async def _record(session: AsyncSession, kind: str, member_id: UUID, on: date, *, actor: Actor, now: datetime) -> None:
    payload = {"id": member_id, "member_id": member_id, "leaves_on": on}
    await record(session, actor.cooperative_id, kind, payload, actor_id=actor.member_id, now=now)
