"""Parts solved in processes of their own: the same answers in the same order, however many there are."""

from __future__ import annotations

import os
import resource
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from time import monotonic
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

import scheduler
from scheduler.desk import desk_of
from scheduler.problem import Problem
from scheduler.roster import Assignment, Choice, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scheduler.roster import Progress

LEAST_SECONDS = 1.0


class Task(Value, frozen=True, kw_only=True):
    """One part to solve, and for how long."""

    problem: Problem
    seconds: float | None = None
    budget: int | None = None


class Answer(Value, frozen=True, kw_only=True):
    """What a part came to. `wanted` is what each worker's availability could hold of the hours they want, where known.

    It is not `complete` where somebody stopped it.
    """

    assignments: tuple[Assignment, ...]
    reasons: tuple[Choice, ...]
    wanted: dict[str, int]
    bound: int | None
    seconds: int
    process: int = 0
    most_kilobytes: int = 0
    complete: bool = True


class Pace:
    """Hands out the time that is left, by visits; what a part takes beyond its time is learned from those before it."""

    def __init__(self, tasks: Sequence[Task], ends: float | None, processes: int) -> None:
        """Without an end nobody is hurried."""
        self._ends, self._processes, self._beyond = ends, processes, 0.0
        self._left = sum(len(t.problem.visits) for t in tasks)
        self._parts = len(tasks)

    def given(self, task: Task) -> Task:
        """The task with its part of the time, from now on."""
        visits = len(task.problem.visits)
        if self._ends is not None and task.budget is None:
            whole = (self._ends - monotonic()) * min(self._processes, self._parts)
            task = replace(task, seconds=max(LEAST_SECONDS, whole * visits / max(1, self._left) - self._beyond))
        self._left -= visits
        self._parts -= 1
        return task

    def took(self, task: Task, seconds: float) -> None:
        """A part is done, so long after it was begun."""
        self._beyond = max(self._beyond, seconds - (task.seconds or seconds))


def solve_all(tasks: Sequence[Task], processes: int, ends: float | None, told: Callable[[int], None]) -> list[Answer]:
    """Answers in the order of the tasks; the largest are begun first, and all are to be there by `ends`."""
    pace = Pace(tasks, ends, processes)
    if processes <= 1 or len(tasks) <= 1:
        return list(_one_by_one(tasks, pace, told))
    waiting = sorted(range(len(tasks)), key=lambda row: (-len(tasks[row].problem.visits), row))
    answers: dict[int, Answer] = {}
    with ProcessPoolExecutor(min(processes, len(tasks)), mp_context=get_context("spawn")) as pool:
        running: dict[Future[bytes], tuple[int, Task, float]] = {}
        while waiting or running:
            while waiting and len(running) < processes:
                row = waiting.pop(0)
                task = pace.given(tasks[row])
                running[pool.submit(_over_there, msgspec.json.encode(task))] = (row, task, monotonic())
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                row, task, began = running.pop(done)
                answers[row] = msgspec.json.decode(done.result(), type=Answer)
                pace.took(task, monotonic() - began)
                told(row)
    return [answers[row] for row in range(len(tasks))]


def _one_by_one(tasks: Sequence[Task], pace: Pace, told: Callable[[int], None]) -> Iterator[Answer]:
    for row, asked in enumerate(tasks):
        task, began = pace.given(asked), monotonic()
        yield solve_part(task)
        pace.took(task, monotonic() - began)
        told(row)


def _over_there(task: bytes) -> bytes:
    return msgspec.json.encode(solve_part(msgspec.json.decode(task, type=Task)))


def _silent(progress: Progress) -> None:
    del progress


def _never() -> bool:
    return False


def solve_part(
    task: Task, *, progress: Callable[[Progress], None] = _silent, cancelled: Callable[[], bool] = _never
) -> Answer:
    """Solve one part, here; it tells how far it is and is stopped as `scheduler.solve` is."""
    roster = scheduler.solve(
        task.problem, seconds=task.seconds, budget=task.budget, progress=progress, cancelled=cancelled
    )
    desk = desk_of(task.problem)
    return Answer(
        assignments=roster.assignments,
        reasons=roster.reasons,
        wanted={w: desk.wanted(w) for w in desk.workers},
        bound=roster.certificate.uncovered_bound if roster.certificate else None,
        seconds=roster.seconds,
        process=os.getpid(),
        most_kilobytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        complete=roster.complete,
    )
