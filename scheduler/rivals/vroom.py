"""VROOM, day by day: eligibility as skills, pauses of availability and breaks as breaks, most minutes as capacity.

It cannot start two workers together, so double-ups have one start; nor keep weekly rules, so days look at each other.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from scheduler.rivals.present import without
from scheduler.rivals.rounds import best_round
from scheduler.travel import travel_minutes

if TYPE_CHECKING:
    from scheduler.problem import Problem, Visit
    from scheduler.rivals.days import Days, Shift, Task
    from scheduler.roster import Assignment

PACKAGES = ("pyvroom",)
MINUTE = 60
EXPLORATION = 5


def missing() -> str | None:
    """Why it cannot run."""
    return without("vroom", "pandas")


def solve(problem: Problem, *, seconds: float, cores: int) -> list[Assignment]:
    """The best of several rounds."""
    return best_round(problem, seconds, lambda days, day, left: _day(days, day, left, cores))


def _day(days: Days, day: int, seconds: float, cores: int) -> list[tuple[Visit, str, int]]:
    import vroom  # noqa: PLC0415 - only who compares pays for it

    tasks, shifts, begins = days.tasks(day), days.shifts(day), days.problem.day_start(day)
    if not tasks or not shifts:
        return []
    asked = vroom.Input()
    places = sorted({c.place for c in days.problem.clients})
    for mode in {s.worker.travel_mode for s in shifts}:
        asked.set_durations_matrix(mode, _matrix(days.problem, mode, places))
    where = {c.id: places.index(c.place) for c in days.problem.clients}
    asked.add_job([_job(vroom, i, t, where[t.visit.client], begins) for i, t in enumerate(tasks)])
    asked.add_vehicle([_vehicle(vroom, i, s, tasks, (len(places), begins)) for i, s in enumerate(shifts)])
    found = asked.solve(exploration_level=EXPLORATION, nb_threads=cores, timeout=timedelta(seconds=seconds))
    return _rows(found.to_dict(), tasks, shifts, begins)


def _matrix(problem: Problem, mode: Any, places: list[str]) -> Any:  # noqa: ANN401 - as NumPy has it
    import numpy as np  # noqa: PLC0415

    free = len(places)
    matrix = np.zeros((free + 1, free + 1), dtype=np.uint32)
    for i, here in enumerate(places):
        for j, there in enumerate(places):
            matrix[i, j] = travel_minutes(problem, mode, here, there) * MINUTE
    return matrix


def _job(vroom: Any, i: int, task: Task, where: int, begins: int) -> Any:  # noqa: ANN401 - the package has no types
    window = vroom.TimeWindow((task.low - begins) * MINUTE, (task.high - begins) * MINUTE)
    return vroom.Job(
        i,
        where,
        default_service=task.visit.minutes * MINUTE,
        delivery=vroom.Amount([task.visit.minutes]),
        skills={i},
        priority=min(100, 50 + task.visit.critical),
        time_windows=[window],
    )


def _vehicle(vroom: Any, i: int, shift: Shift, tasks: list[Task], at: tuple[int, int]) -> Any:  # noqa: ANN401
    free, begins = at
    return vroom.Vehicle(
        i,
        start=free,
        end=free,
        profile=shift.worker.travel_mode,
        capacity=[shift.most],
        skills={j for j, t in enumerate(tasks) if t.visit.id in shift.visits},
        time_window=vroom.TimeWindow((shift.starts - begins) * MINUTE, (shift.ends - begins) * MINUTE),
        breaks=[_break(vroom, n, p, begins) for n, p in enumerate(shift.pauses)],
        costs=vroom.VehicleCosts(fixed=max(0, shift.share), per_hour=3600),
    )


def _break(vroom: Any, n: int, pause: tuple[int, int], begins: int) -> Any:  # noqa: ANN401
    start = (pause[0] - begins) * MINUTE
    return vroom.Break(n, time_windows=[vroom.TimeWindow(start, start)], service=(pause[1] - pause[0]) * MINUTE)


def _rows(found: dict[str, Any], tasks: list[Task], shifts: list[Shift], begins: int) -> list[tuple[Visit, str, int]]:
    rows = []
    for route in found["routes"]:
        for step in route["steps"]:
            if step["type"] == "job":
                starts = begins + -(-(step["arrival"] + step["waiting_time"]) // MINUTE)
                rows.append((tasks[step["id"]].visit, shifts[route["vehicle"]].worker.id, starts))
    return rows
