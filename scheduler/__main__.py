"""`python -m scheduler solve | check | explain | suggest | bench`: a thin skin over the package."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

import scheduler
from scheduler.faults import ProblemError
from scheduler.formats import ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.roster import Explanation, Progress

TOP = """Fair scheduling for care cooperatives.

  python -m scheduler bench make -o week.json             a made-up week to try things on
  python -m scheduler solve week.json -o roster.json      the best roster found in 20 seconds
  python -m scheduler check week.json roster.json         every broken rule, and how fair it is
  python -m scheduler explain week.json roster.json v00007 w003
  python -m scheduler suggest week.json roster.json v00007
"""
SOLVE = """Finds a roster: visits covered first (critical ones before others), then continuity, fair hours, shared
burdens, wishes, travel, stability, in the order the problem's policy gives. Progress goes to stderr.

--seconds stops by the clock: better with more time, but not the same twice. --budget counts moves instead: the same
problem, seed and budget give the same roster on every machine (100000 moves take about a second or two).
--format hhcrsp reads one instance of the home health care literature and writes a solution that its score judges.
"""
CHECK = """Judges a roster, whoever made it, without any solver. Prints one line for each broken rule, then the
certificate: uncovered places, shares and burdens (sorted, they name nobody), Jain, Gini, envy, travel.
Ends with status 1 where a rule is broken."""
EXPLAIN = """Why a worker has a visit, why they do not, or (without a worker) why nobody has it. Each row is one rule
and how many workers were left after it; the last says what would change it, where a single change would."""
SUGGEST = "Who could take the visit as the roster stands: those who are free first, in the fair order of the policy."
BENCH = """Made-up or given problems, measured. `week` prints one table row a seed; `hhcrsp` the gap to best known;
`make` writes a problem to try things on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ProblemError as fault:
        print(fault, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


def _parser() -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("python -m scheduler", description=TOP, formatter_class=plain)
    commands = parser.add_subparsers(required=True, metavar="solve | check | explain | suggest | bench")
    _solve_command(commands.add_parser("solve", help="find a roster", description=SOLVE, formatter_class=plain))
    check = commands.add_parser("check", help="judge a roster", description=CHECK, formatter_class=plain)
    explain = commands.add_parser("explain", help="why me, why not me", description=EXPLAIN, formatter_class=plain)
    suggest = commands.add_parser("suggest", help="who could take a visit", description=SUGGEST, formatter_class=plain)
    for command in (check, explain, suggest):
        command.add_argument("problem", type=Path, metavar="PROBLEM.json")
        command.add_argument("roster", type=Path, metavar="ROSTER.json")
    explain.add_argument("visit", help="id of a visit")
    explain.add_argument("worker", nargs="?", help="id of a worker; without one: why nobody has the visit")
    suggest.add_argument("visit", help="id of a visit")
    check.set_defaults(run=_check)
    explain.set_defaults(run=_explain)
    suggest.set_defaults(run=_suggest)
    _bench_command(commands.add_parser("bench", help="measure", description=BENCH, formatter_class=plain))
    return parser


def _solve_command(solve: argparse.ArgumentParser) -> None:
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("-o", "--output", type=Path, required=True, metavar="ROSTER.json", help="where the roster goes")
    solve.add_argument("--seconds", type=float, default=20, help="how long to look (default 20)")
    solve.add_argument("--budget", type=int, help="moves to try instead of seconds: the same roster every time")
    solve.add_argument("--seed", type=int, help="another seed for ties and chance than the problem's")
    solve.add_argument("--format", choices=("ours", "hhcrsp"), default="ours", help="what PROBLEM.json is")
    solve.set_defaults(run=_solve)


def _bench_command(bench: argparse.ArgumentParser) -> None:
    bench.add_argument("what", choices=("week", "hhcrsp", "make"), nargs="?", default="week")
    bench.add_argument("--seed", type=int, default=1, help="make: which week (default 1)")
    bench.add_argument("--seeds", type=int, default=3, help="how many seeds, from 1 (default 3)")
    bench.add_argument("--seconds", type=float, default=20)
    bench.add_argument("--workers", type=int, default=60)
    bench.add_argument("--visits", type=int, default=700)
    bench.add_argument("--clients", type=int, default=90)
    bench.add_argument("--slack", type=int, default=30, help="minutes of freedom in each window (default 30)")
    bench.add_argument("--instances", type=Path, help="folder of hhcrsp instances, best_known.json beside it")
    bench.add_argument("--most", type=int, default=100, help="hhcrsp: most patients (default 100)")
    bench.add_argument("-o", "--output", type=Path, help="make: where the problem goes")
    bench.set_defaults(run=_bench)


def _solve(options: argparse.Namespace) -> int:
    if options.format == "hhcrsp":
        from scheduler.formats import hhcrsp  # noqa: PLC0415 - only who asks for it pays for it

        hhcrsp.solve_file(options.problem, options.output, seconds=options.seconds, seed=options.seed or 0)
        return 0
    problem = ours.read(options.problem)
    if options.seed is not None:
        problem = msgspec.structs.replace(problem, seed=options.seed)
    seconds = None if options.budget is not None else options.seconds
    roster = scheduler.solve(problem, seconds=seconds, budget=options.budget, progress=_tell)
    options.output.write_bytes(ours.write(roster))
    return 0


def _tell(now: Progress) -> None:
    line = f"{now.seconds:4} s  {now.stage:<11} covered {now.covered}  uncovered {now.uncovered}"
    print(f"{line}  worst share {now.worst_share_bp / 100:.1f} %", file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    problem, roster = ours.read(options.problem), ours.read_roster(options.roster)
    broken = scheduler.check(problem, roster.assignments)
    for row in broken:
        print(row.code, row.visit or "-", row.worker or "-", _params(row.params))
    bound = roster.certificate.uncovered_bound if roster.certificate else None
    found = scheduler.certificate(problem, roster.assignments, bound=bound)
    print(f"violations {len(broken)}")
    for name in found.__struct_fields__:
        print(name, _plain(getattr(found, name)))
    return 1 if broken else 0


def _plain(value: Any) -> str:  # noqa: ANN401 - any field of the certificate
    return value if isinstance(value, str) else json.dumps(msgspec.to_builtins(value))


def _params(params: dict[str, Any]) -> str:
    return " ".join(f"{k}={v}" for k, v in params.items())


def _known(problem: scheduler.Problem, options: argparse.Namespace) -> None:
    worker = getattr(options, "worker", None)
    for what, given, ids in (("visit", options.visit, problem.visits), ("worker", worker, problem.workers)):
        if given is not None and given not in {x.id for x in ids}:
            message = f"{options.problem.name}: no {what} has the id {given!r}; give one that is in the problem"
            raise ProblemError(message)


def _explain(options: argparse.Namespace) -> int:
    problem, roster = ours.read(options.problem), ours.read_roster(options.roster)
    _known(problem, options)
    if options.worker is None:
        answer = scheduler.why_uncovered(problem, roster, options.visit)
    elif any((a.visit, a.worker) == (options.visit, options.worker) for a in roster.assignments):
        answer = scheduler.why_me(problem, roster, options.visit, options.worker)
    else:
        answer = scheduler.why_not_me(problem, roster, options.visit, options.worker)
    _print(answer)
    return 0


def _print(answer: Explanation) -> None:
    for row in answer.rows:
        left = "" if row.left is None else f"left {row.left}"
        print(f"{row.code:<22} {left:<9} {'stops ' if row.stops else ''}{_params(row.params)}".rstrip())
    if answer.change:
        print("would change it:", answer.change.code, _params(answer.change.params))


def _suggest(options: argparse.Namespace) -> int:
    problem, roster = ours.read(options.problem), ours.read_roster(options.roster)
    _known(problem, options)
    for row in scheduler.suggest(problem, roster, options.visit):
        why = "; ".join(f"{r.code} {_params(r.params)}".strip() for r in row.reasons)
        print(f"{row.worker}  {'free at ' + str(row.starts) if row.free else 'not free'}  {why}")
    return 0


def _bench(options: argparse.Namespace) -> int:
    from scheduler import bench  # noqa: PLC0415 - measuring brings more than solving needs

    return bench.run(options)


if __name__ == "__main__":
    sys.exit(main())
