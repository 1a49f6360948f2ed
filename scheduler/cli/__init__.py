"""`python -m scheduler WORD …`: a thin skin over the package, one file a word."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from scheduler.cli.words import LazyParser, offer
from scheduler.faults import ProblemError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["WORDS", "main"]

# One line a word; it lives in scheduler/cli/<word>.py (see words.py for what the file holds).
WORDS = {
    "solve": "find a roster",
    "check": "judge a roster, whoever made it",
    "explain": "why me, why not me, why nobody",
    "suggest": "who could take a visit now",
    "replan": "a roster after somebody fell sick, a visit was cancelled or came, a choice was pinned",
    "schema": "the JSON Schema of a problem or a roster",
    "simulate": "a year of an invented cooperative, beside ways that know no fairness",
    "picture": "a roster as a picture that opens offline",
    "bench": "measure, or make a problem to try things on",
}
TOP = """Fair scheduling for care cooperatives.

  python -m scheduler bench make -o week.json             a made-up week to try things on
  python -m scheduler solve week.json -o roster.json      the best roster found in 20 seconds
  python -m scheduler check week.json roster.json         every broken rule, and how fair it is
  python -m scheduler explain week.json roster.json v00007 w003
  python -m scheduler suggest week.json roster.json v00007
  python -m scheduler replan week.json roster.json --sick w003 --from 1440

Each word has its own --help. Where a file is asked for, - is standard input or output.
"""
ENDS = """Exit status: 0 done; 1 a rule is broken (check); 2 something given is wrong, one line on stderr says where and
how to mend it; 130 stopped by Ctrl-C (solve has then written the best roster so far)."""
DONE, BROKEN, MISTAKEN, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one word; the answer is its exit status."""
    parser = LazyParser(prog="python -m scheduler", description=TOP, epilog=ENDS)
    offer(parser, WORDS, "scheduler.cli")
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except ProblemError as fault:
        sys.stderr.write(f"{fault}\n")
        return MISTAKEN
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
