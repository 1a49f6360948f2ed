"""`simulate`: a year of an invented cooperative, week by week, beside two ways of assigning that know no fairness."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from scheduler.bench.tables import machine
from scheduler.cli import watching
from scheduler.cli.reading import put
from scheduler.faults import need
from scheduler.simulate import Week, simulate, year
from scheduler.simulate.figures import before
from scheduler.simulate.picture import picture
from scheduler.simulate.report import per_cent, table, verdict
from scheduler.simulate.run import FAIR
from scheduler.simulate.year import YEAR_WEEKS

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """A year of an invented cooperative, week by week: people join, leave, fall sick and take leave, autumn asks
for a quarter more, eight days are feasts. It begins with hours and burdens shared unevenly. Each week is solved
with a budget of moves (the same year every time), and the ledger is carried on with the policy's half-life. Beside it
the same people and visits are assigned in two other ways, which keep every hard rule too: `first come`, each visit to
whoever stands first in the list and can; `lowest cost`, each to whoever has the least extra way.

In: nothing but sizes. Out: by month the worst share of hours, that of a tenth of the workers and of half of them;
uncovered places; broken rules; hours on the way; of each burden how far ratios lie apart, most to least / between the
quarters, in points. The last line says whether the spread of burdens falls and stays down. Each week is told on stderr
as it is done. Ctrl-C prints and writes the weeks that are whole. 52 weeks of 40 workers and 300 visits take minutes.

  python -m scheduler simulate --weeks 52
  python -m scheduler simulate --weeks 26 --workers 20 --visits 150 --seed 7 --svg year.svg --json year.json

Exit status: 0 done; 2 something given is wrong; 130 stopped by Ctrl-C.
"""
ASKED = ("weeks", "workers", "visits", "seed", "budget")


def arguments(parser: Parser) -> None:
    """Which year, and where it goes."""
    parser.add_argument("--weeks", type=int, default=YEAR_WEEKS, help="how many weeks, at most 52 (default 52)")
    parser.add_argument("--workers", type=int, default=40, help="workers at the start (default 40)")
    parser.add_argument("--visits", type=int, default=300, help="visits of a usual week (default 300)")
    parser.add_argument("--seed", type=int, default=1, help="which year (default 1)")
    parser.add_argument("--budget", type=int, default=10_000, help="moves to try each week (default 10000)")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw it; - is stdout")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every week's figures; - is stdout")


def run(options: Options) -> int:
    """Simulate, print, and write what was asked for."""
    need(options.weeks <= YEAR_WEEKS, f"--weeks is {options.weeks}; give 1 to {YEAR_WEEKS}")
    for name in ("weeks", "workers", "visits", "budget"):
        need(getattr(options, name) > 0, f"--{name} is {getattr(options, name)}; give 1 or more")
    of = year(seed=options.seed, weeks=options.weeks, workers=options.workers, visits=options.visits)
    with watching.interrupts() as stop:
        weeks = simulate(of, budget=options.budget, tell=_tell, cancelled=stop.is_set)
    if weeks:
        said = verdict(before(of.ledgers.values()), weeks)
        sys.stdout.write("\n".join([*table(weeks), said]) + "\n")
        _write(options, weeks, said)
    return watching.status(stop)


def _tell(week: Week) -> None:
    now = week.figures[FAIR]
    line = f"week {week.number + 1:2}  workers {week.workers}  uncovered {now.uncovered}/{now.places}"
    sys.stderr.write(f"{line}  worst share {per_cent(now.worst_bp)} %\n")


def _write(options: Options, weeks: list[Week], said: str) -> None:
    if options.svg:
        put(options.svg, picture(weeks).encode())
    if options.json:
        asked = {name: getattr(options, name) for name in ASKED}
        document = {"asked": asked, "machine": machine(), "verdict": said, "weeks": weeks}
        put(options.json, msgspec.json.format(msgspec.json.encode(document), indent=1))
