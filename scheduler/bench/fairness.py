"""`bench fairness`: how fair made-up weeks come out, one row a seed."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import scheduler
from scheduler.bench.making import problem_of, week_arguments
from scheduler.bench.tables import Table, json_argument, keep
from scheduler.faults import need

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem

TEACHES = """The fairness of made-up weeks, as their certificates say it, one row a seed: the worst share of hours and
the proven ceiling above it, the share of a tenth and of half of the workers, the mean that no worst share can pass,
Jain (100 % where all are equal), Gini (0 % there), the largest envy up to one visit, the largest burden ratio of each
kind, and the time it took. The last rows are the worst and the mean of all seeds.

  python -m scheduler bench fairness --seeds 10 --seconds 20
  python -m scheduler bench fairness --seeds 3 --budget 20000 --json fairness.json

With --budget every figure but the seconds is the same on every machine.

Exit status: 0 measured; 1 a roster broke a rule; 2 something given is wrong.
"""
SHARES = ("worst", "at most", "10 %", "half", "mean", "jain", "gini", "envy")
KINDS = ("evenings", "weekends", "split_days")
HEAD = ("seed", "places", "violations", "uncovered", "bound", *SHARES, *KINDS, "seconds")


def arguments(parser: Parser) -> None:
    """Which weeks and how long."""
    week_arguments(parser)
    parser.add_argument("--seeds", type=int, default=3, help="how many seeds, from 1 (default 3)")
    parser.add_argument("--seconds", type=float, default=20, help="for each week (default 20)")
    parser.add_argument("--budget", type=int, help="moves for each week instead of seconds")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    need(options.seeds > 0, f"--seeds is {options.seeds}; give 1 or more")
    table = Table(HEAD)
    for seed in range(1, options.seeds + 1):
        _add(table, _measured(problem_of(options, seed), seed, options))
    found = list(table.rows)
    for name, over in (("worst", _worst), ("mean", _mean)):
        _add(table, {"seed": name} | {k: over(k, [int(str(r[k])) for r in found]) for k in HEAD[1:] if k != "bound"})
    keep(options, table.rows)
    return 1 if any(r["violations"] for r in found) else 0


def _measured(problem: Problem, seed: int, options: Options) -> dict[str, object]:
    began = monotonic()
    seconds = None if options.budget is not None else options.seconds
    roster = scheduler.solve(problem, seconds=seconds, budget=options.budget)
    spent = round(monotonic() - began)
    found = roster.certificate or scheduler.certificate(problem, roster.assignments)
    shares = found.shares_bp or (0,)
    points = (found.worst_share_bp, found.most_worst_bp, shares[len(shares) // 10], shares[len(shares) // 2])
    rest = (found.mean_share_bp, found.jain_bp, found.gini_bp, found.envy_bp)
    return {
        "seed": seed,
        "places": sum(v.workers for v in problem.visits),
        "violations": len(scheduler.check(problem, roster.assignments)),
        "uncovered": found.uncovered,
        "bound": found.uncovered_bound,
        **dict(zip(SHARES, (*points, *rest), strict=True)),
        **{kind: max(found.burdens_bp.get(kind, (0,))) for kind in KINDS},
        "seconds": spent,
    }


def _add(table: Table, row: dict[str, object]) -> None:
    table.add(row, {k: f"{int(str(row[k])) / 100:.1f}%" for k in (*SHARES, *KINDS)})


def _worst(name: str, values: list[int]) -> int:
    """Small is bad for shares and Jain, large for everything else."""
    return min(values) if name in SHARES and name not in {"gini", "envy"} else max(values)


def _mean(name: str, values: list[int]) -> int:
    del name
    return sum(values) // len(values)
