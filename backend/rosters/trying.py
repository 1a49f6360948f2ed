"""What a change would do to a draft, in figures; pure, and done beside the loop that serves others."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from backend.rosters.facts import Planned
from backend.rosters.schemas import Share, Trial
from backend.rosters.solving import Case


async def trial(case: Case, before: Sequence[Planned], after: Sequence[Planned], worker_id: UUID | None) -> Trial:
    """New violations, travel and fairness, before and after; `worker_id` is whose share is told."""
    return await asyncio.to_thread(_trial, case, before, after, worker_id)


def _trial(case: Case, before: Sequence[Planned], after: Sequence[Planned], worker_id: UUID | None) -> Trial:
    was, would = case.fairness(before), case.fairness(after)
    shares = [{share.worker: share.share_bp for share in fair.shares} for fair in (was, would)]
    return Trial(
        violations=tuple(case.added(before, after)),
        travel_minutes_before=case.travel_minutes(before),
        travel_minutes_after=case.travel_minutes(after),
        fairness=Share(
            worker_id=worker_id,
            share_before_bp=shares[0].get(str(worker_id)),
            share_after_bp=shares[1].get(str(worker_id)),
            worst_share_before_bp=was.worst_share_bp,
            worst_share_after_bp=would.worst_share_bp,
        ),
    )
