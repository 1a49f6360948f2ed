"""How fair the rota has been: for members and coordinators alike, in figures that stand for many."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import TextClause, bindparam, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date, DateTime, Integer, Uuid

from backend.fairness.queries import spread_of
from backend.fairness.schemas import (
    KINDS,
    Bucket,
    Continuity,
    Covered,
    Fairness,
    Figures,
    Hours,
    Kind,
    LeftUncovered,
    Met,
    PublicationEffect,
    Rotation,
    Turn,
)
from backend.governance import policy
from backend.kit.errors import not_found
from backend.members.tables import TeamMembershipRow
from backend.privacy.door import Actor
from backend.rosters.tables import RosterRow
from backend.rosters.views.spans import local_day, monday

_r = RosterRow


def _asking(sql: str) -> TextClause:
    """The statement with the types of what it is asked."""
    types: dict[str, Any] = {
        "week_on": Date(),
        "weeks": Integer(),
        "half_life": Integer(),
        "team": Uuid(),
        "now": DateTime(timezone=True),
    }
    return text(sql).bindparams(*(bindparam(name, type_=kind) for name, kind in types.items() if f":{name}" in sql))


_HOURS = _asking("select * from hours_spread(:week_on, :weeks, :half_life, :team)")
_TURNS = _asking("select * from burden_turns(:kind, :week_on, :weeks, :team)")
_COVERAGE = _asking("select * from coverage(:week_on, :weeks, :team)")
_UNCOVERED = _asking("select * from uncovered_by_client(:week_on, :weeks, :team)")
_CONTINUITY = _asking("select * from continuity(:now, :team)")


async def fairness(session: AsyncSession, actor: Actor, weeks: int, team_id: UUID | None, *, now: datetime) -> Fairness:
    """The spread of these last weeks, of the cooperative or of a team of mine; Problem 404 for another team."""
    if team_id is not None:
        await _must_belong(session, actor, team_id)
    week_on = monday(local_day(now, actor.zone))
    asked = {"week_on": week_on, "weeks": weeks, "team": team_id}
    coverage = await session.execute(_COVERAGE, asked)
    uncovered = await session.execute(_UNCOVERED, asked)
    met = await session.execute(_CONTINUITY, {"now": now, "team": team_id})
    most = policy.in_force().policy.continuity_most
    return Fairness(
        hours=await _hours(session, asked),
        burdens=tuple([await _rotation(session, kind, week_on, asked) for kind in KINDS]),
        coverage=tuple(Covered(**row._mapping) for row in coverage),
        uncovered_by_client=tuple(LeftUncovered(**row._mapping) for row in uncovered),
        continuity=Continuity(most=most, clients=tuple(Met(**row._mapping) for row in met)),
        effect=await _effect(session),
    )


async def _must_belong(session: AsyncSession, actor: Actor, team_id: UUID) -> None:
    m = TeamMembershipRow
    mine = select(m.id).where(m.team_id == team_id, m.member_id == actor.member_id, m.ended_at.is_(None)).limit(1)
    if await session.scalar(mine) is None:
        raise not_found("team")


async def _hours(session: AsyncSession, asked: dict[str, Any]) -> Hours:
    half_life = policy.in_force().policy.half_life_weeks
    row = (await session.execute(_HOURS, {**asked, "half_life": half_life})).one()
    buckets = msgspec.convert(_json(row.buckets), tuple[Bucket, ...])
    return Hours(buckets=buckets, worst_bp=row.worst_bp, mean_bp=row.mean_bp, workers=row.workers)


def _json(value: Any) -> Any:  # noqa: ANN401 -- the driver hands JSON over as text or as values
    return msgspec.json.decode(value) if isinstance(value, str) else value or []


async def _rotation(session: AsyncSession, kind: Kind, week_on: date, asked: dict[str, Any]) -> Rotation:
    turns = await session.execute(_TURNS, {**asked, "kind": kind})
    _, spread, _ = await spread_of(session, kind, week_on, asked["team"])
    return Rotation(kind=kind, weeks=tuple(Turn(**row._mapping) for row in turns), spread=spread)


async def _effect(session: AsyncSession) -> PublicationEffect | None:
    """The last publication against what it replaced, or else the last publication before it."""
    rows = (
        await session.execute(
            select(_r.id, _r.replaces_id, _r.published_at, _r.certificate)
            .where(_r.published_at.is_not(None), _r.certificate.is_not(None))
            .order_by(_r.published_at.desc(), _r.number.desc())
            .limit(2)
        )
    ).all()
    if len(rows) < 2:  # noqa: PLR2004 -- one to compare with the other
        return None
    after, before = rows
    if after.replaces_id is not None:
        replaced = await session.scalar(select(_r.certificate).where(_r.id == after.replaces_id))
        before_figures = replaced or before.certificate
    else:
        before_figures = before.certificate
    return PublicationEffect(
        before=figures(before_figures),
        after=figures(after.certificate),
        roster_id=after.id,
        published_at=after.published_at,
    )


def figures(certificate: dict[str, Any]) -> Figures:
    """What a roster's certificate says in short."""
    burdens: dict[str, list[int]] = certificate.get("burdens_bp", {})
    names = ("worst_share_bp", "mean_share_bp", "jain_bp", "gini_bp", "uncovered")
    return Figures(
        **{name: certificate.get(name, 0) for name in names},
        burdens={kind: max(values) - min(values) for kind, values in burdens.items() if values},
    )
