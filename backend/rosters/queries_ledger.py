"""What earlier weeks left in the ledger, for the solver."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.rosters.facts import LedgerFact
from backend.rosters.tables import LedgerEntryRow

_WEEKS_BACK = 52


async def ledger_for_solver(session: AsyncSession, week_on: date) -> tuple[LedgerFact, ...]:
    """The sums by worker, week and kind of the year before `week_on`; needs (Scheduling, Solver, VisitTimes)."""
    e = LedgerEntryRow
    rows = await session.execute(
        select(e.worker_id, e.week_on, e.kind, func.sum(e.minutes).label("minutes"))
        .where(e.week_on < week_on, e.week_on >= week_on - timedelta(weeks=_WEEKS_BACK))
        .group_by(e.worker_id, e.week_on, e.kind)
        .order_by(e.worker_id, e.week_on, e.kind)
    )
    return tuple(
        LedgerFact(worker_id=row.worker_id, week_on=row.week_on, kind=row.kind, minutes=int(row.minutes))
        for row in rows
    )
