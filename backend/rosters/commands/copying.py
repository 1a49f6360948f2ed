"""A draft by hand: what is published, copied at once, so that one change needs no solver."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend.care.horizon import fill_horizon
from backend.governance import policy
from backend.kit.errors import Problem
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.cases import make_ready
from backend.rosters.commands import drafting
from backend.rosters.commands.recording import planned_row
from backend.rosters.facts import Held, Planned
from backend.rosters.program import see_week
from backend.rosters.queries_week import load_week
from backend.rosters.schemas import RequestDraft, RosterHead
from backend.rosters.solving import Case, ProblemError, certificate, content_hash, to_problem, write_problem
from backend.rosters.tables import SolvedProblemRow

_NOTHING_CHOSEN = b"[]"


async def copy_published(
    session: AsyncSession,
    grants: AsyncEngine,
    week_on: date,
    data: RequestDraft,
    *,
    actor: Actor,
    now: datetime,
    stays: Callable[[Held], bool] | None = None,
) -> RosterHead:
    """Makes a draft of what is published for the week, or an empty one; again with the same id changes nothing.

    People change it as any other, pins and words with it; what does not stay, where that is asked, is left out.
    Problems as for a solve that is asked for.
    """
    if await drafting.is_there(session, week_on, data.id, actor=actor, now=now):
        return await queries.head(session, data.id)
    row = await drafting.new_roster(session, week_on, data, actor=actor, now=now)
    await see_week(session, grants, actor=actor, now=now)
    case = await _case(session, week_on, actor, now)
    replaces_id = await queries.published_id(session, week_on)
    planned = await _published(session, case, replaces_id, stays)
    row.state, row.complete, row.fence, row.solved_at = "draft", True, 1, now
    row.replaces_id, row.problem_hash = replaces_id, content_hash(case.problem)
    row.certificate, row.violations = await asyncio.to_thread(_figures, case, planned)
    session.add(row)
    await session.flush()
    where = {"cooperative_id": actor.cooperative_id, "id": data.id}
    problem = write_problem(case.problem)
    make_ready(problem, case)
    session.add(SolvedProblemRow(**where, problem=problem, choices=_NOTHING_CHOSEN))
    session.add_all(planned_row(actor.cooperative_id, data.id, one) for one in planned)
    await session.flush()
    await drafting.tell(session, actor.cooperative_id, data.id, week_on)
    return await queries.head(session, data.id)


async def _case(session: AsyncSession, week_on: date, actor: Actor, now: datetime) -> Case:
    await fill_horizon(session, actor.cooperative_id, ZoneInfo(actor.zone), week_on + timedelta(days=6))
    facts = await load_week(session, actor.cooperative_id, week_on, asked_at=now, based_on_id=None)
    try:
        return Case(await asyncio.to_thread(to_problem, facts, policy.in_force().policy))
    except ProblemError as error:
        raise Problem("bad_week", 409) from error


async def _published(
    session: AsyncSession, case: Case, published_id: UUID | None, stays: Callable[[Held], bool] | None
) -> list[Planned]:
    """Who is on which visit, with the pins and the words under which it was published; who has left is not copied."""
    said = {} if published_id is None else {_place(row): row for row in await queries.planned(session, published_id)}
    live = (await queries.live(session, case.visit_ids)).values()
    kept = [held for held in live if str(held.worker_id) in case.worker_ids and (stays is None or stays(held))]
    return [said.get(_place(held)) or _as_planned(held) for held in kept]


def _place(row: Held | Planned) -> tuple[UUID, UUID, datetime, datetime]:
    return row.visit_id, row.worker_id, row.starts_at, row.ends_at


def _as_planned(held: Held) -> Planned:
    return Planned(**msgspec.structs.asdict(held))


def _figures(case: Case, planned: Sequence[Planned]) -> tuple[dict[str, object], int]:
    return certificate(case, planned), len(case.violations(planned))
