"""What waits for the people who hold the data role, and the declaration as everybody reads it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.privacy.declaring.holding import holders, must_hold, ones_own
from backend.privacy.declaring.schemas import Declaration, Person
from backend.privacy.declaring.versions import in_force
from backend.privacy.door import Actor
from backend.privacy.emergency import queries as emergencies
from backend.privacy.negotiating import queries
from backend.privacy.negotiating.party import Names, Naming, person, subject
from backend.privacy.negotiating.schemas import Counter, DataRoleDesk, Negotiation
from backend.privacy.negotiating.tables import NegotiationRow
from backend.privacy.questions import queries as questions

_n = NegotiationRow


async def waiting(session: AsyncSession, *, actor: Actor, naming: Naming, now: datetime) -> DataRoleDesk:
    """Counters and questions that nobody answered yet, the one due first at the top. Problem 403 without the role."""
    await must_hold(session, actor, now=now)
    holding = await holders(session, now=now)
    names = await naming(session, holding)
    return DataRoleDesk(
        counters=tuple(await _counters(session, actor, naming)),
        questions=tuple(
            await questions.waiting(session, await ones_own(session, actor), naming=naming, zone=actor.zone)
        ),
        declaration=await declaration(session, naming=naming),
        holders=tuple(_known(names, one) for one in holding),
        emergencies=tuple(await emergencies.at_the_desk(session, naming=naming, now=now)),
    )


async def _counters(session: AsyncSession, actor: Actor, naming: Naming) -> list[Counter]:
    rows = await session.execute(
        select(_n.id, _n.subject_id, _n.by_id).where(_n.state == "offered").order_by(_n.answer_by_at, _n.id)
    )
    whose = {row.id: (row.subject_id, row.by_id) for row in rows}
    open_ones = await queries.negotiations(session, _n.state == "offered", naming=naming, zone=actor.zone)
    names = await naming(session, {subject_id for subject_id, _ in whose.values()})
    own = await ones_own(session, actor)
    found = {one.id: one for one in open_ones}
    return [
        Counter(
            **{name: getattr(found[one], name) for name in Negotiation.__struct_fields__},
            subject=subject(names, subject_id),
            own=bool({subject_id, by_id} & own),
        )
        for one, (subject_id, by_id) in whose.items()
        if one in found
    ]


async def declaration(session: AsyncSession, *, naming: Naming) -> Declaration:
    """The version in force, and who made it."""
    version = await in_force(session)
    names = await naming(session, [version.made_by_id] if version.made_by_id else [])
    return Declaration(
        version=version.version,
        made_at=version.made_at,
        made_by=person(names, version.made_by_id),
        rules=version.rules,
    )


def _known(names: Names, member_id: UUID) -> Person:
    return Person(id=member_id, given_name=names[member_id].given_name if member_id in names else "")
