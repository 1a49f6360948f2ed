"""Timefold: every place of a visit chooses a worker who may do it and one of a few starts; the rest are constraints.

Weekly rest and breaks are left to repair. It needs Java 17 and uses one core: more is in its paid edition.
Its seconds are those of the search: starting Java and translating the model come on top.
"""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler import grid
from scheduler.eligible import able
from scheduler.fairness import opening
from scheduler.rivals.days import Task, tasks_of
from scheduler.rivals.present import without
from scheduler.roster import Assignment
from scheduler.travel import travel_minutes
from scheduler.wanted import wanted_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.eligible import Stretches
    from scheduler.problem import Problem, Worker

PACKAGES = ("timefold",)
JAVA = 17
DEPTH = 20_000
STEP = 15


def missing() -> str | None:
    """Why it cannot run."""
    return without("timefold", "jpype") or (None if _java() >= JAVA else f"Java {JAVA} not found")


def _java() -> int:
    home = environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not program:
        return 0
    said = subprocess.run([program, "-version"], check=False, capture_output=True, text=True).stderr
    first = said.partition('"')[2].partition(".")[0]
    return int(first) if first.isdigit() else 0


def solve(problem: Problem, *, seconds: float, cores: int) -> list[Assignment]:
    """The best of one search."""
    from scheduler.rivals import timefold_model  # noqa: PLC0415 - only who compares pays for it

    del cores
    model: Any = timefold_model
    workers = _workers(model, problem)
    tasks = _tasks(model, problem, {w.name: w for w in workers})
    with _deep():
        found = model.search(model.Roster(workers, tasks, None), seconds)
    return [
        Assignment(visit=t.visit, worker=t.worker.name, starts=t.start, ends=t.start + t.minutes)
        for t in found.tasks
        if t.worker is not None and t.start is not None
    ]


@contextmanager
def _deep() -> Iterator[None]:
    """Its bridge to Java fails on the way back where Python collects garbage meanwhile, or allows little depth."""
    limit = sys.getrecursionlimit()
    gc.disable()
    sys.setrecursionlimit(DEPTH)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
        gc.enable()


def _workers(model: Any, problem: Problem) -> list[Any]:  # noqa: ANN401 - the model has types of its own
    places = sorted({c.place for c in problem.clients})
    ways = {
        mode: [[travel_minutes(problem, mode, a, b) for b in places] for a in places]
        for mode in {w.travel_mode for w in problem.workers}
    }
    wanted, carried = wanted_minutes(problem), opening(problem)
    return [_worker(model, problem, w, ways[w.travel_mode], (carried[w.id], wanted[w.id])) for w in problem.workers]


def _worker(
    model: Any,  # noqa: ANN401
    problem: Problem,
    worker: Worker,
    ways: list[list[int]],
    hours: tuple[tuple[int, int], int],
) -> Any:  # noqa: ANN401
    limits = worker.limits or problem.policy.limits
    (before, asked), wanted = hours
    return model.Person(
        name=worker.id,
        ways=ways,
        before=before,
        against=max(1, asked + wanted),
        most=min(worker.hours.most_minutes, limits.week_most_minutes),
        day_most=limits.day_most_minutes,
        spread=limits.spread_minutes,
        rest=limits.daily_rest_minutes,
        days_most=limits.days_in_row,
    )


def _tasks(model: Any, problem: Problem, people: dict[str, Any]) -> list[Any]:  # noqa: ANN401
    options = able(problem)
    places = sorted({c.place for c in problem.clients})
    where = {c.id: places.index(c.place) for c in problem.clients}
    made: list[Any] = []
    for task in (t for v in problem.visits for t in tasks_of(v)):
        starts = _starts(task, problem.policy.start_grid_minutes)
        may = [people[w] for w, row in options.items() if _holds(row.get(task.visit.id, []), starts)]
        made.append(
            model.Task(
                id=str(len(made)),
                visit=task.visit.id,
                day=task.visit.day,
                place=where[task.visit.client],
                minutes=task.visit.minutes,
                weight=1 + task.visit.critical,
                people=may,
                starts=starts,
            )
        )
    return made


def _starts(task: Task, step: int) -> list[int]:
    return [s for s in grid.tries(task.low, task.high, STEP, step) if task.low <= s <= task.high]


def _holds(stretches: Stretches, starts: list[int]) -> bool:
    """All starts are open to the worker, so that both choices are free of each other."""
    return all(any(low <= s <= high for low, high in stretches) for s in starts)
