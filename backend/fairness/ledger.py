"""Posting a week into the ledger: never a change, always the difference to what stands there."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.fairness.tables import LedgerEntryRow
from backend.kit.ids import new_id
from backend.members.tables import MemberRow
from backend.rosters.burdens import Given, burdens_of_week

_LOCK = text("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
_STANDS = text("select worker_id, kind, minutes from ledger_stands(:week_on)")
_e = LedgerEntryRow


async def post_week(
    session: AsyncSession, cooperative_id: UUID, week_on: date, *, roster_id: UUID | None, now: datetime
) -> int:
    """Entries by which the week's sums, of what rosters gave, equal its live assignments; how many there were to make.

    One transaction at a time for a week; done again it finds no difference and makes none. What somebody who has left
    wanted and could have had stays as it was posted: it can no longer be asked of them.
    """
    await session.execute(_LOCK, {"key": f"ledger:{cooperative_id}:{week_on}"})
    stands, given = await _stands(session, week_on), await burdens_of_week(session, cooperative_id, week_on)
    left = await _left(session)
    stands = {key: minutes for key, minutes in stands.items() if key[0] not in left or not _offered(key[1])}
    given = [one for one in given if one.worker_id not in left or not _offered(one.kind)]
    common = {
        "cooperative_id": cooperative_id,
        "week_on": week_on,
        "source": "roster",
        "roster_id": roster_id,
        "made_at": now,
    }
    rows = [
        {**common, "id": new_id(), "worker_id": worker_id, "kind": kind, "minutes": minutes}
        for worker_id, kind, minutes in differences(stands, given)
    ]
    if rows:
        await session.execute(insert(_e).inline(), rows)
    return len(rows)


async def _stands(session: AsyncSession, week_on: date) -> dict[tuple[UUID, str], int]:
    rows = await session.execute(_STANDS, {"week_on": week_on})
    return {(row.worker_id, row.kind): row.minutes for row in rows}


async def _left(session: AsyncSession) -> frozenset[UUID]:
    m = MemberRow
    return frozenset(await session.scalars(select(m.id).where(m.left_at.is_not(None))))


def _offered(kind: str) -> bool:
    return kind == "hours_wanted" or kind.startswith("able:")


def differences(stands: dict[tuple[UUID, str], int], given: Iterable[Given]) -> list[tuple[UUID, str, int]]:
    """(worker, kind, minutes to add), in order, for what does not stand as it is; what is given no more goes to 0."""
    missing: defaultdict[tuple[UUID, str], int] = defaultdict(int)
    for key, minutes in stands.items():
        missing[key] -= minutes
    for one in given:
        missing[one.worker_id, one.kind] += one.minutes
    return [(worker_id, kind, minutes) for (worker_id, kind), minutes in sorted(missing.items()) if minutes]
