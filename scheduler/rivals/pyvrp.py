"""PyVRP, day by day: one vehicle type and one matrix a worker, most minutes as capacity, visits as prizes.

It has no skills, so a way to a visit that a worker may not do is too long to go; no pauses, so those are repaired.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.rivals.present import without
from scheduler.rivals.rounds import best_round
from scheduler.travel import travel_minutes

if TYPE_CHECKING:
    from scheduler.problem import Problem, Visit
    from scheduler.rivals.days import Days, Shift, Task
    from scheduler.roster import Assignment

PACKAGES = ("pyvrp",)
TOO_LONG = 100_000
PRIZE = 20_000
LEAST_SECONDS = 1.0


def missing() -> str | None:
    """Why it cannot run."""
    return without("pyvrp", "numpy")


def solve(problem: Problem, *, seconds: float, cores: int) -> list[Assignment]:
    """One or several rounds; it uses one core only."""
    del cores
    share = max(LEAST_SECONDS, seconds / problem.days / 2)
    return best_round(problem, seconds, lambda days, day, left: _day(days, day, min(left, share)))


def _day(days: Days, day: int, seconds: float) -> list[tuple[Visit, str, int]]:
    import pyvrp  # noqa: PLC0415 - only who compares pays for it
    from pyvrp.stop import MaxRuntime  # noqa: PLC0415

    tasks, shifts, begins = days.tasks(day), days.shifts(day), days.problem.day_start(day)
    if not tasks or not shifts:
        return []
    data = _data(pyvrp, days.problem, tasks, shifts, begins)
    found = pyvrp.solve(data, stop=MaxRuntime(seconds), seed=days.problem.seed, collect_stats=False, display=False)
    if not found.is_feasible():
        return []
    return _rows(found.best, tasks, shifts, begins)


def _data(pyvrp: Any, problem: Problem, tasks: list[Task], shifts: list[Shift], begins: int) -> Any:  # noqa: ANN401
    homes = {c.id: c.place for c in problem.clients}
    ways = {
        m: _ways(problem, m, [homes[t.visit.client] for t in tasks]) for m in {s.worker.travel_mode for s in shifts}
    }
    matrices = [_own(ways[s.worker.travel_mode], s, tasks) for s in shifts]
    return pyvrp.ProblemData(
        [pyvrp.Location(0, 0) for _ in range(len(tasks) + 1)],
        [_client(pyvrp, i, t, begins) for i, t in enumerate(tasks)],
        [pyvrp.Depot(0)],
        [_vehicle(pyvrp, i, s, begins) for i, s in enumerate(shifts)],
        matrices,
        matrices,
    )


def _ways(problem: Problem, mode: Any, places: list[str]) -> Any:  # noqa: ANN401 - as NumPy has it
    import numpy as np  # noqa: PLC0415

    matrix = np.zeros((len(places) + 1, len(places) + 1), dtype=np.int64)
    for i, here in enumerate(places):
        for j, there in enumerate(places):
            matrix[i + 1, j + 1] = travel_minutes(problem, mode, here, there)
    return matrix


def _own(ways: Any, shift: Shift, tasks: list[Task]) -> Any:  # noqa: ANN401
    matrix = ways.copy()
    for j, task in enumerate(tasks):
        if task.visit.id not in shift.visits:
            matrix[:, j + 1] = matrix[j + 1, :] = TOO_LONG
            matrix[j + 1, j + 1] = 0
    return matrix


def _client(pyvrp: Any, i: int, task: Task, begins: int) -> Any:  # noqa: ANN401 - the package's own
    return pyvrp.Client(
        i + 1,
        delivery=[task.visit.minutes],
        service_duration=task.visit.minutes,
        tw_early=task.low - begins,
        tw_late=task.high - begins,
        prize=PRIZE * (1 + task.visit.critical),
        required=False,
    )


def _vehicle(pyvrp: Any, i: int, shift: Shift, begins: int) -> Any:  # noqa: ANN401
    return pyvrp.VehicleType(
        1,
        capacity=[shift.most],
        tw_early=shift.starts - begins,
        tw_late=shift.ends - begins,
        fixed_cost=max(0, shift.share),
        profile=i,
    )


def _rows(best: Any, tasks: list[Task], shifts: list[Shift], begins: int) -> list[tuple[Visit, str, int]]:  # noqa: ANN401
    return [
        (tasks[step.idx].visit, shifts[route.vehicle_type()].worker.id, begins + step.start_time)
        for route in best.routes()
        for step in route.schedule()
        if step.is_client()
    ]
