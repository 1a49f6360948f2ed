"""`bench make`: a made-up week as a problem file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.bench.making import problem_of, week_arguments
from scheduler.cli.reading import put
from scheduler.formats import ours

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Writes a made-up week as a problem: teams around their own places, clients with agreed teams of eight,
visits at the four peaks of the day, one in fourteen a double-up. The same seed gives the same week on every machine.

  python -m scheduler bench make -o week.json
  python -m scheduler bench make --seed 7 --workers 250 --visits 2500 --clients 320 -o large.json

Exit status: 0 written; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """Which week, and where it goes."""
    week_arguments(parser)
    parser.add_argument("--seed", type=int, default=1, help="which week (default 1)")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="PROBLEM.json", help="where it goes; - is stdout"
    )


def run(options: Options) -> int:
    """Make and write."""
    put(options.output, ours.write(problem_of(options, options.seed)))
    return 0
