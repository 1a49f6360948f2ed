"""`solve --format shifts`: rows of shifts for an instance of the literature."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scheduler.cli import watching
from scheduler.cli.reading import put
from scheduler.formats import shifts
from scheduler.shifts.engine import solve
from scheduler.shifts.watch import Limits

if TYPE_CHECKING:
    from scheduler.cli.words import Options
    from scheduler.shifts.watch import Now


def run(options: Options) -> int:
    """Solve and write, keeping the best so far where it is stopped."""
    instance = shifts.read(options.problem)
    seconds = None if options.budget is not None else options.seconds
    shown = options.progress or sys.stderr.isatty()
    with watching.interrupts() as stop:
        limits = Limits(seconds, options.budget, _tell if shown else _silent, stop.is_set)
        rows = solve(instance, limits, seed=options.seed or 0)
    put(options.output, shifts.write_solution(rows).encode())
    return watching.status(stop)


def _tell(now: Now) -> None:
    sys.stderr.write(f"{now.seconds:6.1f} s  areas tried {now.tried}  cost {now.cost}\n")


def _silent(now: Now) -> None:
    del now
