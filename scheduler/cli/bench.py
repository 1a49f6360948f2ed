"""`bench`: measurements, each a word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.bench import WORDS
from scheduler.cli.words import offer

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Made-up or given problems, measured: each word prints a table, and --json FILE writes it with versions,
seed and machine. Figures depend on the machine and what else runs on it; nothing here is a test.

  python -m scheduler bench make --seed 7 -o week.json
  python -m scheduler bench week --workers 60 --visits 700 --seeds 3 --seconds 20
  python -m scheduler bench hhcrsp --instances ../shared/bench/hhcrsp/instances --seconds 120 --json hhcrsp.json

Exit status: 0 measured; 1 a roster broke a rule; 2 something given is wrong.
"""


def arguments(parser: Parser) -> None:
    """Which measurement."""
    offer(parser, WORDS, "scheduler.bench", "MEASUREMENT")


def run(options: Options) -> int:
    """Each measurement brings its own way to run; this one is never asked."""
    raise NotImplementedError(options)
