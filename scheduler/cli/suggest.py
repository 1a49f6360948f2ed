"""`suggest`: who could take a visit as the roster stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import scheduler
from scheduler.cli.reading import both_of, known, params, roster_arguments, say

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Who could take the visit as the roster stands: those who are free first, in the fair order of the policy.

In: a problem, a roster of it, a visit. Out: one line a worker: id, free at which minute (or not), and the reasons.

  python -m scheduler suggest week.json roster.json v00007

Exit status: 0 answered, also where nobody is free; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """A problem, a roster, a visit."""
    roster_arguments(parser)
    parser.add_argument("visit", help="id of a visit")


def run(options: Options) -> int:
    """Suggest."""
    problem, roster = both_of(options)
    known(problem, options.problem.name, visit=options.visit)
    for row in scheduler.suggest(problem, roster, options.visit):
        why = "; ".join(f"{r.code} {params(r.params)}".strip() for r in row.reasons)
        say(f"{row.worker}  {'free at ' + str(row.starts) if row.free else 'not free'}  {why}")
    return 0
