"""`bench week`: a made-up cooperative week, one row a seed: what was reached, what is proven, in what time."""

from __future__ import annotations

import resource
from time import monotonic
from typing import TYPE_CHECKING

import scheduler
from scheduler.bench import replan
from scheduler.bench.making import problem_of, week_arguments
from scheduler.bench.tables import Table, json_argument, keep
from scheduler.formats import ours
from scheduler.formats.crowded import crowded

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem
    from scheduler.roster import Certificate, Progress, Roster

TEACHES = """A made-up week for each seed: places, uncovered ones and how few any roster must leave uncovered (proven),
the gap, shares of hours wanted (least, a twentieth, a tenth, half of the workers below, mean), broken rules,
seconds, and the seconds at which each stage was over.

  python -m scheduler bench week --workers 250 --visits 2500 --seconds 60
  python -m scheduler bench week --workers 250 --visits 5000 --seconds 90 --windows 30 --seed 7
  python -m scheduler bench week --family teams --workers 60 --visits 700 --seeds 3
  python -m scheduler bench week --replan --workers 250 --visits 2500 --sick 20

The family `crowded` asks for more at the peaks of the day than anybody could cover, at fixed starts unless --windows
gives minutes of freedom. `teams` has windows, agreed teams and a ledger, and nearly everything can be covered. The
bound leaves out what makes it lower only: breaks, weekly rest, and how exactly windows and ways meet.
Seconds count from the problem to the roster with its certificate; judging it is not in them.
With --replan the week is solved and published, then workers fall sick one after the other: see `bench replan --help`.

Exit status: 0 measured; 1 a roster broke a rule; 2 something given is wrong.
"""
SHARES = ("share_least", "share_5", "share_10", "share_half", "share_mean", "least_of_mean")
JUDGED = ("violations", "certificate", "seconds", "megabytes", "stages")
HEAD = ("seed", "places", "uncovered", "bound", "gap", *SHARES, *JUDGED)


def arguments(parser: Parser) -> None:
    """Which weeks and how long."""
    week_arguments(parser)
    parser.add_argument("--family", choices=("crowded", "teams"), default="crowded", help="(default crowded)")
    parser.add_argument("--windows", type=int, default=0, metavar="MINUTES", help="crowded: freedom (default 0)")
    parser.add_argument("--seed", type=int, help="this seed only")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, from 1 (default 1)")
    parser.add_argument("--seconds", type=float, default=60, help="for each week (default 60)")
    parser.add_argument("--budget", type=int, help="moves instead of seconds: the same roster every time")
    parser.add_argument("--replan", action="store_true", help="one sick worker in a published week, instead")
    parser.add_argument("--sick", type=int, default=20, help="with --replan: how many fall sick (default 20)")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    if options.replan:
        return _replanned(options)
    table = Table(HEAD, width=9)
    for seed in [options.seed] if options.seed is not None else range(1, options.seeds + 1):
        table.add(_measured(_problem(options, seed), seed, options))
    keep(options, table.rows)
    return 1 if any(r["violations"] for r in table.rows) else 0


def _replanned(options: Options) -> int:
    """One week, mended for each sick worker on their own."""
    options.seed = 1 if options.seed is None else options.seed
    problem = _problem(options, options.seed)
    published = ours.read(ours.write(problem))
    return replan.measure(options, published, _solved(problem, options))


def _problem(options: Options, seed: int) -> Problem:
    if options.family == "teams":
        return problem_of(options, seed)
    return crowded(seed=seed, workers=options.workers, visits=options.visits, windows=options.windows)


def _measured(problem: Problem, seed: int, options: Options) -> dict[str, object]:
    over: dict[str, int] = {}
    began = monotonic()
    roster = _solved(problem, options, over)
    spent = monotonic() - began
    found = roster.certificate or scheduler.certificate(problem, roster.assignments)
    return {
        "seed": seed,
        "places": sum(v.workers for v in problem.visits),
        **_cover(found),
        **_shares(found),
        "violations": len(scheduler.check(problem, roster.assignments)),
        "certificate": "yes" if roster.complete and roster.certificate else "part",
        "seconds": round(spent, 1),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "stages": " ".join(f"{stage}:{at}" for stage, at in over.items()),
    }


def _solved(problem: Problem, options: Options, over: dict[str, int] | None = None) -> Roster:
    seconds = None if options.budget is not None else options.seconds
    noting = _noting({} if over is None else over)
    return scheduler.solve(problem, seconds=seconds, budget=options.budget, progress=noting)


def _noting(over: dict[str, int]) -> Callable[[Progress], None]:
    def note(now: Progress) -> None:
        over[now.stage] = now.seconds

    return note


def _cover(found: Certificate) -> dict[str, object]:
    bound = found.uncovered_bound
    if bound is None:
        return {"uncovered": found.uncovered, "bound": "-", "gap": "-"}
    gap = (found.uncovered - bound) / max(1, bound)
    return {"uncovered": found.uncovered, "bound": bound, "gap": f"{gap:.1%}"}


def _shares(found: Certificate) -> dict[str, object]:
    rows = found.shares_bp
    sampled = [rows[i] if rows else 0 for i in (0, len(rows) // 20, len(rows) // 10, len(rows) // 2)]
    values = [
        *(bp / 10_000 for bp in (*sampled, found.mean_share_bp)),
        found.worst_share_bp / max(1, found.mean_share_bp),
    ]
    return {name: f"{value:.3f}" for name, value in zip(SHARES, values, strict=True)}
