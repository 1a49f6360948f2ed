"""`bench week`: made-up weeks, one row a seed: what was reached, what is proven, in what time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import scheduler
from scheduler.bench.making import problem_of, week_arguments
from scheduler.bench.tables import Table, json_argument, keep

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem

TEACHES = """Made-up weeks, one row a seed: places, broken rules, uncovered places and their proven bound, time, shares.

  python -m scheduler bench week --workers 60 --visits 700 --seeds 3 --seconds 20 --json week.json

Exit status: 0 measured; 1 a roster broke a rule; 2 something given is wrong.
"""
SHARES = ("worst_share_bp", "most_worst_bp", "mean_share_bp", "jain_bp", "envy_bp")
HEAD = {
    "seed": "seed",
    "places": "places",
    "violations": "violations",
    "uncovered": "uncovered",
    "uncovered_bound": "bound",
    "seconds": "seconds",
    **dict(zip(SHARES, ("worst_share", "at_most", "mean_share", "jain", "envy"), strict=True)),
    "continuity_outside": "outside",
    "travel_minutes": "travel",
}


def arguments(parser: Parser) -> None:
    """Which weeks and how long."""
    week_arguments(parser)
    parser.add_argument("--seeds", type=int, default=3, help="how many seeds, from 1 (default 3)")
    parser.add_argument("--seconds", type=float, default=20, help="for each week (default 20)")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    table = Table(list(HEAD.values()))
    for seed in range(1, options.seeds + 1):
        row = _measured(problem_of(options, seed), seed, options.seconds)
        named = {HEAD[k]: v for k, v in row.items()}
        table.add(
            named, {HEAD[k]: f"{int(str(row[k])) / 100:.1f}%" for k in SHARES} | {"seconds": f"{row['seconds']:.1f}"}
        )
    keep(options, table.rows)
    return 1 if any(r["violations"] for r in table.rows) else 0


def _measured(problem: Problem, seed: int, seconds: float) -> dict[str, object]:
    began = monotonic()
    roster = scheduler.solve(problem, seconds=seconds)
    spent = monotonic() - began
    found = roster.certificate or scheduler.certificate(problem, roster.assignments)
    row: dict[str, object] = {"seed": seed, "places": sum(v.workers for v in problem.visits), "seconds": spent}
    row["violations"] = len(scheduler.check(problem, roster.assignments))
    return row | {name: getattr(found, name) for name in HEAD if name not in row}
