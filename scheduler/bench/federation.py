"""`bench federation`: many areas at once, over processes."""

from __future__ import annotations

import os
import resource
import sys
from time import perf_counter
from typing import TYPE_CHECKING

import scheduler
from scheduler import federation
from scheduler.bench.tables import Table, json_argument, keep
from scheduler.federation import made_up

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.federation import Federated

TEACHES = """Made-up areas side by side, solved part by part in processes of their own; then borders are crossed for
what is uncovered and for whoever is worst off. Shares are measured over all. `memory` is what all processes held at
most, each at its worst moment, in megabytes; `processor` the seconds of work they did together. The roster is judged
by `check`.

With --budget instead of --seconds the roster is the same whatever the number of processes, and the seconds tell how
much more processes help; --processes may then be given several times.

  python -m scheduler bench federation --workers 5000 --visits 50000 --processes 2 --seconds 560
  python -m scheduler bench federation --workers 500 --visits 5000 --budget 400000 --processes 1 --processes 2

Exit status: 0 measured; 1 a roster broke a rule; 2 something given is wrong.
"""
HEAD = (
    "processes",
    "parts",
    "places",
    "parts_left",
    "uncovered",
    "crossed",
    "raised",
    "worst_before",
    "worst",
    "mean",
    "violations",
    "memory",
    "processor",
    "seconds",
)


def arguments(parser: Parser) -> None:
    """How large, how long, over how many processes."""
    parser.add_argument("--workers", type=int, default=500, help="(default 500)")
    parser.add_argument("--visits", type=int, default=5000, help="(default 5000)")
    parser.add_argument("--areas", type=int, help="how many (default: one for 250 workers)")
    parser.add_argument("--slack", type=int, default=30, help="minutes of freedom in each window (default 30)")
    parser.add_argument("--seed", type=int, default=1, help="which federation (default 1)")
    parser.add_argument("--seconds", type=float, default=60, help="in all (default 60)")
    parser.add_argument("--budget", type=int, help="moves in all, instead of seconds: the same roster every time")
    parser.add_argument("--processes", type=int, action="append", help="how many (default: as many as cores)")
    parser.add_argument("--most-visits", type=int, help="of one part (default: as many as there is time for)")
    parser.add_argument("--by-place", action="store_true", help="let places tell the areas, not what the problem says")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    table, broken = Table(HEAD, 10), 0
    problem, areas = made_up.federation(
        seed=options.seed,
        workers=options.workers,
        visits=options.visits,
        count=options.areas,
        slack=options.slack,
    )
    for processes in options.processes or [os.cpu_count() or 1]:
        began, spent = perf_counter(), _processor()
        found = federation.solve(
            problem,
            areas=None if options.by_place else areas,
            seconds=None if options.budget is not None else options.seconds,
            budget=options.budget,
            processes=processes,
            most_visits=options.most_visits,
            told=_tell,
        )
        seconds, processor = perf_counter() - began, _processor() - spent
        wrong = len(scheduler.check(problem, found.roster.assignments))
        broken += wrong
        row = _row(found) | {"processes": processes, "violations": wrong, "seconds": round(seconds, 1)}
        row["processor"] = round(processor, 1)
        row["places"] = sum(v.workers for v in problem.visits)
        table.add(row, {name: f"{int(str(row[name])) / 100:.1f}%" for name in ("worst_before", "worst", "mean")})
    keep(options, table.rows)
    return 1 if broken else 0


def _processor() -> float:
    """Processor seconds of this process and of those it waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def _row(found: Federated) -> dict[str, object]:
    return {
        "parts": len(found.parts),
        "parts_left": found.uncovered_before,
        "uncovered": found.uncovered,
        "crossed": found.crossed,
        "raised": found.raised,
        "worst_before": found.worst_before_bp,
        "worst": found.worst_share_bp,
        "mean": found.mean_share_bp,
        "memory": found.most_kilobytes // 1024,
    }


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"part {done} of {of}\n")
