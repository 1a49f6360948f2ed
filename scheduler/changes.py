"""The smallest single change that would turn a choice; each one is tried on the roster before it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scheduler.fair_order import FairOrder, Turn
from scheduler.fit import free, starts
from scheduler.policy import DAY_MINUTES
from scheduler.problem import HoursWanted, Skill, Span
from scheduler.roster import Reason
from scheduler.spans import joined, without
from scheduler.suggest import is_first
from scheduler.trial import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.desk import Desk
    from scheduler.problem import Visit, Worker
    from scheduler.view import View

HOUR = 60
WIDER_MINUTES = (15, 30, 60)
TIMELESS = frozenset({"skills", "languages", "gender", "declined"})


def change_for_worker(desk: Desk, view: View, visit: Visit, mine: Verdict, asked: Sequence[Verdict]) -> Reason | None:
    """The smallest change of the worker's own that would bring them the visit, found by choosing again with it."""
    others = [Turn(v.worker, v.starts) for v in asked if v.rule is None]
    if others:
        FairOrder(desk, view, visit).first(others)  # what it finds out of the others holds for every change tried
    for reason, worker in _own_changes(desk.workers[mine.worker], visit, mine):
        if is_first(desk.with_worker(worker), view.with_worker(worker), visit, worker.id, others):
            return reason
    return None


def _own_changes(worker: Worker, visit: Visit, mine: Verdict) -> Iterator[tuple[Reason, Worker]]:
    """Changes that answer the rule which stopped them, or ask for more hours; smallest first."""
    rule, ends = mine.rule, mine.starts + visit.minutes
    if rule == "availability":
        offered = joined((s.starts, s.ends) for s in worker.availability)
        more = [Span(starts=s, ends=e) for s, e in without([(mine.starts, ends)], offered)]
        spans = (*worker.availability, *more)
        yield (
            Reason(code="change_availability", params={"starts": mine.starts, "ends": ends}),
            msgspec.structs.replace(worker, availability=spans),
        )
    elif rule in {"skills", "certificates"}:
        code = str(mine.params["skill"])
        skills = (*worker.skills, Skill(code=code))
        yield Reason(code="change_skill", params={"skill": code}), msgspec.structs.replace(worker, skills=skills)
    elif rule in {None, "hours_most"}:
        for hours in range(1, 11):
            yield _more_hours(worker, hours)


def _more_hours(worker: Worker, hours: int) -> tuple[Reason, Worker]:
    wanted = worker.hours.wanted_minutes + hours * HOUR
    most = max(worker.hours.most_minutes + hours * HOUR, wanted)
    asked = HoursWanted(least_minutes=worker.hours.least_minutes, wanted_minutes=wanted, most_minutes=most)
    return Reason(code="change_hours", params={"hours": hours}), msgspec.structs.replace(worker, hours=asked)


def change_for_visit(desk: Desk, view: View, visit: Visit, asked: list[Verdict]) -> Reason | None:
    """The smallest change that lets somebody come: a wider window, else more availability, else more hours."""
    able = [v.worker for v in asked if v.rule not in TIMELESS]
    for minutes in WIDER_MINUTES:
        for earlier, later in ((0, minutes), (minutes, 0)):
            if not _somebody(desk, view, visit, earlier, later, able):
                continue
            code = "change_window_later" if later else "change_window_earlier"
            return Reason(code=code, params={"minutes": minutes})
    helped = [v for v in asked if v.rule in {"availability", "hours_most"} and _helped(desk, view, visit, v)]
    by_time = [v for v in helped if v.rule == "availability"]
    if by_time:
        ends = by_time[0].starts + visit.minutes
        params = {"starts": by_time[0].starts, "ends": ends, "workers": len(by_time)}
        return Reason(code="change_availability_any", params=dict(params))
    return Reason(code="change_hours_any", params={"workers": len(helped)}) if helped else None


def _somebody(desk: Desk, view: View, visit: Visit, earlier: int, later: int, able: Sequence[str]) -> bool:
    """With the window so much wider, a worker is free."""
    if visit.earliest - earlier < 0 or view.of_visit.get(visit.id):
        return False
    wider = msgspec.structs.replace(visit, earliest=visit.earliest - earlier, latest_end=visit.latest_end + later)
    if desk.problem.day_of(wider.earliest) != visit.day or later > DAY_MINUTES:
        return False
    other = desk.with_visit(wider)
    tries = starts(other, view, wider)
    return any(free(other, view, wider, w, tries) for w in able)


def _helped(desk: Desk, view: View, visit: Visit, row: Verdict) -> bool:
    """With that one change, this worker is free."""
    tries = starts(desk, view, visit)
    changes = _own_changes(desk.workers[row.worker], visit, row)
    return any(free(desk.with_worker(worker), view, visit, worker.id, tries) for _, worker in changes)
