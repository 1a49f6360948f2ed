"""Which declaration is in force; the first is the code's own, written when somebody first joins."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.ids import new_id
from backend.privacy.declaring.schemas import DeclaredRule
from backend.privacy.declaring.tables import DeclarationRow, DeclaredRuleRow
from backend.privacy.purposes import DECLARATION, Rule

_STEADY = text("select pg_advisory_xact_lock_shared(hashtextextended('declaration ' || :cooperative, 0))")
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(hashtextextended('declaration ' || :cooperative, 0))")
_d, _r = DeclarationRow, DeclaredRuleRow
_FIELDS = DeclaredRule.__struct_fields__


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version with its rules, in order."""

    id: UUID
    version: int
    made_by_id: UUID | None
    made_at: datetime
    rules: tuple[DeclaredRule, ...]

    def rule(self, key: tuple[str, str, str]) -> DeclaredRule | None:
        """The rule of this key, where this version has it."""
        return next((rule for rule in self.rules if rule.key == key), None)


def first_rules() -> tuple[DeclaredRule, ...]:
    """The code's own declaration, as version 1."""
    return tuple(as_declared(rule, asked_since=1) for rule in DECLARATION)


def as_declared(rule: Rule, *, asked_since: int) -> DeclaredRule:
    """A rule of the code as a declaration has it."""
    return msgspec.convert({**msgspec.structs.asdict(rule), "asked_since": asked_since}, DeclaredRule)


async def in_force(session: AsyncSession) -> Version:
    """The version in force in this cooperative."""
    found = (
        await session.execute(select(_d.id, _d.version, _d.made_by_id, _d.made_at).order_by(_d.version.desc()).limit(1))
    ).one()
    return Version(**found._mapping, rules=await _rules(session, found.id))


async def _rules(session: AsyncSession, declaration_id: UUID) -> tuple[DeclaredRule, ...]:
    rows = await session.execute(
        select(*(getattr(_r, name) for name in _FIELDS)).where(_r.declaration_id == declaration_id).order_by(_r.seq)
    )
    return tuple(msgspec.convert(dict(row._mapping), DeclaredRule) for row in rows)


async def write_first(session: AsyncSession, cooperative_id: UUID, *, now: datetime) -> Version:
    """The version in force, which is the first where there was none: of two who join at once one writes it."""
    await alone(session, cooperative_id)
    if await session.scalar(select(_d.id).limit(1)) is None:
        await write(session, cooperative_id, 1, first_rules(), made_by_id=None, now=now)
    return await in_force(session)


async def alone(session: AsyncSession, cooperative_id: UUID) -> None:
    """Until this transaction ends nobody else writes a declaration."""
    await session.execute(_ONE_AT_A_TIME, {"cooperative": str(cooperative_id)})


async def steady(session: AsyncSession, cooperative_id: UUID) -> Version:
    """The version in force, which stays so until this transaction ends: nothing is agreed that is asked no more."""
    await session.execute(_STEADY, {"cooperative": str(cooperative_id)})
    return await in_force(session)


async def write(
    session: AsyncSession,
    cooperative_id: UUID,
    version: int,
    rules: Iterable[DeclaredRule],
    *,
    made_by_id: UUID | None,
    now: datetime,
) -> None:
    """Adds a version, in force from now on."""
    said, declaration_id, where = tuple(rules), new_id(), {"cooperative_id": cooperative_id}
    head = {"version": version, "made_by_id": made_by_id, "made_at": now, "in_force_at": now}
    await session.execute(insert(_d).values(**where, id=declaration_id, sha256=digest(said), **head))
    rows = [
        {**where, "id": new_id(), "declaration_id": declaration_id, "seq": seq, **_columns(rule)}
        for seq, rule in enumerate(said)
    ]
    await session.execute(insert(_r), rows)


def _columns(rule: DeclaredRule) -> dict[str, object]:
    return {**msgspec.structs.asdict(rule), "classes": list(rule.classes)}


def digest(rules: tuple[DeclaredRule, ...]) -> str:
    """SHA-256 of the rules as JSON with its keys in order: the same for the same rules in the same order."""
    return sha256(msgspec.json.encode(rules, order="sorted")).hexdigest()
