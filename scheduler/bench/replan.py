"""`bench replan`: twenty workers fall sick, one after the other, in a published week."""

from __future__ import annotations

from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import scheduler
from scheduler.bench.making import problem_of, week_arguments
from scheduler.bench.tables import Table, json_argument, keep
from scheduler.cli.reading import say
from scheduler.formats import ours

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.problem import Problem
    from scheduler.roster import Roster

TEACHES = """A week is solved and published; then workers fall sick, each on their own, from the start of one day:
for that day, and for all that is left of the week (`rest`). One row each: places affected, places that change, whose
weeks change, what stays uncovered, seconds. The roster that comes out is judged by `check`.

  python -m scheduler bench replan --workers 250 --visits 2500 --clients 320 --solve-seconds 60 --json replan.json

Exit status: 0 measured; 1 a rule was broken, or more changed than the affected visits and their takers.
"""
HEAD = ("case", "affected", "changed", "workers", "uncovered", "violations", "seconds", "processor")


def arguments(parser: Parser) -> None:
    """Which week, how it is solved, and how many fall sick."""
    week_arguments(parser)
    parser.add_argument("--seed", type=int, default=1, help="which week, and who falls sick (default 1)")
    parser.add_argument("--solve-seconds", type=float, default=60, help="for the published week (default 60)")
    parser.add_argument("--sick", type=int, default=20, help="how many workers fall sick (default 20)")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    problem = problem_of(options, options.seed)
    published = ours.read(ours.write(problem))
    roster = scheduler.solve(problem, seconds=options.solve_seconds)
    return measure(options, published, roster)


def measure(options: Options, problem: Problem, roster: Roster) -> int:
    """The table for a roster that is there already."""
    table, random = Table(HEAD), Random(options.seed)
    pairs = sorted({(a.worker, problem.day_of(a.starts)) for a in roster.assignments})
    wrong = 0
    for worker, day in random.sample(pairs, min(options.sick, len(pairs))):
        for case, ends in (("day", problem.day_start(day + 1)), ("rest", None)):
            change = scheduler.Sick(worker=worker, starts=problem.day_start(day), ends=ends)
            row = _measured(problem, roster, change)
            wrong += row["violations"] > 0 or row["others"] > 0
            table.add(
                row | {"case": case}, {"seconds": f"{row['seconds']:.2f}", "processor": f"{row['processor']:.2f}"}
            )
    for case in ("day", "rest"):
        rows = [r for r in table.rows if r["case"] == case]
        figures = {name: median(float(str(r[name])) for r in rows) for name in ("seconds", "processor", "changed")}
        most = max(float(str(r["seconds"])) for r in rows)
        lost = sum(int(str(r["uncovered"])) for r in rows)
        say(f"{case}: median {figures['seconds']:.2f} s (processor {figures['processor']:.2f}), most {most:.2f} s")
        say(f"     median {figures['changed']:.0f} places changed, {lost} left uncovered in all")
    keep(options, table.rows)
    return 1 if wrong else 0


def _measured(problem: Problem, roster: Roster, change: scheduler.Sick) -> dict[str, float]:
    began, spent = perf_counter(), process_time()
    found = scheduler.replan(problem, roster, change)
    seconds, processor = perf_counter() - began, process_time() - spent
    affected = [m for m in found.moves if m.cause == "affected"]
    takers = {m.after for m in affected}
    others = [m for m in found.moves if m.cause != "affected" and m.before not in takers]
    return {
        "affected": len(affected),
        "changed": len(found.moves),
        "workers": len(found.workers),
        "uncovered": sum(u.missing for u in found.uncovered),
        "violations": len(scheduler.check(found.problem, found.roster.assignments)),
        "others": len(others),
        "seconds": seconds,
        "processor": processor,
    }
