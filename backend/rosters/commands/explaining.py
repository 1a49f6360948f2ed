"""Why a visit is a worker's, or is not: from the roster's own problem; of what is published, kept as first told."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.care.tables import VisitRow
from backend.governance import policy
from backend.kit.errors import Problem, not_found
from backend.kit.ids import new_id
from backend.members.tables import TeamMembershipRow
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.cases import case_of
from backend.rosters.explanations import Uncovered, Why
from backend.rosters.facts import Planned
from backend.rosters.program import see_roster
from backend.rosters.queries import Stored
from backend.rosters.solving import Case
from backend.rosters.solving.explaining import Told, placed_by_person, why_me, why_not_me, why_uncovered
from backend.rosters.tables import AssignmentRow, ReasonRow, RosterRow
from backend.rosters.views.spans import monday


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The roster that decided about a visit, and when that held."""

    roster_id: UUID
    decided_at: datetime


async def why(
    session: AsyncSession, grants: AsyncEngine, visit_id: UUID, *, mine: bool, actor: Actor, now: datetime
) -> Why:
    """Why this worker has the visit (`mine`), or has it not.

    Problem 404 for a visit that is not theirs, or not of their teams, or of a week that nothing is published for.
    """
    decision = await _decision(session, visit_id, mine=mine, actor=actor)
    told = await _kept(session, decision, visit_id, actor.member_id)
    if told is None:
        await see_roster(session, grants, decision.roster_id, actor=actor, now=now)
        told = await _explain(session, decision, visit_id, mine=mine, worker_id=actor.member_id)
        await _keep(session, decision, visit_id, told, actor)
    return Why(
        visit_id=visit_id,
        mine=mine,
        rows=told.rows,
        change=told.change,
        roster_id=decision.roster_id,
        decided_at=decision.decided_at,
    )


async def why_this_worker(session: AsyncSession, roster_id: UUID, visit_id: UUID, worker_id: UUID, actor: Actor) -> Why:
    """Why a worker has a visit in this draft or published roster, or has it not; for those who coordinate both.

    Nothing is kept of it: a draft changes under the answer, and what a worker was told of theirs stays theirs.
    """
    asked = await _of_roster(session, roster_id, visit_id, actor)
    if worker_id not in await queries.in_my_teams(session, actor):
        raise not_found("worker")
    planned = await queries.planned(session, roster_id)
    mine = any((row.visit_id, row.worker_id) == (visit_id, worker_id) for row in planned)
    told = await _explain(session, asked, visit_id, mine=mine, worker_id=worker_id)
    return Why(
        visit_id=visit_id,
        mine=mine,
        rows=told.rows,
        change=told.change,
        roster_id=roster_id,
        decided_at=asked.decided_at,
    )


async def _of_roster(session: AsyncSession, roster_id: UUID, visit_id: UUID, actor: Actor) -> Decision:
    """The roster as what decided about a visit of my teams in its week; Problem 404 for any other visit."""
    v, r = VisitRow, RosterRow
    roster = await queries.head(session, roster_id)
    visit_on = await session.scalar(select(v.visit_on).where(v.id == visit_id, v.team_id.in_(actor.coordinates)))
    if visit_on is None or monday(visit_on) != roster.week_on:
        raise not_found("visit")
    if roster.state not in {"draft", "published"}:
        raise Problem("not_a_draft", 409, {"state": roster.state})
    solved_at = await session.scalar(select(r.solved_at).where(r.id == roster_id))
    return Decision(roster_id=roster_id, decided_at=roster.published_at or solved_at or roster.requested_at)


async def uncovered(session: AsyncSession, roster_id: UUID, visit_id: UUID, actor: Actor) -> Uncovered:
    """Why nobody is on a visit in this roster, and who could come; for those who coordinate its team."""
    await _of_my_teams(session, visit_id, actor)
    case, _ = await case_of(session, roster_id)
    if visit_id not in case.visit_ids:
        raise not_found("visit")
    planned = await queries.planned(session, roster_id)
    mine = await queries.in_my_teams(session, actor)
    told = await asyncio.to_thread(why_uncovered, case, planned, visit_id)
    return msgspec.structs.replace(told, candidates=tuple(one for one in told.candidates if one.worker_id in mine))


