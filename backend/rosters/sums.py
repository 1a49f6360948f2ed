"""How far a roster is that is solved in parts: the sum of what its parts tell, and how long each part may take."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

import msgspec

from backend.governance import policy
from backend.rosters.schemas import DaySum, Picture, Progress


def not_begun(days: tuple[DaySum, ...], budget_seconds: int) -> Progress:
    """Of a part that nobody has begun: every place is open; its workers' hours are not known yet."""
    return Progress(
        stage="",
        seconds=0,
        budget_seconds=budget_seconds,
        covered=0,
        uncovered=sum(day.uncovered for day in days),
        worst_share_bp=0,
        best=False,
        picture=Picture(days=days, hours=()),
    )


def begun_anew(told: Progress) -> Progress:
    """Of a part whose worker was lost: what it held went with it."""
    days = () if told.picture is None else told.picture.days
    opened = tuple(DaySum(covered=0, uncovered=day.covered + day.uncovered) for day in days)
    made = not_begun(opened, told.budget_seconds)
    return msgspec.structs.replace(made, uncovered=told.covered + told.uncovered)


def whole(parts: Sequence[Progress], *, seconds: int, budget_seconds: int) -> Progress:
    """All parts together; the stage is that of the part least far, the worst share that of the parts that told one."""
    told, stages = [part for part in parts if part.stage], policy.in_force().policy.stages
    order: dict[str, int] = {stage: row for row, stage in enumerate(stages)}
    stage = min((part.stage for part in told), key=lambda one: order.get(one, 0), default="")
    return Progress(
        stage=stage if len(told) == len(parts) else stages[0],
        seconds=seconds,
        budget_seconds=budget_seconds,
        covered=sum(part.covered for part in parts),
        uncovered=sum(part.uncovered for part in parts),
        worst_share_bp=min((part.worst_share_bp for part in told), default=0),
        best=any(part.best for part in parts),
        picture=_together([part.picture for part in parts if part.picture is not None]),
    )


def seconds_for(visits: int, left: int, *, seats: int, waiting: int, seconds: float, least: float) -> float:
    """How long a part may take: its share by visits of what `seats` solvers can do in the `seconds` that remain.

    `left` and `waiting` count the visits and the parts not handed out yet, this one among them.
    """
    given = seconds * min(seats, waiting) * visits / max(1, left)
    return max(least, min(seconds, given))


def _together(pictures: Iterable[Picture]) -> Picture | None:
    drawn = list(pictures)
    if not drawn:
        return None
    nothing = DaySum(covered=0, uncovered=0)
    days = zip_longest(*(one.days for one in drawn), fillvalue=nothing)
    hours = zip_longest(*(one.hours for one in drawn), fillvalue=0)
    return Picture(
        days=tuple(
            DaySum(covered=sum(one.covered for one in day), uncovered=sum(one.uncovered for one in day)) for day in days
        ),
        hours=tuple(sum(count) for count in hours),
    )
