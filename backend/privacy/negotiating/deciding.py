"""The data role says yes or no to what waits, by name and with words; never to their own."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import Problem, not_found
from backend.kit.events import record
from backend.privacy.declaring.holding import must_hold, ones_own
from backend.privacy.declaring.versions import Version, steady
from backend.privacy.door import Actor
from backend.privacy.negotiating import rules
from backend.privacy.negotiating.agreeing import Settled, settle
from backend.privacy.negotiating.party import Party, alone
from backend.privacy.negotiating.said import Waiting, close, decide, waiting
from backend.privacy.negotiating.schemas import Outcome, Terms
from backend.privacy.negotiating.tables import NegotiationRow

_n = NegotiationRow
Decision = tuple[Waiting, Terms | None, Outcome]


async def accept(session: AsyncSession, negotiation_id: UUID, words: str, *, actor: Actor, now: datetime) -> None:
    """What waits is agreed as the member said it, nowhere further than is asked by now.

    Problem 404 for what does not wait here, 403 without the role and for one's own, 409 once it was answered, and where
    a law asks for it, so that nobody here can let them off.
    """
    party = await _ready(session, negotiation_id, actor, now)
    version, there = await steady(session, party.cooperative_id), await waiting(session, negotiation_id)
    if any(_must_stay(one, version) for one in there):
        raise Problem("needed_by_law", 409)
    decided = [_accepted(one, version, party, now) for one in there]
    await decide(session, negotiation_id, decided, party=party)
    await close(session, negotiation_id, by_id=actor.member_id, words=words, now=now)
    settled = _settled(decided, version, party.today(now))
    await settle(session, settled, negotiation_id, version.version, party=party, now=now)
    await _tell(session, "data_counter_accepted", negotiation_id, party, actor, now)


async def refuse(session: AsyncSession, negotiation_id: UUID, words: str, *, actor: Actor, now: datetime) -> None:
    """What waits is not agreed, for these words; what held before goes on. Problems as for `accept`."""
    party = await _ready(session, negotiation_id, actor, now)
    there = await waiting(session, negotiation_id)
    await decide(session, negotiation_id, [(one, one.terms, "refused") for one in there], party=party)
    await close(session, negotiation_id, by_id=actor.member_id, words=words, now=now)
    await _tell(session, "data_counter_refused", negotiation_id, party, actor, now)


async def _ready(session: AsyncSession, negotiation_id: UUID, actor: Actor, now: datetime) -> Party:
    await must_hold(session, actor, now=now)
    party = await _party(session, negotiation_id, actor)
    await alone(session, party.subject_id)
    if {party.subject_id, party.by_id} & await ones_own(session, actor):
        raise Problem("own_counter", 403)
    if await session.scalar(select(_n.state).where(_n.id == negotiation_id)) != "offered":
        raise Problem("negotiation_over", 409)
    return party


async def _party(session: AsyncSession, negotiation_id: UUID, actor: Actor) -> Party:
    """Whose negotiation it is, as who answered it. Their classes are not looked at: what waits concerned them."""
    found = await session.execute(select(_n.subject_id, _n.by_id).where(_n.id == negotiation_id))
    row = found.first()
    if row is None:
        raise not_found("negotiation")
    return Party(
        cooperative_id=actor.cooperative_id, subject_id=row.subject_id, classes=(), by_id=row.by_id, zone=actor.zone
    )


def _must_stay(one: Waiting, version: Version) -> bool:
    rule = version.rule(one.key)
    return rule is not None and rules.is_law(rule)


def _accepted(one: Waiting, version: Version, party: Party, now: datetime) -> Decision:
    """Agreed as it waited; what is asked no more, or was agreed to a day that is over, is agreed to be nothing."""
    rule, today = version.rule(one.key), party.today(now)
    if rule is None or one.terms is None:
        return one, one.terms, "agreed"
    return one, rules.within(one.terms, rules.asked(rule, today)), "agreed"


def _settled(decided: Iterable[Decision], version: Version, today: date) -> list[Settled]:
    found = ((version.rule(one.key), terms if terms and terms.until_on >= today else None) for one, terms, _ in decided)
    return [Settled(rule=rule, terms=terms) for rule, terms in found if rule is not None]


async def _tell(
    session: AsyncSession, kind: str, negotiation_id: UUID, party: Party, actor: Actor, now: datetime
) -> None:
    payload = {"id": negotiation_id, "member_id": party.subject_id, "by_id": party.by_id}
    await record(session, party.cooperative_id, kind, payload, actor_id=actor.member_id, now=now)
