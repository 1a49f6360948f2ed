"""Reasons as workers and coordinators are told them."""

from datetime import datetime
from uuid import UUID

from backend.rosters.schemas import Answer, Params, Reason


class WhyRow(Answer, frozen=True, kw_only=True):
    """One row of an explanation; `left` workers remain after it, unsaid where that would be few enough to know them."""

    code: str
    params: Params
    left: int | None
    stops: bool


class Why(Answer, frozen=True, kw_only=True):
    """Why a visit is mine, or is not."""

    visit_id: UUID
    mine: bool
    rows: tuple[WhyRow, ...]
    change: Reason | None
    roster_id: UUID
    decided_at: datetime


class CountRow(Answer, frozen=True, kw_only=True):
    """How many workers one rule ruled out."""

    code: str
    params: Params
    count: int


class CandidateRow(Answer, frozen=True, kw_only=True):
    """Somebody who could take a visit, and from when, or the rule that keeps them from it."""

    worker_id: UUID
    starts_at: datetime | None
    reasons: tuple[Reason, ...]
    free: bool


class Uncovered(Answer, frozen=True, kw_only=True):
    """Why nobody is on a visit, what would change that, and who could come."""

    rows: tuple[CountRow, ...]
    change: Reason | None
    candidates: tuple[CandidateRow, ...]
