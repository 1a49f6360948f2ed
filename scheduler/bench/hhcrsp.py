"""`bench hhcrsp`: the home health care instances of the literature, gap to best known."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.bench.tables import Table, json_argument, keep
from scheduler.formats import hhcrsp

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

TEACHES = """Home health care instances (Mankowska, Meisel, Bierwirth 2014) by their own objective: one row an instance
with its gap to the best known, then the mean gap of each size. `best_known.json` and `score.py`, which judges every
solution, lie beside the folder of instances.

  python -m scheduler bench hhcrsp --seconds 120
  python -m scheduler bench hhcrsp --least 100 --most 200 --each 2 --seconds 20 --json hhcrsp.json

Exit status: 0 measured; 1 a solution was not accepted; 2 something given is wrong.
"""
INSTANCES = Path("../shared/bench/hhcrsp/instances")


def arguments(parser: Parser) -> None:
    """Which instances and how long."""
    parser.add_argument("--instances", type=Path, default=INSTANCES, help=f"their folder (default {INSTANCES})")
    parser.add_argument("--least", type=int, default=0, help="fewest patients (default 0)")
    parser.add_argument("--most", type=int, default=300, help="most patients (default 300)")
    parser.add_argument("--each", type=int, help="only so many instances of each size")
    parser.add_argument("--seconds", type=float, default=120, help="for each instance (default 120)")
    parser.add_argument("--seed", type=int, default=0, help="(default 0)")
    parser.add_argument("--processes", type=int, default=2, help="each looks with its own seed (default 2)")
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    table, gaps = Table(["patients", "instance", "cost", "best_known", "gap", "seconds", "accepted"]), defaultdict(list)
    chosen = hhcrsp.chosen(options.instances, least=options.least, most=options.most, each=options.each)
    how = {"seconds": options.seconds, "seed": options.seed, "processes": options.processes}
    for row in hhcrsp.measure(options.instances, chosen, **how):
        cells = {"patients": row.patients, "instance": row.instance.split("_", 2)[2], "cost": row.cost}
        cells |= {"best_known": row.best_known, "gap": row.gap, "seconds": row.seconds, "accepted": not row.errors}
        table.add(cells, _shown(cells))
        gaps[row.patients].append(row.gap)
    means = {str(size): sum(of) / len(of) for size, of in gaps.items()}
    for size, mean in means.items():
        Table([size, "mean", "", "", f"{mean:.2%}", "", ""])
    keep(options, table.rows, mean_gaps=means)
    return 0 if all(r["accepted"] for r in table.rows) else 1


def _shown(cells: dict[str, object]) -> dict[str, str]:
    cost, best, gap, spent = (float(str(cells[k])) for k in ("cost", "best_known", "gap", "seconds"))
    return {"cost": f"{cost:.1f}", "best_known": f"{best:.1f}", "gap": f"{gap:.2%}", "seconds": f"{spent:.0f}"}
