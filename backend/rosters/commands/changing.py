"""People change a draft: try, put, take off, pin. A broken rule needs a reason, and stays on record."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.care.tables import VisitRow
from backend.kit.errors import Problem, not_found, refuse, version_conflict
from backend.members.tables import TeamMembershipRow
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.cases import case_of
from backend.rosters.commands.drafting import tell
from backend.rosters.commands.recording import planned_row
from backend.rosters.facts import Planned
from backend.rosters.locks import lock_week
from backend.rosters.rules import Spot, placed, with_overrides
from backend.rosters.schemas import Assign, PinIt, Place, RosterHead, Trial, Violation
from backend.rosters.solving import Case, certificate
from backend.rosters.tables import PlannedVisitRow, RosterRow
from backend.rosters.trying import trial

_r = RosterRow


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A draft before and after, and the problem both are judged against."""

    case: Case
    before: Sequence[Planned]
    after: Sequence[Planned]

    @property
    def added(self) -> list[Violation]:
        """The hard rules it would newly break."""
        return self.case.added(self.before, self.after)


async def try_out(session: AsyncSession, roster_id: UUID, place: Place, *, actor: Actor) -> Trial:
    """What placing would do; changes nothing."""
    draft = await _draft(session, roster_id)
    change = await _change(session, draft, place, actor, reason=None)
    return await trial(change.case, change.before, change.after, place.worker_id or place.replaces)


async def assign(session: AsyncSession, roster_id: UUID, data: Assign, *, actor: Actor) -> RosterHead:
    """Puts a worker on a visit of the draft, takes one off, or both.

    Problem 409 `rule_broken`, naming each rule, unless `override` comes with a reason.
    """
    draft = await open_draft(session, roster_id, data.version, actor)
    change = await _change(session, draft, data, actor, reason=data.reason)
    after = await asyncio.to_thread(_allowed, change, data, actor)
    if not data.pinned and data.worker_id is not None:
        after = [_loose(row) if _at(row, data.visit_id, data.worker_id) else row for row in after]
    return await _keep(session, draft, change, after, data.visit_id, actor)


async def pin(session: AsyncSession, roster_id: UUID, data: PinIt, *, actor: Actor) -> RosterHead:
    """Makes a worker stay on a visit whatever the solver does, or sets them free again."""
    draft = await open_draft(session, roster_id, data.version, actor)
    await spot_of(session, data.visit_id, actor)
    p = PlannedVisitRow
    found = await session.execute(
        update(p)
        .where(p.roster_id == roster_id, p.visit_id == data.visit_id, p.worker_id == data.worker_id)
        .values(_pin(data, actor))
        .returning(p.id)
    )
    if found.first() is None:
        raise not_found("visit")
    return await _touch(session, draft, {}, actor)


def _pin(data: PinIt, actor: Actor) -> dict[str, object]:
    """Who pins, and why where they say so: without words, the words that stand there stay."""
    if not data.pinned:
        return {"pinned_by_id": None, "pin_reason": None, "overrides": []}
    words: dict[str, object] = {} if data.reason is None else {"pin_reason": data.reason}
    return {"pinned_by_id": actor.member_id, **words}


async def spot_of(session: AsyncSession, visit_id: UUID, actor: Actor) -> Spot:
    """A visit of a team this member coordinates; Problem 404 for any other."""
    v = VisitRow
    row = (
        await session.execute(
            select(v.id.label("visit_id"), v.client_id, v.earliest_at, v.minutes, v.workers).where(
                v.id == visit_id, v.team_id.in_(actor.coordinates)
            )
        )
    ).first()
    if row is None:
        raise not_found("visit")
    return Spot(**row._mapping)


async def _change(
    session: AsyncSession, draft: RosterHead, place: Place, actor: Actor, *, reason: str | None
) -> Change:
    spot = await spot_of(session, place.visit_id, actor)
    case, _ = await case_of(session, draft.id)
    if place.worker_id is not None:
        await _must_be_ours(session, place.worker_id, case, actor)
    before = await queries.planned(session, draft.id)
    return Change(case=case, before=before, after=placed(before, spot, place, by_id=actor.member_id, reason=reason))


async def _must_be_ours(session: AsyncSession, worker_id: UUID, case: Case, actor: Actor) -> None:
    m = TeamMembershipRow
    ours = await session.scalar(
        select(m.id).where(m.member_id == worker_id, m.team_id.in_(actor.coordinates), m.ended_at.is_(None)).limit(1)
    )
    if ours is None or str(worker_id) not in case.worker_ids:
        raise not_found("worker")


def _allowed(change: Change, data: Assign, actor: Actor) -> Sequence[Planned]:
    """The draft after, with the rules that are set aside on record."""
    broken = change.added
    if not broken:
        return change.after
    if not data.override:
        raise Problem("rule_broken", 409, {"violations": msgspec.to_builtins(broken)})
    if not data.reason:
        raise refuse("reason", "missing")
    rules = change.case.added_rules(change.before, change.after)
    return with_overrides(change.after, data, rules, by_id=actor.member_id)


def _at(row: Planned, visit_id: UUID, worker_id: UUID) -> bool:
    return (row.visit_id, row.worker_id) == (visit_id, worker_id)


def _loose(row: Planned) -> Planned:
    """Free for the solver to move; what sets a rule aside stays pinned, for it is somebody's word."""
    return row if row.overrides else msgspec.structs.replace(row, pinned_by_id=None, pin_reason=None)


async def _keep(
    session: AsyncSession, draft: RosterHead, change: Change, after: Sequence[Planned], visit_id: UUID, actor: Actor
) -> RosterHead:
    p = PlannedVisitRow
    await session.execute(delete(p).where(p.roster_id == draft.id, p.visit_id == visit_id))
    rows = [row for row in after if row.visit_id == visit_id]
    session.add_all(planned_row(actor.cooperative_id, draft.id, row) for row in rows)
    await session.flush()
    bound = (draft.certificate or {}).get("uncovered_bound")
    values = await asyncio.to_thread(figures, change.case, after, bound)
    return await _touch(session, draft, values, actor)


def figures(case: Case, after: Sequence[Planned], bound: int | None) -> dict[str, object]:
    """What a roster's row says of a draft that stands so."""
    return {"violations": len(case.violations(after)), "certificate": certificate(case, after, bound)}


async def _touch(session: AsyncSession, draft: RosterHead, values: dict[str, object], actor: Actor) -> RosterHead:
    await session.execute(update(_r).where(_r.id == draft.id).values(version=_r.version + 1, **values))
    await tell(session, actor.cooperative_id, draft.id, draft.week_on)
    return await queries.head(session, draft.id)


async def _draft(session: AsyncSession, roster_id: UUID) -> RosterHead:
    draft = await queries.head(session, roster_id)
    if draft.state != "draft":
        raise Problem("not_a_draft", 409, {"state": draft.state})
    return draft


async def open_draft(session: AsyncSession, roster_id: UUID, version: int, actor: Actor) -> RosterHead:
    """The draft in the version that was looked at, with its week locked; Problem 409 otherwise."""
    week_on = (await queries.head(session, roster_id)).week_on
    await lock_week(session, actor.cooperative_id, week_on)
    draft = await _draft(session, roster_id)
    if draft.version != version:
        raise version_conflict(draft.version)
    return draft
