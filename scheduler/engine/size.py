"""Which weeks are planned day by day as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.engine.plan import Plan

LARGE = 1200


def large(plan: Plan) -> bool:
    """A week whose days are worth planning as a whole: many visits, and nothing published to keep."""
    return len(plan.visits) >= LARGE and not plan.published
