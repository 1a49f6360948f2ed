"""`check`: every broken rule of a roster, and how fair it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

import scheduler
from scheduler.cli.reading import both_of, params, roster_arguments, say

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Judges a roster, whoever made it, without any solver.

In: a problem and a roster of it. Out: one line for each broken rule (code, visit, worker, numbers), then the
certificate: uncovered places, shares and burdens (sorted, they name nobody), Jain, Gini, envy, travel.

  python -m scheduler check week.json roster.json
  python -m scheduler solve week.json -o - | python -m scheduler check week.json -

Exit status: 0 no rule is broken; 1 one is; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """A problem and a roster."""
    roster_arguments(parser)


def run(options: Options) -> int:
    """Judge; 1 where a rule is broken."""
    problem, roster = both_of(options)
    broken = scheduler.check(problem, roster.assignments)
    for row in broken:
        say(" ".join((row.code, row.visit or "-", row.worker or "-", params(row.params))))
    bound = roster.certificate.uncovered_bound if roster.certificate else None
    found = scheduler.certificate(problem, roster.assignments, bound=bound)
    say(f"violations {len(broken)}")
    for name in found.__struct_fields__:
        say(f"{name} {_plain(getattr(found, name))}")
    return 1 if broken else 0


def _plain(value: Any) -> str:  # noqa: ANN401 - any field of the certificate
    return value if isinstance(value, str) else json.dumps(msgspec.to_builtins(value))
