"""Trust is given, changed and taken back by the client alone; who was trusted can step down, and do no more to it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select, update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.circle.schemas import Trust, TrustEnded
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import record
from backend.kit.local_time import day_starts_at, local_date
from backend.members.tables import TrustedContactRow
from backend.privacy.door import Actor

_DAY = timedelta(days=1)
LONGEST = timedelta(days=2 * 365)
# How long a client may put back what they took back themselves.
_RESTORABLE = _DAY
_t = TrustedContactRow


def must_be_the_client(actor: Actor, client_id: UUID) -> None:
    """Raises Problem 404 unless the client themselves ask: nobody they trust gives trust on."""
    if client_id != actor.member_id or "client" not in actor.classes:
        raise not_found("client")


def must_end_soon(until_on: date, zone: ZoneInfo, now: datetime) -> None:
    """Raises Problem 400 unless the last day is today or later, and within two years."""
    today = local_date(now, zone)
    if not today <= until_on <= today + LONGEST:
        raise refuse("until_on", "not_within", first_on=today.isoformat(), last_on=(today + LONGEST).isoformat())


def through(begins_at: datetime, until_on: date, zone: ZoneInfo) -> Range[datetime]:
    """From then to the end of that day where the cooperative is."""
    return Range(begins_at, day_starts_at(until_on + _DAY, zone))


async def change(session: AsyncSession, trust_id: UUID, data: Trust, *, actor: Actor, now: datetime) -> None:
    """Other topics, another last day; Problem 404 unless it is the client's own and holds."""
    zone = ZoneInfo(actor.zone)
    must_end_soon(data.until_on, zone, now)
    trust = await _given(session, trust_id, actor)
    if trust.ended_at is not None or trust.during.upper is None or trust.during.upper <= now:
        raise Problem("trust_over", 409)
    during = through(trust.during.lower or now, data.until_on, zone)
    await _write(session, trust.id, {"topics": list(dict.fromkeys(data.topics)), "during": during})
    await tell(session, trust, "trust_changed", by_id=actor.member_id, now=now)


async def take_back(session: AsyncSession, trust_id: UUID, *, actor: Actor, now: datetime) -> TrustEnded:
    """From now on they do not act for me; again changes nothing."""
    trust = await _given(session, trust_id, actor)
    if trust.ended_at is None:
        await _end(session, trust, actor.member_id, now)
    return TrustEnded(client_id=trust.client_id, ended=True)


async def restore(session: AsyncSession, trust_id: UUID, *, actor: Actor, now: datetime) -> TrustEnded:
    """What I took back myself within a day holds again; Problem 409 for what is over or was given anew since."""
    trust = await _given(session, trust_id, actor)
    if trust.ended_at is not None:
        mine = trust.ended_by_id == actor.member_id and trust.ended_at > now - _RESTORABLE
        over = trust.during.upper is None or trust.during.upper <= now
        if not mine or over or await _live(session, trust.client_id, trust.contact_id):
            raise Problem("trust_over", 409)
        await _write(session, trust.id, {"ended_at": None, "ended_by_id": None})
        await tell(session, trust, "trust_given", by_id=actor.member_id, now=now)
    return TrustEnded(client_id=trust.client_id, ended=False)


async def step_down(session: AsyncSession, client_id: UUID, *, actor: Actor, now: datetime) -> TrustEnded:
    """I act for this client no more; Problem 404 where I never did, again changes nothing."""
    query = select(_t).where(_t.client_id == client_id, _t.contact_id == actor.member_id).order_by(_t.id)
    held = (await session.scalars(_locked(query))).all()
    if not held:
        raise not_found("client")
    for trust in held:
        if trust.ended_at is None:
            await _end(session, trust, actor.member_id, now)
    return TrustEnded(client_id=client_id, ended=True)


async def end_live(session: AsyncSession, client_id: UUID, contact_id: UUID, *, now: datetime) -> None:
    """What was given before gives way to what is given now."""
    for trust_id in await _live(session, client_id, contact_id):
        await _write(session, trust_id, {"ended_at": now, "ended_by_id": client_id})


async def tell(session: AsyncSession, trust: TrustedContactRow, kind: str, *, by_id: UUID, now: datetime) -> None:
    """Writes down what became of a trust, for both sides to be told."""
    payload = {"id": trust.id, "client_id": trust.client_id, "contact_id": trust.contact_id}
    await record(session, trust.cooperative_id, kind, payload, actor_id=by_id, now=now)


async def _given(session: AsyncSession, trust_id: UUID, actor: Actor) -> TrustedContactRow:
    trust = await session.scalar(_locked(select(_t).where(_t.id == trust_id)))
    if trust is None:
        raise not_found("trusted_contact")
    must_be_the_client(actor, trust.client_id)
    return trust


def _locked(query: Select[TrustedContactRow]) -> Select[TrustedContactRow]:
    return query.with_for_update().execution_options(populate_existing=True)


async def _live(session: AsyncSession, client_id: UUID, contact_id: UUID) -> list[UUID]:
    mine = (_t.client_id == client_id, _t.contact_id == contact_id, _t.ended_at.is_(None))
    return list(await session.scalars(select(_t.id).where(*mine)))


async def _end(session: AsyncSession, trust: TrustedContactRow, by_id: UUID, now: datetime) -> None:
    await _write(session, trust.id, {"ended_at": now, "ended_by_id": by_id})
    await tell(session, trust, "trust_ended", by_id=by_id, now=now)


async def _write(session: AsyncSession, trust_id: UUID, values: Mapping[str, object]) -> None:
    await session.execute(
        update(_t).where(_t.id == trust_id).values(**values).execution_options(synchronize_session=False)
    )
