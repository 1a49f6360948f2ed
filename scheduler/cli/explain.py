"""`explain`: why a worker has a visit, why they do not, why nobody has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import scheduler
from scheduler.cli.reading import both_of, known, params, roster_arguments, say

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser
    from scheduler.roster import Explanation

TEACHES = """Why a worker has a visit, why they do not, or (without a worker) why nobody has it.

In: a problem, a roster of it, a visit, and perhaps a worker. Out: one row a rule with how many workers were left after
it; `stops` where it ruled this worker out. The last line says what would change it, where a single change would: that
change was tried before it is said.

  python -m scheduler explain week.json roster.json v00007 w003
  python -m scheduler explain week.json roster.json v00007

Exit status: 0 explained; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """A problem, a roster, a visit, perhaps a worker."""
    roster_arguments(parser)
    parser.add_argument("visit", help="id of a visit")
    parser.add_argument("worker", nargs="?", help="id of a worker; without one: why nobody has the visit")


def run(options: Options) -> int:
    """Explain."""
    problem, roster = both_of(options)
    known(problem, options.problem.name, visit=options.visit, worker=options.worker)
    if options.worker is None:
        answer = scheduler.why_uncovered(problem, roster, options.visit)
    elif any((a.visit, a.worker) == (options.visit, options.worker) for a in roster.assignments):
        answer = scheduler.why_me(problem, roster, options.visit, options.worker)
    else:
        answer = scheduler.why_not_me(problem, roster, options.visit, options.worker)
    _show(answer)
    return 0


def _show(answer: Explanation) -> None:
    for row in answer.rows:
        left = "" if row.left is None else f"left {row.left}"
        say(f"{row.code:<22} {left:<9} {'stops ' if row.stops else ''}{params(row.params)}".rstrip())
    if answer.change:
        say(f"would change it: {answer.change.code} {params(answer.change.params)}")
