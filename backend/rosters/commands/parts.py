"""What a worker writes of one part of a roster: it takes it on, says how far it is, and records what it came to.

Every write of a part names the fence it was given, and takes the roster's row first: one that was put aside, or is no
longer solved, is written to by nobody, and of two parts done at once one is the last.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.jobs import enqueue, free_seats
from backend.rosters.commands.drafting import tell
from backend.rosters.commands.recording import MOST_ATTEMPTS
from backend.rosters.commands.sharing import LONG_JOBS, names
from backend.rosters.schemas import Progress
from backend.rosters.solving import BORDERS_PART, LEAST_SECONDS
from backend.rosters.sums import begun_anew, seconds_for, whole
from backend.rosters.tables import RosterPartRow, RosterRow

_r, _p = RosterRow, RosterPartRow


class PartClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A part taken on, with the fence under which this worker may write, and how long it may take."""

    cooperative_id: UUID
    id: UUID
    roster_id: UUID
    week_on: date
    fence: int
    attempts: int
    begun_at: datetime
    budget_seconds: int
    seconds: float
    moves: int | None
    problem: bytes


class _Held(msgspec.Struct, frozen=True, kw_only=True):
    """A roster that is being solved, its row locked until the transaction ends."""

    week_on: date
    budget_seconds: int
    cancel_asked: bool


async def claim_part(session: AsyncSession, roster_id: UUID, part_id: UUID, *, now: datetime) -> PartClaim | None:
    """Takes a part on; whoever had it before can no longer write. None where nothing is left to solve of it."""
    held = await _hold(session, roster_id)
    if held is None:
        return None
    taken = await session.execute(
        update(_p)
        .where(_p.id == part_id, _p.roster_id == roster_id, _p.state != "done")
        .values(fence=_p.fence + 1, attempts=_p.attempts + 1, state="solving")
        .returning(
            _p.cooperative_id, _p.id, _p.roster_id, _p.fence, _p.attempts, _p.begun_at, _p.ends_at, _p.visits,
            _p.moves, _p.problem, _p.progress,
        )
    )  # fmt: skip
    row = taken.first()
    if row is None:
        return None
    values = dict(row._mapping)
    told, visits, ends_at = values.pop("progress"), values.pop("visits"), values.pop("ends_at")
    seconds = await _seconds(session, roster_id, part_id, visits, _parts_end(row.begun_at, ends_at) - now.timestamp())
    found = PartClaim(**values, week_on=held.week_on, budget_seconds=held.budget_seconds, seconds=seconds)
    if found.attempts > MOST_ATTEMPTS:
        await fail_part(session, found, "too_many_attempts")
        return None
    anew = begun_anew(msgspec.convert(told, Progress))
    await _tell(session, found, {"progress": msgspec.to_builtins(anew)}, now=now)
    return found


async def say_part(
    session: AsyncSession, claimed: PartClaim, progress: Progress | None, *, now: datetime
) -> bool | None:
    """Writes how far it is, and all parts with it; True where somebody asked to stop, None where it is not ours."""
    if progress is None:
        asked = await session.execute(
            select(_r.cancel_asked_at).join_from(_p, _r, _r.id == _p.roster_id).where(_ours(claimed), _solving(claimed))
        )
        row = asked.first()
        return None if row is None else row.cancel_asked_at is not None
    held = await _hold(session, claimed.roster_id)
    if held is None or not await _tell(session, claimed, {"progress": msgspec.to_builtins(progress)}, now=now):
        return None
    return held.cancel_asked


async def record_part(
    session: AsyncSession,
    claimed: PartClaim,
    result: bytes,
    *,
    progress: Progress | None,
    failure_code: str | None,
    now: datetime,
) -> bool:
    """Keeps what the part came to, and queues the joining after the last one; False where the part is not ours."""
    values: dict[str, object] = {"state": "done", "result": result, "failure_code": failure_code}
    if progress is not None:
        values["progress"] = msgspec.to_builtins(progress)
    if await _hold(session, claimed.roster_id) is None or not await _tell(session, claimed, values, now=now):
        return False
    left = select(func.count()).where(_p.roster_id == claimed.roster_id, _p.state != "done")
    if not await session.scalar(left):
        await enqueue(session, "solve_roster", names(claimed.cooperative_id, claimed.roster_id))
    return True


async def fail_part(session: AsyncSession, claimed: PartClaim, code: str) -> None:
    """Says that there will be no draft, and why: a week without one of its parts is none."""
    if await _hold(session, claimed.roster_id) is None:
        return
    ours = select(_p.id).where(_ours(claimed)).exists()
    failed = await session.execute(
        update(_r)
        .where(_solving(claimed), ours)
        .values(state="failed", failure_code=code, version=_r.version + 1)
        .returning(_r.id)
    )
    if failed.first() is not None:
        await tell(session, claimed.cooperative_id, claimed.roster_id, claimed.week_on)


async def _hold(session: AsyncSession, roster_id: UUID) -> _Held | None:
    found = await session.execute(
        select(_r.week_on, _r.budget_seconds, _r.cancel_asked_at)
        .where(_r.id == roster_id, _r.state == "solving")
        .with_for_update(key_share=True)
    )
    row = found.first()
    if row is None:
        return None
    return _Held(week_on=row.week_on, budget_seconds=row.budget_seconds, cancel_asked=row.cancel_asked_at is not None)


async def _tell(session: AsyncSession, claimed: PartClaim, values: Mapping[str, object], *, now: datetime) -> bool:
    """Writes to the part if it is ours, then the sum of all to the roster, which is locked, and wakes its screens."""
    written = await session.execute(update(_p).where(_ours(claimed)).values(dict(values)).returning(_p.id))
    if written.first() is None:
        return False
    rows = await session.scalars(select(_p.progress).where(_p.roster_id == claimed.roster_id).order_by(_p.name))
    seconds = max(0, int((now - claimed.begun_at).total_seconds()))
    summed = whole(
        [msgspec.convert(row, Progress) for row in rows], seconds=seconds, budget_seconds=claimed.budget_seconds
    )
    await session.execute(update(_r).where(_solving(claimed)).values(progress=msgspec.to_builtins(summed)))
    await tell(session, claimed.cooperative_id, claimed.roster_id, claimed.week_on)
    return True


async def _seconds(session: AsyncSession, roster_id: UUID, part_id: UUID, visits: int, seconds: float) -> float:
    """How long a part may take that is just being taken on."""
    mine = or_(_p.state == "waiting", _p.id == part_id)
    found = await session.execute(
        select(
            func.count().filter(mine).label("waiting"),
            func.sum(_p.visits).filter(mine).label("left"),
            func.count().filter(_p.state == "solving").label("at_work"),
        ).where(_p.roster_id == roster_id)
    )
    row = found.one()
    seats = max(row.at_work, await free_seats(session, LONG_JOBS, str(roster_id)))
    return seconds_for(visits, int(row.left), seats=seats, waiting=row.waiting, seconds=seconds, least=LEAST_SECONDS)


def _parts_end(begun_at: datetime, ends_at: datetime) -> float:
    """Until when parts are solved, as a timestamp: after it, borders are crossed."""
    return ends_at.timestamp() - BORDERS_PART * (ends_at - begun_at).total_seconds()


def _ours(claimed: PartClaim) -> ColumnElement[bool]:
    return and_(_p.id == claimed.id, _p.fence == claimed.fence, _p.state == "solving")


def _solving(claimed: PartClaim) -> ColumnElement[bool]:
    return and_(_r.id == claimed.roster_id, _r.state == "solving")
