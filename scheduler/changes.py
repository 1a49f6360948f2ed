"""The smallest single change that would turn a choice; each one is tried on the roster before it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from scheduler.policy import DAY_MINUTES
from scheduler.problem import HoursWanted, Skill, Span
from scheduler.roster import Reason
from scheduler.suggest import ranked
from scheduler.trial import Verdict, starts_to_try, verdict, verdicts
from scheduler.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.problem import Problem, Visit, Worker

HOUR = 60
WIDER_MINUTES = (15, 30, 60)


def change_for_worker(problem: Problem, view: View, visit: Visit, mine: Verdict) -> Reason | None:
    """The smallest change of the worker's own that would bring them the visit, found by choosing again with it."""
    for reason, worker in _own_changes(view.workers[mine.worker], visit, mine):
        if _first_with(problem, view, visit, worker):
            return reason
    return None


def _own_changes(worker: Worker, visit: Visit, mine: Verdict) -> Iterator[tuple[Reason, Worker]]:
    """Changes that answer the rule which stopped them, or ask for more hours; smallest first."""
    rule, ends = mine.rule, mine.starts + visit.minutes
    if rule == "availability":
        spans = (*worker.availability, Span(starts=mine.starts, ends=ends))
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


def _first_with(problem: Problem, view: View, visit: Visit, worker: Worker) -> bool:
    """Chosen again with the change, the visit goes to this worker."""
    workers = tuple(worker if w.id == worker.id else w for w in problem.workers)
    candidates = ranked(msgspec.structs.replace(problem, workers=workers), view.assignments, visit.id)
    return bool(candidates) and candidates[0].free and candidates[0].worker == worker.id


def change_for_visit(view: View, visit: Visit, asked: list[Verdict]) -> Reason | None:
    """The smallest change that lets somebody come: a wider window, else more availability, else more hours."""
    for minutes in WIDER_MINUTES:
        for earlier, later in ((0, minutes), (minutes, 0)):
            if not _somebody(view, visit, earlier, later):
                continue
            code = "change_window_later" if later else "change_window_earlier"
            return Reason(code=code, params={"minutes": minutes})
    helped = [v for v in asked if v.rule in {"availability", "hours_most"} and _helped(view, visit, v)]
    by_time = [v for v in helped if v.rule == "availability"]
    if by_time:
        ends = by_time[0].starts + visit.minutes
        params = {"starts": by_time[0].starts, "ends": ends, "workers": len(by_time)}
        return Reason(code="change_availability_any", params=dict(params))
    return Reason(code="change_hours_any", params={"workers": len(helped)}) if helped else None


def _somebody(view: View, visit: Visit, earlier: int, later: int) -> bool:
    """With the window so much wider, a worker is free."""
    if visit.earliest - earlier < 0 or view.of_visit.get(visit.id):
        return False
    wider = msgspec.structs.replace(visit, earliest=visit.earliest - earlier, latest_end=visit.latest_end + later)
    if view.problem.day_of(wider.earliest) != visit.day or later > DAY_MINUTES:
        return False
    visits = tuple(wider if v.id == visit.id else v for v in view.problem.visits)
    other = View(msgspec.structs.replace(view.problem, visits=visits), view.assignments)
    return any(v.rule is None for v in verdicts(other, wider, other.workers))


def _helped(view: View, visit: Visit, row: Verdict) -> bool:
    """With that one change, this worker is free."""
    for _, worker in _own_changes(view.workers[row.worker], visit, row):
        workers = tuple(worker if w.id == worker.id else w for w in view.problem.workers)
        other = View(msgspec.structs.replace(view.problem, workers=workers), view.assignments)
        if verdict(other, visit, worker.id, starts_to_try(other, visit)).rule is None:
            return True
    return False
