"""Minutes between two places by travel mode, from a matrix where given, else from distance."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.policy import TravelMode
    from scheduler.problem import Problem

DETOUR_PER_MILLE = 1300


def travel_minutes(problem: Problem, mode: TravelMode, here: str | None, there: str | None) -> int:
    """Whole minutes, rounded up; none between a place and itself or where a place is unknown."""
    if here is None or there is None or here == there:
        return 0
    if problem.travel is not None:
        return problem.travel.get(mode, {}).get(here, {}).get(there, 0)
    a, b = problem.places[here], problem.places[there]
    squared = (a.x_metres - b.x_metres) ** 2 + (a.y_metres - b.y_metres) ** 2
    if not squared:
        return 0
    metres = isqrt(squared * DETOUR_PER_MILLE**2) // 1000 + 1
    speed = problem.policy.metres_per_minute.get(mode, 70)
    return problem.policy.travel_base_minutes + -(-metres // speed)
