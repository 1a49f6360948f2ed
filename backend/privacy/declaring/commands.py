"""The data role tries a next declaration, and makes it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import version_conflict
from backend.kit.events import announce, record
from backend.privacy.declaring import rules
from backend.privacy.declaring.holding import must_hold
from backend.privacy.declaring.schemas import AskedAgain, DeclarationTrial, ProposedDeclaration, RuleKey
from backend.privacy.declaring.versions import Version, alone, in_force, write
from backend.privacy.door import Actor

_END_DROPPED = text("select end_dropped(:now)")


async def try_out(
    session: AsyncSession, data: ProposedDeclaration, members: Mapping[str, int], *, actor: Actor, now: datetime
) -> DeclarationTrial:
    """What this version would mean; nothing is changed. `members` are how many there are of each class."""
    base = await _base(session, data, actor, now)
    wanted = rules.checked(data.rules, base.rules)
    found = rules.difference(wanted, base.rules)
    again = {(key.category, key.purpose, key.recipient) for key in (*found.broader, *found.added)}
    classes = {one for rule in wanted if rule.key in again for one in rule.classes}
    asked = tuple(AskedAgain(member_class=one, members=members.get(one, 0)) for one in sorted(classes))
    return DeclarationTrial(
        broader=found.broader, narrower=found.narrower, dropped=found.dropped, added=found.added, asked_again=asked
    )


async def declare(session: AsyncSession, data: ProposedDeclaration, *, actor: Actor, now: datetime) -> Version:
    """The next version is in force. Who agreed to less than it asks lives on under what they agreed until they answer.

    What it asks for no more is read no more. The same rules again change nothing. Problem 403 without the role, 409
    where somebody made a version meanwhile, 400 naming what cannot be declared.
    """
    await alone(session, actor.cooperative_id)
    base = await _base(session, data, actor, now)
    wanted = rules.checked(data.rules, base.rules)
    made = rules.in_version(wanted, base.version + 1)
    if made == base.rules:
        return base
    await write(session, actor.cooperative_id, base.version + 1, made, made_by_id=actor.member_id, now=now)
    found = rules.difference(wanted, base.rules)
    if found.dropped:
        await session.execute(_END_DROPPED, {"now": now})
        await announce(session, actor.cooperative_id, "agreements_changed", {})
    await _tell(session, base.version + 1, (*found.broader, *found.added), actor, now)
    return await in_force(session)


async def _base(session: AsyncSession, data: ProposedDeclaration, actor: Actor, now: datetime) -> Version:
    await must_hold(session, actor, now=now)
    base = await in_force(session)
    if base.version != data.base_version:
        raise version_conflict(base.version)
    return base


async def _tell(session: AsyncSession, version: int, more: tuple[RuleKey, ...], actor: Actor, now: datetime) -> None:
    payload = {"version": version, "asks_more": bool(more)}
    await record(session, actor.cooperative_id, "declaration_made", payload, actor_id=actor.member_id, now=now)