async def _decision(session: AsyncSession, visit_id: UUID, *, mine: bool, actor: Actor) -> Decision:
    """What was published for the visit's week; where that is what history says, what the assignment came with."""
    v, a, r = VisitRow, AssignmentRow, RosterRow
    visit = (await session.execute(select(v.visit_on, v.team_id).where(v.id == visit_id))).first()
    on_it = select(a.id).where(a.visit_id == visit_id, a.worker_id == actor.member_id, a.state == "live")
    if visit is None or mine != bool(await session.scalar(select(exists(on_it)))):
        raise not_found("visit")
    if not mine:
        await _must_be_in(session, visit.team_id, actor)
    found = await session.execute(
        select(r.id, r.published_at).where(r.week_on == monday(visit.visit_on), r.state == "published")
    )
    row = found.first()
    if row is None or row.published_at is None:
        raise not_found("visit")
    return Decision(roster_id=row.id, decided_at=row.published_at)


async def _must_be_in(session: AsyncSession, team_id: UUID, actor: Actor) -> None:
    m = TeamMembershipRow
    there = select(m.id).where(m.team_id == team_id, m.member_id == actor.member_id, m.ended_at.is_(None))
    if "worker" not in actor.classes or not await session.scalar(select(exists(there))):
        raise not_found("visit")


async def _of_my_teams(session: AsyncSession, visit_id: UUID, actor: Actor) -> None:
    v = VisitRow
    if await session.scalar(select(v.id).where(v.id == visit_id, v.team_id.in_(actor.coordinates))) is None:
        raise not_found("visit")


async def _kept(session: AsyncSession, decision: Decision, visit_id: UUID, worker_id: UUID) -> Told | None:
    r = ReasonRow
    kept = await session.scalar(
        select(r.explanation).where(r.roster_id == decision.roster_id, r.visit_id == visit_id, r.worker_id == worker_id)
    )
    return None if kept is None else msgspec.convert(kept, Told)


async def _keep(session: AsyncSession, decision: Decision, visit_id: UUID, told: Told, actor: Actor) -> None:
    row = {
        "cooperative_id": actor.cooperative_id,
        "id": new_id(),
        "roster_id": decision.roster_id,
        "visit_id": visit_id,
        "worker_id": actor.member_id,
        "explanation": msgspec.to_builtins(told),
        "decided_at": decision.decided_at,
    }
    await session.execute(insert(ReasonRow).values(row).on_conflict_do_nothing())


async def _explain(session: AsyncSession, decision: Decision, visit_id: UUID, *, mine: bool, worker_id: UUID) -> Told:
    stored = await queries.stored(session, decision.roster_id)
    planned = await queries.planned(session, decision.roster_id)
    by_hand = any(row.pinned_by_id and row.visit_id == visit_id and row.worker_id == worker_id for row in planned)
    if stored is None or (mine and by_hand):
        return placed_by_person()
    case, _ = await case_of(session, decision.roster_id)
    known = visit_id in case.visit_ids and str(worker_id) in case.worker_ids
    if not known or (mine and not any((row.visit_id, row.worker_id) == (visit_id, worker_id) for row in planned)):
        return placed_by_person()
    return await asyncio.to_thread(_ask, case, stored, planned, visit_id, worker_id, mine=mine)


def _ask(
    case: Case, stored: Stored, planned: Sequence[Planned], visit_id: UUID, worker_id: UUID, *, mine: bool
) -> Told:
    ask = why_me if mine else why_not_me
    return ask(case, planned, stored.choices, visit_id, worker_id, policy.in_force().policy.fewest_told)
