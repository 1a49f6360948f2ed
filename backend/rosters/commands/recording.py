"""What the solver's worker writes: it takes a roster on, says how far it is, and records the draft or the failure.

Every write names the fence it was given. A worker that was thought lost, and comes back, finds another fence and
changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.ids import new_id
from backend.rosters.commands.drafting import tell
from backend.rosters.facts import Planned
from backend.rosters.schemas import Params, Progress
from backend.rosters.tables import PlannedVisitRow, RosterRow, SolvedProblemRow

MOST_ATTEMPTS = 5
_r = RosterRow


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A roster taken on, with the fence under which this worker may write."""

    cooperative_id: UUID
    id: UUID
    fence: int
    attempts: int
    week_on: date
    budget_seconds: int
    based_on_id: UUID | None
    requested_at: datetime


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What is recorded of a solve."""

    planned: Sequence[Planned]
    problem: bytes
    problem_hash: str
    choices: bytes
    certificate: Params
    violations: int
    complete: bool
    progress: Progress | None
    replaces_id: UUID | None
    failure_code: str | None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A write that came through, and whether somebody asked the solver to stop."""

    cancel_asked: bool


async def claim(session: AsyncSession, roster_id: UUID) -> Claim | None:
    """Takes a roster on; whoever had it before can no longer write. None where nothing is left to solve."""
    taken = await session.execute(
        update(_r)
        .where(_r.id == roster_id, _r.state.in_(("queued", "solving")))
        .values(fence=_r.fence + 1, attempts=_r.attempts + 1, state="solving", version=_r.version + 1)
        .returning(
            _r.cooperative_id,
            _r.id,
            _r.fence,
            _r.attempts,
            _r.week_on,
            _r.budget_seconds,
            _r.based_on_id,
            _r.requested_at,
        )
    )
    row = taken.first()
    if row is None:
        return None
    found = Claim(**row._mapping)
    if found.attempts > MOST_ATTEMPTS:
        await fail(session, found, "too_many_attempts")
        return None
    await tell(session, found.cooperative_id, found.id, found.week_on)
    return found


async def say_progress(session: AsyncSession, claimed: Claim, progress: Progress | None) -> bool | None:
    """Writes how far the solver is; True where somebody asked it to stop, None where the roster is no longer ours."""
    values = {} if progress is None else {"progress": msgspec.to_builtins(progress)}
    written = await write(session, claimed, values)
    if written is None:
        return None
    if progress is not None:
        await tell(session, claimed.cooperative_id, claimed.id, claimed.week_on)
    return written.cancel_asked


async def record_draft(session: AsyncSession, claimed: Claim, draft: Draft, *, now: datetime) -> bool:
    """Keeps what was found as a draft; False, and nothing changed, where the roster is no longer ours."""
    values: dict[str, object] = {
        "state": "draft",
        "solved_at": now,
        "complete": draft.complete,
        "problem_hash": draft.problem_hash,
        "certificate": draft.certificate,
        "violations": draft.violations,
        "replaces_id": draft.replaces_id,
        "failure_code": draft.failure_code,
        "version": _r.version + 1,
    }
    if draft.progress is not None:
        values["progress"] = msgspec.to_builtins(draft.progress)
    if await write(session, claimed, values) is None:
        return False
    session.add(
        SolvedProblemRow(
            cooperative_id=claimed.cooperative_id, id=claimed.id, problem=draft.problem, choices=draft.choices
        )
    )
    session.add_all(planned_row(claimed.cooperative_id, claimed.id, row) for row in draft.planned)
    await session.flush()
    await tell(session, claimed.cooperative_id, claimed.id, claimed.week_on)
    return True


async def fail(session: AsyncSession, claimed: Claim, code: str) -> None:
    """Says that there will be no draft, and why."""
    values = {"state": "failed", "failure_code": code, "version": _r.version + 1}
    if await write(session, claimed, values) is not None:
        await tell(session, claimed.cooperative_id, claimed.id, claimed.week_on)


def planned_row(cooperative_id: UUID, roster_id: UUID, planned: Planned) -> PlannedVisitRow:
    """One assignment of a draft, to be stored."""
    return PlannedVisitRow(
        cooperative_id=cooperative_id,
        id=new_id(),
        roster_id=roster_id,
        visit_id=planned.visit_id,
        worker_id=planned.worker_id,
        client_id=planned.client_id,
        during=Range(planned.starts_at, planned.ends_at),
        pinned_by_id=planned.pinned_by_id,
        pin_reason=planned.pin_reason,
        overrides=list(planned.overrides),
    )


async def write(session: AsyncSession, claimed: Claim, values: Mapping[str, object]) -> Written | None:
    """Writes if the fence is still ours; takes the row's lock, so that a commit under it is ordered with all others."""
    written = await session.execute(
        update(_r)
        .where(_r.id == claimed.id, _r.fence == claimed.fence, _r.state == "solving")
        .values({"fence": claimed.fence, **values})
        .returning(_r.cancel_asked_at)
    )
    row = written.first()
    return None if row is None else Written(cancel_asked=row.cancel_asked_at is not None)
