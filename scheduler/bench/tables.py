"""One row an instance: what was reached, what is proven, in what time."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

import scheduler
from scheduler.faults import need
from scheduler.formats import hhcrsp, ours
from scheduler.formats.generated import week

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from scheduler.problem import Problem

HEAD = "seed places violations uncovered bound seconds worst_share at_most mean_share jain envy outside travel"


def run(options: Namespace) -> int:
    """`week`, `hhcrsp` or `make`."""
    return {"week": _weeks, "hhcrsp": _hhcrsp, "make": _make}[options.what](options)


def _problem(options: Namespace, seed: int) -> Problem:
    return week(seed=seed, workers=options.workers, visits=options.visits, clients=options.clients, slack=options.slack)


def _make(options: Namespace) -> int:
    need(options.output is not None, "bench make: say where the problem goes, with -o PROBLEM.json")
    options.output.write_bytes(ours.write(_problem(options, options.seed)))
    return 0


def _weeks(options: Namespace) -> int:
    _row(HEAD.split())
    for seed in range(1, options.seeds + 1):
        problem, began = _problem(options, seed), monotonic()
        roster = scheduler.solve(problem, seconds=options.seconds)
        spent = monotonic() - began
        found, broken = roster.certificate, scheduler.check(problem, roster.assignments)
        if found is None:
            continue
        places = sum(v.workers for v in problem.visits)
        bound = "-" if found.uncovered_bound is None else found.uncovered_bound
        shares = [
            f"{b / 100:.1f}%"
            for b in (found.worst_share_bp, found.most_worst_bp, found.mean_share_bp, found.jain_bp, found.envy_bp)
        ]
        row = (seed, places, len(broken), found.uncovered, bound, f"{spent:.1f}", *shares)
        _row([*row, found.continuity_outside, found.travel_minutes])
    return 0


def _hhcrsp(options: Namespace) -> int:
    need(options.instances is not None, "bench hhcrsp: give the folder of instances with --instances")
    _row(["instance", "cost", "best_known", "gap", "seconds"])
    gaps = []
    for row in hhcrsp.measure(options.instances, most=options.most, seconds=options.seconds):
        _row([row.instance, f"{row.cost:.1f}", f"{row.best_known:.1f}", f"{row.gap:.2%}", f"{row.seconds:.0f}"])
        gaps.append(row.gap)
    _row(["mean", "", "", f"{sum(gaps) / max(1, len(gaps)):.2%}", ""])
    return 0


def _row(cells: Sequence[object]) -> None:
    sys.stdout.write("  ".join(f"{c!s:>11}" for c in cells) + "\n")
    sys.stdout.flush()
