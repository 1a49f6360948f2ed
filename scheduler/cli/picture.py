"""`picture`: a roster to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import scheduler
from scheduler.cli.reading import both_of, known, put, roster_arguments
from scheduler.faults import need

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Draws a roster: a row for each worker, one chart a day. Visits with their burdens as letters, travel,
breaks, hours not offered, other work; what is uncovered on top; what breaks a rule is marked. Ids only: no name.

In: a problem and a roster of it. Out: an .svg, or an .html page with the same in tables beside each chart. Both open
offline, without a script, light or dark as the reader's system has it. Large rosters: choose days, or take the page.

  python -m scheduler picture week.json roster.json -o roster.html
  python -m scheduler picture week.json roster.json -o tuesday.svg --day 1
  python -m scheduler picture week.json roster.json -o two.svg --worker w003 --worker w007

Exit status: 0 written; 2 something given is wrong.
"""
MOST_ROWS = 700


def arguments(parser: Parser) -> None:
    """A problem, a roster, where the picture goes, and what of it."""
    roster_arguments(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=".svg or .html")
    parser.add_argument("--day", type=int, action="append", metavar="N", help="only this day, from 0 (may be repeated)")
    parser.add_argument("--worker", action="append", metavar="W", default=[], help="only this worker (may be repeated)")


def run(options: Options) -> int:
    """Draw and write."""
    need(
        options.output.suffix in {".svg", ".html"},
        f"{options.output}: no picture by that name; end it in .svg or .html",
    )
    problem, roster = both_of(options)
    for worker in options.worker:
        known(problem, options.problem.name, worker=worker)
    for day in options.day or ():
        need(0 <= day < problem.days, f"--day {day}: the problem has {problem.days} days; give 0 to {problem.days - 1}")
    put(options.output, _drawn(options, problem, roster).encode())
    return 0


def _drawn(options: Options, problem: scheduler.Problem, roster: scheduler.Roster) -> str:
    from scheduler.formats import picture, picture_page  # noqa: PLC0415 - only who asks for it pays for it
    from scheduler.formats.picture_facts import Facts  # noqa: PLC0415

    facts = Facts(problem, roster)
    days = [facts.day(d, options.worker) for d in sorted(set(options.day or range(problem.days)))]
    if options.output.suffix == ".html":
        found = scheduler.certificate(problem, roster.assignments)
        return picture_page.page(facts, days, {k: getattr(found, k) for k in picture_page.FIGURES})
    rows = sum(len(d.rows) for d in days)
    need(
        rows <= MOST_ROWS,
        f"{options.output}: {rows} rows, at most {MOST_ROWS} in one .svg; choose --day, or take .html",
    )
    return picture.days_svg(facts, days) if len(days) > 1 else picture.day_svg(facts, days[0])
