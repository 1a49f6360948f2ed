"""`schema`: what a problem or a roster looks like, as JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.cli.reading import put
from scheduler.formats import ours

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Writes the JSON Schema (2020-12) of a problem or of a roster, made from the very types that read it.

In: nothing. Out: the schema. What a schema cannot say (ids that are known, windows that hold their visit) is said in
one line when the problem is read.

  python -m scheduler schema problem > problem.schema.json
  python -m scheduler schema roster -o roster.schema.json

Exit status: 0 written; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """Of what, and where it goes."""
    parser.add_argument("of", choices=list(ours.KINDS), help="of what")
    parser.add_argument("-o", "--output", type=Path, default=Path("-"), metavar="FILE", help="(default: stdout)")


def run(options: Options) -> int:
    """Write it."""
    put(options.output, (json.dumps(ours.schema(options.of), indent=1) + "\n").encode())
    return 0
