"""`solve`: the best roster found in the time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import scheduler
from scheduler.cli import watching
from scheduler.cli.reading import problem_argument, problem_of, put
from scheduler.cli.words import count, seconds
from scheduler.formats import ours

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Finds a roster: visits covered first (critical ones before others), then continuity, fair hours, shared
burdens, wishes, travel, stability, in the order the problem's policy gives.

In: a problem (`python -m scheduler schema problem` describes it). Out: a roster with reasons and a certificate. What
nobody can cover is left uncovered with the reason; that is no error. Progress goes to stderr, where that is a terminal
or --progress is given. Ctrl-C stops looking and writes the best roster so far.

--seconds stops by the clock: better with more time, but not the same twice. --budget counts moves instead: the same
problem, seed and budget give the same roster on every machine (100000 moves take about a second or two).
--format hhcrsp reads one instance of the home health care literature and writes a solution that its score judges.
--format shifts does so for the shift instances of Nottingham (text); its --budget counts areas given out anew.

  python -m scheduler solve week.json -o roster.json --seconds 60
  python -m scheduler solve week.json -o - --budget 100000 | python -m scheduler check week.json -

Exit status: 0 a roster is written; 2 something given is wrong; 130 stopped by Ctrl-C, the best so far is written.
"""


def arguments(parser: Parser) -> None:
    """A problem, where the roster goes, and how long to look."""
    problem_argument(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="ROSTER.json", help="where the roster goes; - is stdout"
    )
    parser.add_argument("--seconds", type=seconds, default=20, help="how long to look (default 20)")
    parser.add_argument("--budget", type=count, help="moves to try instead of seconds: the same roster every time")
    parser.add_argument("--seed", type=int, help="another seed for ties and chance than the problem's")
    parser.add_argument("--format", choices=("ours", "hhcrsp", "shifts"), default="ours", help="what PROBLEM.json is")
    watching.argument(parser)


def run(options: Options) -> int:
    """Solve and write."""
    if options.format == "hhcrsp":
        from scheduler.formats import hhcrsp  # noqa: PLC0415 - only who asks for it pays for it

        with watching.interrupts() as stop:
            found = hhcrsp.solve_file(
                options.problem, seconds=options.seconds, seed=options.seed or 0, cancelled=stop.is_set
            )
        put(options.output, found)
        return watching.status(stop)
    if options.format == "shifts":
        from scheduler.cli import shifting  # noqa: PLC0415 - only who asks for it pays for it

        return shifting.run(options)
    problem = problem_of(options)
    if options.seed is not None:
        problem = msgspec.structs.replace(problem, seed=options.seed)
    limit = None if options.budget is not None else options.seconds
    with watching.interrupts() as stop:
        progress = watching.teller(shown=options.progress)
        roster = scheduler.solve(
            problem, seconds=limit, budget=options.budget, progress=progress, cancelled=stop.is_set
        )
    put(options.output, ours.write(roster))
    return watching.status(stop)
