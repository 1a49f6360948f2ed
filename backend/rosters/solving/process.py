"""The solver's own process: a task on the first line of its input, lines of JSON as its output.

It ends when its input does, so it never outlives whoever started it; the line `cancel` makes it give the best it has.
What it holds is told again and again on the way, so that something is kept whatever happens next.
"""

import os
import sys
from threading import Event, Thread
from time import monotonic
from typing import BinaryIO, Literal

import msgspec

import scheduler
from backend.rosters.schemas import Picture
from backend.rosters.solving import parts
from backend.rosters.solving.parts import Answer, Joining
from backend.rosters.solving.picture import Draughtsman
from scheduler import federation

_NICER = 5
_BEST_EVERY_SECONDS = 2.0


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be solved, in how many seconds at most, or in how many `moves`.

    It may be one `part` of a week, or a whole week of which the parts are solved and to be joined.
    """

    problem: scheduler.Problem
    seconds: float
    moves: int | None = None
    part: bool = False
    joining: Joining | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of output: how far it is, the best roster so far with its picture, or the roster; of a part, what it is.

    The answer of a part is all that is told of it in the end.
    """

    kind: Literal["progress", "best", "roster", "answer"]
    progress: scheduler.Progress | None = None
    picture: Picture | None = None
    roster: scheduler.Roster | None = None
    answer: Answer | None = None


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
        self.told_at = -_BEST_EVERY_SECONDS
        self.draughtsman = Draughtsman(task.problem)

    def run(self) -> None:
        if self.task.joining is not None:
            self._join(self.task.joining)
        elif self.task.part:
            self._part()
        else:
            self._whole()

    def _whole(self) -> None:
        found = scheduler.solve(
            self.task.problem,
            seconds=self.task.seconds,
            budget=self.task.moves,
            progress=self._progress,
            cancelled=self.cancelled.is_set,
        )
        complete = found.complete and not self.cancelled.is_set()
        _tell(Line(kind="roster", roster=msgspec.structs.replace(found, complete=complete)))

    def _part(self) -> None:
        task = federation.Task(problem=self.task.problem, seconds=self.task.seconds, budget=self.task.moves)
        found = federation.solve_part(task, progress=self._progress, cancelled=self.cancelled.is_set)
        complete = found.complete and not self.cancelled.is_set()
        _tell(Line(kind="answer", answer=msgspec.structs.replace(found, complete=complete)))

    def _join(self, joining: Joining) -> None:
        problem = self.task.problem
        _tell(Line(kind="best", roster=parts.beside(problem, joining)))
        found = parts.join(problem, joining, self._may_go_on)
        figures = found.certificate
        places = sum(visit.workers for visit in problem.visits)
        told = scheduler.Progress(
            stage=found.stage,
            seconds=int(monotonic() - self.began),
            covered=len(found.assignments),
            uncovered=places - len(found.assignments),
            worst_share_bp=figures.worst_share_bp if figures else 0,
        )
        picture = self.draughtsman.drawn(found.assignments, figures.shares_bp if figures else ())
        complete = found.complete and not self.cancelled.is_set()
        found = msgspec.structs.replace(found, complete=complete)
        _tell(Line(kind="roster", roster=found, progress=told, picture=picture))

    def _may_go_on(self) -> bool:
        late = self.task.moves is None and monotonic() - self.began >= self.task.seconds
        return not late and not self.cancelled.is_set()

    def _progress(self, progress: scheduler.Progress) -> None:
        seconds = monotonic() - self.began
        if seconds - self.told_at >= _BEST_EVERY_SECONDS:
            self.told_at = seconds
            held = self._held(progress)
            _tell(Line(kind="best", roster=held, picture=self.draughtsman.draw(held.assignments)))
        _tell(Line(kind="progress", progress=msgspec.structs.replace(progress, seconds=int(seconds))))

    def _held(self, progress: scheduler.Progress) -> scheduler.Roster:
        """What the engine holds now, without its figures: whoever keeps it works them out."""
        return scheduler.Roster(
            problem=self.task.problem.id,
            assignments=progress.assignments,
            seconds=progress.seconds,
            stage=progress.stage,
            complete=False,
            reasons=progress.reasons,
        )


def _tell(line: Line) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
