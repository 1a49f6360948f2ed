"""Asking for a roster, stopping the solver, putting a draft aside."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.governance import policy
from backend.kit.errors import Problem, not_found, refuse
from backend.kit.events import announce
from backend.kit.jobs import enqueue
from backend.privacy.door import Actor
from backend.rosters import queries
from backend.rosters.locks import lock_week
from backend.rosters.schemas import LEAST_SECONDS, RequestDraft, RosterHead, SolveAgain
from backend.rosters.tables import RosterRow
from backend.rosters.views.spans import local_midnight, monday

_r = RosterRow
_RUNNING = ("queued", "solving")
_FURTHEST = timedelta(weeks=26)
_OPEN = (*_RUNNING, "draft", "failed")


async def request_draft(
    session: AsyncSession,
    week_on: date,
    data: RequestDraft,
    *,
    actor: Actor,
    now: datetime,
    based_on_id: UUID | None = None,
) -> RosterHead:
    """Queues a solve of the week; asked again with the same id it changes nothing.

    Problem 400 for a day that is no Monday or a week that is over, 409 while another solve of the week runs.
    """
    if await is_there(session, week_on, data.id, actor=actor, now=now):
        return await queries.head(session, data.id)
    if data.seconds < LEAST_SECONDS:
        raise refuse("seconds", "too_small", least=LEAST_SECONDS)
    session.add(await new_roster(session, week_on, data, actor=actor, now=now, based_on_id=based_on_id))
    await session.flush()
    await enqueue(session, "solve_roster", {"cooperative_id": str(actor.cooperative_id), "roster_id": str(data.id)})
    await tell(session, actor.cooperative_id, data.id, week_on)
    return await queries.head(session, data.id)


async def is_there(session: AsyncSession, week_on: date, roster_id: UUID, *, actor: Actor, now: datetime) -> bool:
    """True where this very roster was asked for before; else the week, now locked, may have another.

    Problem 400 for a day that is no Monday or a week that is over, 409 while a solve of the week runs.
    """
    actor.must_coordinate()
    _must_be_open(week_on, actor.zone, now)
    await lock_week(session, actor.cooperative_id, week_on)
    if await _already_asked(session, roster_id, week_on, actor):
        return True
    await _must_be_alone(session, week_on)
    return False


async def solve_again(
    session: AsyncSession, roster_id: UUID, data: SolveAgain, *, actor: Actor, now: datetime
) -> RosterHead:
    """Queues another solve of the draft's week that keeps what people pinned in it."""
    before = await queries.head(session, roster_id)
    asked = RequestDraft(id=data.id, seconds=data.seconds)
    return await request_draft(session, before.week_on, asked, actor=actor, now=now, based_on_id=roster_id)


async def cancel(session: AsyncSession, roster_id: UUID, *, actor: Actor, now: datetime) -> RosterHead:
    """Asks the solver to stop: it keeps the best so far. One that has not begun is put aside."""
    actor.must_coordinate()
    week_on = await _lock(session, roster_id, actor)
    await session.execute(
        update(_r).where(_r.id == roster_id, _r.state == "solving").values(cancel_asked_at=now, version=_r.version + 1)
    )
    await session.execute(
        update(_r).where(_r.id == roster_id, _r.state == "queued").values(state="discarded", version=_r.version + 1)
    )
    await tell(session, actor.cooperative_id, roster_id, week_on)
    return await queries.head(session, roster_id)


async def discard(session: AsyncSession, roster_id: UUID, *, actor: Actor) -> RosterHead:
    """Puts a draft aside; a solver at work on it is stopped, and what it finds is thrown away.

    Problem 409 where it was published.
    """
    actor.must_coordinate()
    week_on = await _lock(session, roster_id, actor)
    values = {"state": "discarded", "fence": _r.fence + 1, "version": _r.version + 1}
    await session.execute(update(_r).where(_r.id == roster_id, _r.state.in_(_OPEN)).values(values))
    after = await queries.head(session, roster_id)
    if after.state != "discarded":
        raise Problem("not_a_draft", 409, {"state": after.state})
    await tell(session, actor.cooperative_id, roster_id, week_on)
    return after


async def tell(session: AsyncSession, cooperative_id: UUID, roster_id: UUID, week_on: date) -> None:
    """Wakes the screens that show this roster."""
    await announce(session, cooperative_id, "roster", {"id": roster_id, "week_on": week_on})


def _must_be_open(week_on: date, zone: str, now: datetime) -> None:
    if week_on != monday(week_on):
        raise refuse("week_on", "not_a_monday")
    if local_midnight(week_on + timedelta(days=7), zone) <= now:
        raise refuse("week_on", "week_over")
    if local_midnight(week_on, zone) > now + _FURTHEST:
        raise refuse("week_on", "week_too_far", weeks=_FURTHEST.days // 7)


async def _already_asked(session: AsyncSession, roster_id: UUID, week_on: date, actor: Actor) -> bool:
    row = (await session.execute(select(_r.week_on, _r.requested_by_id).where(_r.id == roster_id))).first()
    if row is None:
        return False
    if (row.week_on, row.requested_by_id) != (week_on, actor.member_id):
        raise Problem("already_there", 409)
    return True


async def _must_be_alone(session: AsyncSession, week_on: date) -> None:
    running = await session.scalar(select(_r.id).where(_r.week_on == week_on, _r.state.in_(_RUNNING)))
    if running is not None:
        raise Problem("solve_running", 409, {"roster_id": str(running)})


async def new_roster(
    session: AsyncSession,
    week_on: date,
    data: RequestDraft,
    *,
    actor: Actor,
    now: datetime,
    based_on_id: UUID | None = None,
) -> RosterRow:
    """The week's next roster, waiting to be solved; not yet written."""
    last = await session.scalar(select(func.max(_r.number)).where(_r.week_on == week_on))
    return RosterRow(
        cooperative_id=actor.cooperative_id,
        id=data.id,
        week_on=week_on,
        number=(last or 0) + 1,
        state="queued",
        version=1,
        based_on_id=based_on_id,
        requested_by_id=actor.member_id,
        requested_at=now,
        budget_seconds=data.seconds,
        complete=False,
        policy_hash=policy.in_force().hash,
    )


async def _lock(session: AsyncSession, roster_id: UUID, actor: Actor) -> date:
    week_on = await session.scalar(select(_r.week_on).where(_r.id == roster_id))
    if week_on is None:
        raise not_found("roster")
    await lock_week(session, actor.cooperative_id, week_on)
    return week_on
