"""Publishing: a draft becomes what holds. One transaction at a time for a week; workers locked before they are written.

What has begun stays as it is. What is the same in the draft is not touched, so whoever confirmed stays confirmed.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.governance import policy
from backend.kit.bulk import insert_all, table_of
from backend.kit.errors import Problem, version_conflict
from backend.kit.events import record
from backend.kit.ids import new_id
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.facts import Held, Planned, WeekFacts
from backend.rosters.locks import lock_week, lock_workers
from backend.rosters.queries_week import load_week
from backend.rosters.rules import Publication, publication
from backend.rosters.schemas import RosterHead
from backend.rosters.solving import Case, to_problem
from backend.rosters.tables import AssignmentRow, RosterRow

_r = RosterRow


async def publish(session: AsyncSession, roster_id: UUID, version: int, *, actor: Actor, now: datetime) -> RosterHead:
    """Makes the draft hold, in the version that was looked at.

    Problem 409: `version_conflict`; `not_a_draft`; `week_changed` where something else was published since it was
    solved; `rule_broken` where, as the week stands now, a rule is broken that no person set aside with a reason.
    """
    draft = await must_be_publishable(session, roster_id, version, actor=actor)
    facts = await load_week(session, actor.cooperative_id, draft.week_on, asked_at=now, based_on_id=None)
    planned = await _still_due(session, draft.id, facts, now)
    await _must_keep_rules(session, facts, planned, actor)
    changed = await _diff(session, facts, planned, now)
    await lock_workers(session, changed.workers)
    await _write(session, draft, changed, actor, now)
    await _supersede(session, draft, actor, now)
    payload = {
        "id": draft.id,
        "roster_id": draft.id,
        "week_on": draft.week_on,
        "worker_ids": changed.workers,
        "client_ids": changed.clients,
    }
    await record(session, actor.cooperative_id, "roster_published", payload, actor_id=actor.member_id, now=now)
    return await queries.head(session, draft.id)


async def must_be_publishable(session: AsyncSession, roster_id: UUID, version: int, *, actor: Actor) -> RosterHead:
    """The draft, with its week locked for this transaction; asked before anybody's week is looked at."""
    week_on = (await queries.head(session, roster_id)).week_on
    await lock_week(session, actor.cooperative_id, week_on)
    draft = await queries.head(session, roster_id)
    if draft.state != "draft":
        raise Problem("not_a_draft", 409, {"state": draft.state})
    if draft.version != version:
        raise version_conflict(draft.version)
    if await queries.replaces_id(session, draft.id) != await queries.published_id(session, week_on):
        raise Problem("week_changed", 409)
    return draft


async def _still_due(session: AsyncSession, roster_id: UUID, facts: WeekFacts, now: datetime) -> list[Planned]:
    """The draft's assignments on visits that are still due and have not begun, with those that have, as they are."""
    due = {visit.id for visit in facts.visits}
    begun = {held.visit_id: held for held in facts.live if held.starts_at < now and held.visit_id in due}
    kept = [_as_planned(held) for held in facts.live if held.visit_id in begun]
    rows = await queries.planned(session, roster_id)
    return kept + [row for row in rows if row.visit_id in due - set(begun) and row.starts_at >= now]


def _as_planned(held: Held) -> Planned:
    return Planned(
        visit_id=held.visit_id,
        client_id=held.client_id,
        worker_id=held.worker_id,
        starts_at=held.starts_at,
        ends_at=held.ends_at,
    )


async def _must_keep_rules(session: AsyncSession, facts: WeekFacts, planned: Sequence[Planned], actor: Actor) -> None:
    """Problem 409 where a rule is broken by nobody's recorded word, as the week stands now.

    It names those of the teams this member coordinates, and says how many `others` there are.
    """
    case = await asyncio.to_thread(lambda: Case(to_problem(facts, policy.in_force().policy)))
    broken = await asyncio.to_thread(case.unexcused, planned)
    if broken:
        mine = await queries.in_my_teams(session, actor)
        told = [msgspec.to_builtins(one) for one in broken if case.concerns(one, mine)]
        raise Problem("rule_broken", 409, {"violations": told, "others": len(broken) - len(told)})


async def _diff(session: AsyncSession, facts: WeekFacts, planned: Sequence[Planned], now: datetime) -> Publication:
    live = await queries.live(session, {visit.id for visit in facts.visits})
    open_ones = {assignment_id: held for assignment_id, held in live.items() if held.starts_at >= now}
    return publication(open_ones, [row for row in planned if row.starts_at >= now])


async def _write(session: AsyncSession, draft: RosterHead, changed: Publication, actor: Actor, now: datetime) -> None:
    """Ends what no longer holds, then adds what does, one worker after the other in the order they were locked."""
    a = AssignmentRow
    if changed.ended:
        await session.execute(update(a).where(a.id.in_(changed.ended)).values(state="ended", ended_at=now))
    if changed.made:
        rows = [
            {
                "cooperative_id": actor.cooperative_id,
                "id": new_id(),
                "visit_id": row.visit_id,
                "worker_id": row.worker_id,
                "client_id": row.client_id,
                "roster_id": draft.id,
                "during": Range(row.starts_at, row.ends_at),
                "state": "live",
                "created_at": now,
            }
            for row in changed.made
        ]
        await insert_all(session, table_of(a), rows)


async def _supersede(session: AsyncSession, draft: RosterHead, actor: Actor, now: datetime) -> None:
    before = {"state": "superseded", "version": _r.version + 1}
    await session.execute(update(_r).where(_r.week_on == draft.week_on, _r.state == "published").values(before))
    after = {
        "state": "published",
        "version": _r.version + 1,
        "published_at": now,
        "published_by_id": actor.member_id,
    }
    await session.execute(update(_r).where(_r.id == draft.id).values(after))
