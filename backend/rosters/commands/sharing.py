"""A week that is solved in parts is shared out: each part is stored with a job of its own, for any worker to take."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.kit.ids import new_id
from backend.kit.jobs import enqueue
from backend.rosters.commands.drafting import tell
from backend.rosters.commands.recording import Claim, write
from backend.rosters.schemas import Progress
from backend.rosters.solving import PartOf
from backend.rosters.sums import not_begun, whole
from backend.rosters.tables import RosterPartRow

# What solvers do: jobs that wait for each other, and of which each worker takes two at once.
LONG_JOBS = ("solve_roster", "solve_part")


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """How a week is shared out: which solve of it this is, of which problem, how large a part may be, and its time."""

    solve: int
    whole_hash: str
    most_visits: int
    begun_at: datetime
    ends_at: datetime


async def share_out(session: AsyncSession, claimed: Claim, parts: Sequence[PartOf], shared: Shared) -> bool:
    """Stores the parts and queues a job for each; False, and nothing changed, where the roster is no longer ours."""
    told = [not_begun(part.days, claimed.budget_seconds) for part in parts]
    values = {"progress": msgspec.to_builtins(whole(told, seconds=0, budget_seconds=claimed.budget_seconds))}
    if await write(session, claimed, values) is None:
        return False
    await session.execute(delete(RosterPartRow).where(RosterPartRow.roster_id == claimed.id))
    rows = [_row(claimed, part, shared, progress) for part, progress in zip(parts, told, strict=True)]
    session.add_all(rows)
    await session.flush()
    for row in rows:
        await enqueue(session, "solve_part", {**names(claimed.cooperative_id, claimed.id), "part_id": str(row.id)})
    await tell(session, claimed.cooperative_id, claimed.id, claimed.week_on)
    return True


def names(cooperative_id: UUID, roster_id: UUID) -> dict[str, str]:
    """The roster, as a job is told of it."""
    return {"cooperative_id": str(cooperative_id), "roster_id": str(roster_id)}


def _row(claimed: Claim, part: PartOf, shared: Shared, progress: Progress) -> RosterPartRow:
    return RosterPartRow(
        cooperative_id=claimed.cooperative_id,
        id=new_id(),
        roster_id=claimed.id,
        name=part.name,
        solve=shared.solve,
        whole_hash=shared.whole_hash,
        most_visits=shared.most_visits,
        begun_at=shared.begun_at,
        ends_at=shared.ends_at,
        state="waiting",
        fence=0,
        attempts=0,
        visits=part.visits,
        moves=part.moves,
        problem=part.problem,
        progress=msgspec.to_builtins(progress),
    )
