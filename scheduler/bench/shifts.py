"""`bench shifts`: the shift instances of the literature, gap to best known, judged by their own `score.py`."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any

from scheduler.bench.tables import Table, json_argument, keep
from scheduler.formats import shifts
from scheduler.shifts.engine import solve
from scheduler.shifts.score import broken, cost
from scheduler.shifts.watch import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.cli.words import Options, Parser
    from scheduler.shifts.model import Instance, Rows

TEACHES = """Shift instances of Nottingham (Curtois and Qu 2014) by their own objective: one row an instance with its
gap to the best known and the hard rules broken. `score.py` and `best_known.json` lie beside the folder of instances;
where there is no score.py, our own judge counts. `processor` is how many processor seconds a run really had.

  python -m scheduler bench shifts --seconds 600
  python -m scheduler bench shifts --instance 7 --instance 11 --seconds 60 --json shifts.json

Exit status: 0 measured, or the folder is not there; 1 a hard rule was broken; 2 something given is wrong.
"""
INSTANCES = Path("../shared/bench/shifts/instances")
HEAD = ["instance", "cost", "best_known", "gap", "broken", "judge", "seconds", "processor"]


def arguments(parser: Parser) -> None:
    """Which instances and how long."""
    parser.add_argument("--instances", type=Path, default=INSTANCES, help=f"their folder (default {INSTANCES})")
    parser.add_argument("--instance", action="append", type=int, metavar="N", help="only this one; may be given again")
    parser.add_argument("--seconds", type=float, default=600, help="for each instance (default 600)")
    parser.add_argument("--budget", type=int, help="areas to try instead of seconds: the same rows every time")
    parser.add_argument("--seed", type=int, default=0)
    json_argument(parser)


def run(options: Options) -> int:
    """Measure."""
    if not options.instances.is_dir():
        sys.stdout.write(f"skipped: there is no folder {options.instances}; give one with --instances\n")
        return 0
    table, best = Table(HEAD, width=10), _best(options.instances.parent)
    for path in _chosen(options):
        row = _measured(path, options)
        row["best_known"] = known = best.get(path.stem)
        row["gap"] = None if known is None else row["cost"] / known - 1
        table.add(row, {k: f"{row[k]:.0f}" for k in ("seconds", "processor")} | {"gap": _percent(row["gap"])})
    keep(options, table.rows)
    return int(any(row["broken"] for row in table.rows))


def _chosen(options: Options) -> list[Path]:
    found = {int(p.stem.removeprefix("Instance")): p for p in options.instances.glob("Instance*.txt")}
    return [found[n] for n in sorted(found) if options.instance is None or n in options.instance]


def _measured(path: Path, options: Options) -> dict[str, Any]:
    instance, began, worked = shifts.read(path), monotonic(), process_time()
    seconds = None if options.budget is not None else options.seconds
    rows = solve(instance, Limits(seconds, options.budget), seed=options.seed)
    spent = {"seconds": monotonic() - began, "processor": process_time() - worked}
    judge = _judge(path.parent.parent / "score.py")
    found = judge(path, rows) if judge else _own(instance, rows)
    judged = {"judge": "score.py" if judge else "own", "cost": found["cost"], "broken": len(found["errors"])}
    return {"instance": path.stem.removeprefix("Instance"), **judged, **spent}


def _own(instance: Instance, rows: Rows) -> dict[str, Any]:
    return {"cost": cost(instance, rows), "errors": broken(instance, rows)}


def _judge(path: Path) -> Callable[[Path, Rows], dict[str, Any]] | None:
    """The literature's judge, where it is there."""
    spec = importlib.util.spec_from_file_location("shifts_score", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda file, rows: dict(module.score(module.parse(str(file)), rows))


def _best(folder: Path) -> dict[str, int]:
    file = folder / "best_known.json"
    return dict(json.loads(file.read_bytes())) if file.is_file() else {}


def _percent(gap: float | None) -> str:
    return "-" if gap is None else f"{gap:.1%}"
