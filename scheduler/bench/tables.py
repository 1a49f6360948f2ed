"""Tables of measurements: printed row by row, and written as JSON with versions, seed and machine."""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.cli.words import Options, Parser

PACKAGES = ("ortools", "numpy", "msgspec")


class Table:
    """Rows under a head, shown as they come."""

    def __init__(self, head: Sequence[str], width: int = 11) -> None:
        """Show the head."""
        self.head, self.width = list(head), width
        self.rows: list[dict[str, object]] = []
        self._show(head)

    def add(self, row: Mapping[str, object], shown: Mapping[str, str] | None = None) -> None:
        """One more row; `shown` says what a cell looks like where its value is not fit to read."""
        self.rows.append(dict(row))
        self._show([(shown or {}).get(name, row.get(name, "")) for name in self.head])

    def _show(self, cells: Sequence[object]) -> None:
        sys.stdout.write("  ".join(f"{c!s:>{self.width}}" for c in cells) + "\n")
        sys.stdout.flush()


def json_argument(parser: Parser) -> None:
    """The measurement can be kept."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows with versions, seed and machine")


def keep(options: Options, rows: Sequence[Mapping[str, object]], **more: object) -> None:
    """Write the rows where --json asks for it."""
    if options.json is None:
        return
    asked = {k: str(v) if isinstance(v, Path) else v for k, v in vars(options).items() if k not in {"run", "json"}}
    document = {"asked": asked, "machine": machine(), "rows": list(rows), **more}
    options.json.write_text(json.dumps(document, indent=1) + "\n")


def machine() -> dict[str, Any]:
    """What it was measured on, and with."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 2),
        "versions": {name: metadata.version(name) for name in PACKAGES},
    }
