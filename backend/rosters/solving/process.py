"""The solver's own process: a problem on the first line of its input, lines of JSON as its output.

It ends when its input does, so it never outlives whoever started it; the line `cancel` makes it give the best it has.
A whole roster is found in a part of the time and told at once, so that something is kept whatever happens next.
"""

import os
import sys
from threading import Event, Thread
from time import monotonic
from typing import BinaryIO, Literal

import msgspec

import scheduler

_NICER = 5
_FIRST_PART = 0.15
_MOST_FIRST_SECONDS = 10.0
_LEAST_SECONDS = 0.5
_EARLY = 0.8


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be solved, in how many seconds at most."""

    problem: scheduler.Problem
    seconds: float


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of output: how far it is, the best roster so far, or the roster."""

    kind: Literal["progress", "best", "roster"]
    progress: scheduler.Progress | None = None
    roster: scheduler.Roster | None = None


def main() -> None:
    """Reads, solves, tells."""
    os.nice(_NICER)
    task = msgspec.json.decode(sys.stdin.buffer.readline(), type=Task)
    cancelled = Event()
    Thread(target=_listen, args=(sys.stdin.buffer, cancelled), daemon=True).start()
    _Solving(task, cancelled).run()
    os._exit(0)  # the thread that listens must not be waited for


def _listen(source: BinaryIO, cancelled: Event) -> None:
    for line in source:
        if line.strip() == b"cancel":
            cancelled.set()
    os._exit(1)


class _Solving:
    def __init__(self, task: Task, cancelled: Event) -> None:
        self.task = task
        self.cancelled = cancelled
        self.began = monotonic()

    def run(self) -> None:
        seconds = min(_MOST_FIRST_SECONDS, self.task.seconds * _FIRST_PART)
        first = self._solve(seconds)
        _tell(Line(kind="best", roster=first))
        spent = monotonic() - self.began
        at_its_end = spent < seconds * _EARLY  # with more time it would find the same
        over = self.cancelled.is_set() or at_its_end
        second = first if over else self._solve(max(_LEAST_SECONDS, self.task.seconds - spent))
        found = _better(first, second)
        complete = found.complete and not self.cancelled.is_set()
        _tell(Line(kind="roster", roster=msgspec.structs.replace(found, complete=complete)))

    def _solve(self, seconds: float) -> scheduler.Roster:
        return scheduler.solve(
            self.task.problem, seconds=seconds, progress=self._progress, cancelled=self.cancelled.is_set
        )

    def _progress(self, progress: scheduler.Progress) -> None:
        seconds = int(monotonic() - self.began)
        _tell(Line(kind="progress", progress=msgspec.structs.replace(progress, seconds=seconds)))


def _better(first: scheduler.Roster, second: scheduler.Roster) -> scheduler.Roster:
    """The later one, which had more time, unless it was stopped and covers less."""
    if second.complete or first.certificate is None or second.certificate is None:
        return second
    ahead = first.certificate.uncovered < second.certificate.uncovered
    return msgspec.structs.replace(first, complete=False) if ahead else second


def _tell(line: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
