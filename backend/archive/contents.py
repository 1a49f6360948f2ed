"""Everything of one member, read as they themselves: no grant is needed, and none would open more."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.archive.kinds import Kind, kinds, plain
from backend.archive.tables import unpacked
from backend.members.tables import CooperativeRow, MemberRow, TeamMembershipRow, TeamRow
from backend.privacy.documents import queries as documents
from backend.privacy.documents.receipts import Agreed, Controller
from backend.privacy.door import Actor
from backend.privacy.proof import queries as proof
from backend.privacy.proof.schemas import MyEntry
from backend.privacy.sealing.words import open_rows

Json = dict[str, Any]
_LOOKS = text("select * from who_looked(:subject, 'infinity', 2147483647)")
_m, _tm, _t, _c = MemberRow, TeamMembershipRow, TeamRow, CooperativeRow


class Records(msgspec.Struct, frozen=True):
    """The rows of one kind, with plain values."""

    kind: Kind
    rows: tuple[Json, ...]


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """All there is of a member at one instant."""

    made_at: datetime
    language: str
    zone: str
    member_id: UUID
    name: str
    classes: tuple[str, ...]
    joined_at: datetime
    teams: tuple[str, ...]
    cooperative_id: UUID
    controller: Controller
    records: tuple[Records, ...]
    agreements: tuple[Agreed, ...]
    looks: tuple[Json, ...]
    ledger: tuple[MyEntry, ...]
    brought: tuple[tuple[UUID, bytes], ...]

    def of(self, name: str) -> tuple[Json, ...]:
        """The rows of one kind."""
        return next((records.rows for records in self.records if records.kind.name == name), ())


async def collect(session: AsyncSession, actor: Actor, *, country: str | None, now: datetime) -> Contents:
    """Reads everything."""
    me = (await session.execute(select(_m.joined_at).where(_m.id == actor.member_id))).one()
    rows = {kind.name: (kind, await _rows(session, kind, actor.member_id)) for kind in kinds()}
    records = [Records(kind, tuple(map(kind.told, found))) for kind, found in rows.values()]
    return Contents(
        made_at=now,
        language=await documents.language(session, actor.member_id),
        zone=actor.zone,
        member_id=actor.member_id,
        name=_name(records),
        classes=actor.classes,
        joined_at=me.joined_at,
        teams=await _teams(session, actor.member_id),
        cooperative_id=actor.cooperative_id,
        controller=await documents.controller(session, country),
        records=tuple(records),
        agreements=tuple(await documents.all_agreed(session, actor.member_id, zone=actor.zone)),
        looks=await _looks(session, actor.member_id),
        ledger=await _ledger(session, actor),
        brought=tuple((row["id"], unpacked(row["content"])) for row in rows["brought_archive"][1]),
    )


def _name(records: list[Records]) -> str:
    named = next((row for one in records if one.kind.name == "member_identity" for row in one.rows), None)
    return f"{named['given_name']} {named['family_name']}".strip() if named else ""


async def _rows(session: AsyncSession, kind: Kind, member_id: UUID) -> list[Json]:
    """Whole rows, with what is sealed in them opened."""
    found = await session.execute(select(kind.table).where(kind.about(member_id)).order_by(*kind.table.primary_key))
    return await open_rows(session, kind.table, [dict(row._mapping) for row in found])


async def _teams(session: AsyncSession, member_id: UUID) -> tuple[str, ...]:
    rows = await session.scalars(
        select(_t.name)
        .join(_tm, (_tm.cooperative_id == _t.cooperative_id) & (_tm.team_id == _t.id))
        .where(_tm.member_id == member_id, _tm.ended_at.is_(None), _tm.role == "member")
        .order_by(_t.name)
    )
    return tuple(rows)


async def _looks(session: AsyncSession, member_id: UUID) -> tuple[Json, ...]:
    """Who looked, all of it, the newest first."""
    rows = await session.execute(_LOOKS, {"subject": member_id})
    return tuple({name: plain(value) for name, value in row._mapping.items()} for row in rows)


async def _ledger(session: AsyncSession, actor: Actor) -> tuple[MyEntry, ...]:
    """Every entry of the ledger about the member, with what opens it, the newest first."""
    found: list[MyEntry] = []
    while page := await proof.mine(
        session, actor.cooperative_id, actor.member_id, before=found[-1].leaf_index if found else None
    ):
        found += page
    return tuple(found)
