"""Rosters as they stand: their heads, what they plan, and what they were solved from."""

from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.errors import not_found
from backend.members.tables import TeamMembershipRow
from backend.privacy.door import Actor
from backend.rosters.facts import Held, Planned
from backend.rosters.schemas import Progress, RosterHead
from backend.rosters.tables import AssignmentRow, PlannedVisitRow, RosterRow, SolvedProblemRow

_r = RosterRow
_HEAD = (
    _r.id, _r.number, _r.week_on, _r.state, _r.version, _r.based_on_id, _r.requested_by_id.label("requested_by"),
    _r.requested_at, _r.progress, _r.complete, _r.certificate, _r.violations, _r.failure_code, _r.published_at,
)  # fmt: skip


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What a roster was solved from, and at which stage each choice was made."""

    problem: bytes
    choices: bytes


async def head(session: AsyncSession, roster_id: UUID) -> RosterHead:
    """One roster; Problem 404 where there is none."""
    row = (await session.execute(select(*_HEAD).where(_r.id == roster_id))).first()
    if row is None:
        raise not_found("roster")
    return _head(row._mapping)


async def newest_draft(session: AsyncSession, week_on: date) -> RosterHead | None:
    """The last roster asked for in a week, as long as it is neither published nor put aside."""
    open_states = ("queued", "solving", "draft", "failed")
    row = (
        await session.execute(
            select(*_HEAD).where(_r.week_on == week_on, _r.state.in_(open_states)).order_by(_r.number.desc()).limit(1)
        )
    ).first()
    return None if row is None else _head(row._mapping)


def _head(row: RowMapping) -> RosterHead:
    values = dict(row)
    progress = values.pop("progress")
    return RosterHead(**values, progress=msgspec.convert(progress, Progress) if progress else None)


async def published_id(session: AsyncSession, week_on: date) -> UUID | None:
    """The roster that is published for a week."""
    return await session.scalar(select(_r.id).where(_r.week_on == week_on, _r.state == "published"))


async def planned(session: AsyncSession, roster_id: UUID) -> list[Planned]:
    """A roster's assignments in order of time."""
    p = PlannedVisitRow
    rows = await session.execute(
        select(p.visit_id, p.client_id, p.worker_id, p.during, p.pinned_by_id, p.pin_reason, p.overrides)
        .where(p.roster_id == roster_id)
        .order_by(p.during, p.visit_id, p.worker_id)
    )
    return [
        Planned(
            visit_id=row.visit_id,
            client_id=row.client_id,
            worker_id=row.worker_id,
            starts_at=row.during.lower,
            ends_at=row.during.upper,
            pinned_by_id=row.pinned_by_id,
            pin_reason=row.pin_reason,
            overrides=tuple(row.overrides),
        )
        for row in rows
    ]


async def live(session: AsyncSession, visit_ids: set[UUID]) -> dict[UUID, Held]:
    """The live assignments on these visits, by their ids."""
    a = AssignmentRow
    rows = await session.execute(
        select(a.id, a.visit_id, a.client_id, a.worker_id, a.during)
        .where(a.state == "live", a.visit_id.in_(visit_ids))
        .order_by(a.during, a.worker_id)
    )
    return {
        row.id: Held(
            visit_id=row.visit_id,
            client_id=row.client_id,
            worker_id=row.worker_id,
            starts_at=row.during.lower,
            ends_at=row.during.upper,
        )
        for row in rows
    }


async def stored(session: AsyncSession, roster_id: UUID) -> Stored | None:
    """What a roster was solved from; None where people made it. Only a program reads it."""
    s = SolvedProblemRow
    row = (await session.execute(select(s.problem, s.choices).where(s.id == roster_id))).first()
    return None if row is None else Stored(problem=row.problem, choices=row.choices)


async def in_my_teams(session: AsyncSession, actor: Actor) -> frozenset[UUID]:
    """Who belongs to a team this member coordinates."""
    m = TeamMembershipRow
    return frozenset(
        await session.scalars(select(m.member_id).where(m.team_id.in_(actor.coordinates), m.ended_at.is_(None)))
    )


async def replaces_id(session: AsyncSession, roster_id: UUID) -> UUID | None:
    """What was published when this roster's facts were read."""
    return await session.scalar(select(_r.replaces_id).where(_r.id == roster_id))
