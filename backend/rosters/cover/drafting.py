"""Cover: a draft of the published week without somebody, and somebody else on what is open."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.availability.absence import can_again, cannot_between
from backend.care.tables import VisitRow
from backend.kit.errors import not_found
from backend.members.tables import MemberRow
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.cases import case_of
from backend.rosters.commands import drafting
from backend.rosters.commands.changing import figures, open_draft
from backend.rosters.commands.copying import copy_published
from backend.rosters.commands.drafting import tell
from backend.rosters.commands.recording import planned_row
from backend.rosters.cover.absence import checked
from backend.rosters.cover.schemas import AwayDraft, Fill, Filled, Given, GoneFor, SomebodyGone
from backend.rosters.facts import Held, Planned
from backend.rosters.locks import lock_workers
from backend.rosters.program import see_week
from backend.rosters.schemas import RequestDraft, RosterHead
from backend.rosters.solving import Case
from backend.rosters.solving.filling import fill
from backend.rosters.tables import RosterRow


async def draft_without(
    session: AsyncSession, grants: AsyncEngine, week_on: date, data: AwayDraft, *, actor: Actor, now: datetime
) -> RosterHead:
    """A worker of my teams cannot come in that time: a draft of what is published without their visits in it.

    Nobody is told before it is published. Again with the same id changes nothing. Problems as for a draft by hand,
    404 for a worker of no team of mine, 400 as for one's own absence.
    """
    actor.must_coordinate()
    gone = checked(_when(data), zone=actor.zone, now=now)
    await _must_be_ours(session, data.worker_id, actor)
    if await drafting.is_there(session, week_on, data.id, actor=actor, now=now):
        return await queries.head(session, data.id)
    await lock_workers(session, [data.worker_id])
    await see_week(session, grants, actor=actor, now=now)
    await cannot_between(session, data.worker_id, gone.from_at, gone.until_at, actor=actor, now=now)

    def stays(held: Held) -> bool:
        away = held.starts_at < gone.until_at and held.ends_at > gone.from_at
        return held.worker_id != data.worker_id or held.starts_at <= now or not away

    asked = RequestDraft(id=data.id, seconds=0)
    return await copy_published(session, grants, week_on, asked, actor=actor, now=now, stays=stays)


async def after_all(
    session: AsyncSession, grants: AsyncEngine, data: SomebodyGone, *, actor: Actor, now: datetime
) -> None:
    """They can come after all: what a desk said of that time is taken back, never what they said themselves.

    A draft made for it is put aside on its own.

    Problem 404 for a worker of no team of mine.
    """
    actor.must_coordinate()
    gone = checked(_when(data), zone=actor.zone, now=now)
    await _must_be_ours(session, data.worker_id, actor)
    await see_week(session, grants, actor=actor, now=now)
    await can_again(session, data.worker_id, gone.from_at, gone.until_at, actor=actor)


async def find(session: AsyncSession, roster_id: UUID, data: Fill, *, actor: Actor, now: datetime) -> Filled:
    """Puts whoever is free first in the fair order on what is open in the draft; nobody is moved, no rule is broken.

    Visits of my teams that have not begun, those named or all; only workers of my teams are asked for.
    """
    draft = await open_draft(session, roster_id, data.version, actor)
    case, _ = await case_of(session, roster_id)
    wanted = await _mine(session, data.visit_ids, case, actor)
    before = await queries.planned(session, roster_id)
    workers = await queries.in_my_teams(session, actor)
    after, given = await asyncio.to_thread(fill, case, before, wanted, workers, now=now)
    if given:
        await _keep(session, draft, case, after, given, actor)
    open_now = {UUID(place.visit) for place in case.uncovered(after)}
    head = await queries.head(session, roster_id)
    return Filled(head=head, given=tuple(given), left=tuple(sorted(wanted & open_now)))


async def _keep(
    session: AsyncSession, draft: RosterHead, case: Case, after: Sequence[Planned], given: Sequence[Given], actor: Actor
) -> None:
    new = {(one.visit_id, one.worker_id) for one in given}
    rows = [row for row in after if (row.visit_id, row.worker_id) in new]
    session.add_all(planned_row(actor.cooperative_id, draft.id, row) for row in rows)
    await session.flush()
    bound = (draft.certificate or {}).get("uncovered_bound")
    values = await asyncio.to_thread(figures, case, after, bound)
    r = RosterRow
    await session.execute(update(r).where(r.id == draft.id).values(version=r.version + 1, **values))
    await tell(session, actor.cooperative_id, draft.id, draft.week_on)


async def _mine(session: AsyncSession, asked: Sequence[UUID] | None, case: Case, actor: Actor) -> set[UUID]:
    v = VisitRow
    ours = select(v.id).where(v.id.in_(case.visit_ids), v.team_id.in_(actor.coordinates), v.state == "due")
    found = set(await session.scalars(ours))
    return found if asked is None else found & set(asked)


async def _must_be_ours(session: AsyncSession, worker_id: UUID, actor: Actor) -> None:
    m = MemberRow
    worker = select(m.id).where(m.id == worker_id, m.classes.contains(["worker"]), m.left_at.is_(None))
    if worker_id not in await queries.in_my_teams(session, actor) or await session.scalar(worker) is None:
        raise not_found("worker")


def _when(data: SomebodyGone) -> GoneFor:
    return GoneFor(from_at=data.from_at, until_at=data.until_at)
