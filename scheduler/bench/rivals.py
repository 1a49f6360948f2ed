"""`bench rivals`: other solvers on the same problem, for the same seconds, with the same cores, judged by us alone."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import scheduler
from scheduler.bench.making import problem_of, week_arguments
from scheduler.bench.tables import Table, json_argument, keep
from scheduler.certificate import travel_total
from scheduler.cli.reading import say
from scheduler.rivals import RIVALS, rival
from scheduler.rivals.present import versions
from scheduler.rivals.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem
    from scheduler.roster import Assignment

    Solve = Callable[[float], Sequence[Assignment]]

TEACHES = """One made-up week, solved by this package and by its rivals, each for the same seconds and with at most the
same cores: VROOM (pyvroom), PyVRP, Timefold (needs Java 17) and one plain CP-SAT model. Each is modelled as well as it
can be; what it cannot say (`violations`) is repaired by dropping visits until `check` finds nothing. Only what is left
counts: covered places, then shares of hours. A rival that is not installed is skipped with a word.

  pip install 'commonrota[rivals]'
  python -m scheduler bench rivals --seconds 30 --seconds 60 --workers 60 --visits 700 --json rivals.json

Exit status: 0 nobody covers more, and with equal cover nobody has better shares; 1 somebody has; 2 something is wrong.
"""
OURS = "commonrota"
HEAD = (
    "by",
    "seconds",
    "took",
    "covered",
    "uncovered",
    "worst",
    "10 %",
    "half",
    "mean",
    "travel",
    "violations",
    "dropped",
)


class Result(NamedTuple):
    """A row of the table, and what decides: covered places and sorted shares."""

    row: dict[str, object]
    covered: int
    shares: tuple[int, ...]


def arguments(parser: Parser) -> None:
    """Which week, who, how long."""
    week_arguments(parser)
    parser.add_argument("--seed", type=int, default=1, help="which week (default 1)")
    parser.add_argument("--seconds", type=float, action="append", help="for each solver; may be given twice (30, 60)")
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1, help="at most so many (default all)")
    parser.add_argument("--rival", choices=RIVALS, action="append", help="only this one; may be given twice")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure all, then say who was ahead."""
    problem = problem_of(options, options.seed)
    ways = _ways(problem, options)
    table, said = Table(HEAD), []
    for seconds in options.seconds or (30.0, 60.0):
        results = {name: _measured(name, problem, seconds, solve, table) for name, solve in ways.items()}
        said += [f"{seconds:g} s: {line}" for line in compared(results)]
    for line in said:
        say(line)
    keep(options, table.rows, said=said, packages=versions(*(p for n in RIVALS for p in rival(n).PACKAGES)))
    return 1 if any(": ahead" in line for line in said) else 0


def _ways(problem: Problem, options: Options) -> dict[str, Solve]:
    ways: dict[str, Solve] = {OURS: lambda seconds: scheduler.solve(problem, seconds=seconds).assignments}
    for name in options.rival or RIVALS:
        other = rival(name)
        why = other.missing()
        if why:
            say(f"{name}: skipped, {why}")
        else:
            ways[name] = lambda s, other=other: other.solve(problem, seconds=s, cores=options.cores)  # type: ignore[misc]
    return ways


def _measured(name: str, problem: Problem, seconds: float, solve: Solve, table: Table) -> Result:
    began = monotonic()
    found = list(solve(seconds))
    took = monotonic() - began
    broken, kept = len(scheduler.check(problem, found)), repaired(problem, found)
    result = judged(problem, kept)
    first = {"by": name, "seconds": seconds, "took": round(took, 1)}
    row = first | result.row | {"violations": broken, "dropped": len(found) - len(kept)}
    table.add(row, {k: f"{int(str(row[k])) / 100:.1f}%" for k in ("worst", "10 %", "half", "mean")})
    return Result(row, result.covered, result.shares)


def judged(problem: Problem, kept: Sequence[Assignment]) -> Result:
    """The figures of a roster that breaks no rule."""
    fair = scheduler.fairness.measure(problem, kept)
    lacking = sum(u.missing for u in scheduler.uncovered(problem, kept))
    covered = sum(v.workers for v in problem.visits) - lacking
    shares = tuple(sorted(s.share_bp for s in fair.shares))
    places = {"worst": shares[0], "10 %": shares[len(shares) // 10], "half": shares[len(shares) // 2]}
    row: dict[str, object] = {"covered": covered, "uncovered": lacking, **places, "mean": fair.mean_share_bp}
    return Result(row | {"travel": travel_total(problem, kept)}, covered, shares)


def compared(results: dict[str, Result]) -> list[str]:
    """One line a rival: ahead only where it covers more, or as much with better sorted shares."""
    ours = results[OURS]
    lines = []
    for name, other in results.items():
        if name == OURS:
            continue
        ahead = (other.covered, other.shares) > (ours.covered, ours.shares)
        more = other.covered - ours.covered
        fairer = "better" if other.shares > ours.shares else "no better"
        lines.append(f"{name}: {'ahead' if ahead else 'behind'} ({more:+} covered, sorted shares {fairer})")
    return lines
