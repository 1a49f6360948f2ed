"""Posting a week into the ledger: never a change, always the difference to what stands there."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.fairness.tables import LedgerEntryRow
from backend.kit.ids import new_id
from backend.rosters.burdens import Given, burdens_of_week

_LOCK = text("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
_e = LedgerEntryRow


async def post_week(
    session: AsyncSession, cooperative_id: UUID, week_on: date, *, roster_id: UUID | None, now: datetime
) -> int:
    """Entries by which the week's sums, of what rosters gave, equal its live assignments; how many there were to make.

    One transaction at a time for a week; done again it finds no difference and makes none.
    """
    await session.execute(_LOCK, {"key": f"ledger:{cooperative_id}:{week_on}"})
    stands = await _stands(session, week_on)
    common = {
        "cooperative_id": cooperative_id,
        "week_on": week_on,
        "source": "roster",
        "roster_id": roster_id,
        "made_at": now,
    }
    rows = [
        {**common, "id": new_id(), "worker_id": worker_id, "kind": kind, "minutes": minutes}
        for worker_id, kind, minutes in differences(stands, await burdens_of_week(session, cooperative_id, week_on))
    ]
    if rows:
        await session.execute(insert(_e).inline(), rows)
    return len(rows)


async def _stands(session: AsyncSession, week_on: date) -> dict[tuple[UUID, str], int]:
    rows = await session.execute(
        select(_e.worker_id, _e.kind, func.sum(_e.minutes).label("minutes"))
        .where(_e.week_on == week_on, _e.source == "roster")
        .group_by(_e.worker_id, _e.kind)
    )
    return {(row.worker_id, row.kind): int(row.minutes) for row in rows}


def differences(stands: dict[tuple[UUID, str], int], given: Iterable[Given]) -> list[tuple[UUID, str, int]]:
    """(worker, kind, minutes to add), in order, for what does not stand as it is; what is given no more goes to 0."""
    missing: defaultdict[tuple[UUID, str], int] = defaultdict(int)
    for key, minutes in stands.items():
        missing[key] -= minutes
    for one in given:
        missing[one.worker_id, one.kind] += one.minutes
    return [(worker_id, kind, minutes) for (worker_id, kind), minutes in sorted(missing.items()) if minutes]
