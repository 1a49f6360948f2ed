"""How large the worst share could be at all: a proven ceiling, said before anybody tries to reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.eligible import Stretches
    from scheduler.view import View

Asked = tuple[str, int, int, int]


def given_minutes(view: View, worker: str) -> int:
    """Minutes worked in the period, work already there included."""
    return sum(w.minutes for w in view.day_works(worker) if 0 <= w.day < view.problem.days)


def reach(view: View, options: Mapping[str, Mapping[str, Stretches]]) -> dict[str, int]:
    """The most minutes of this period that each worker could ever have: asked for, and able to do."""
    most = {}
    for worker in view.workers.values():
        now = given_minutes(view, worker.id)
        there = now - sum(a.ends - a.starts for a in view.of_worker.get(worker.id, ()))
        able_to = there + sum(view.visits[v].minutes for v in options.get(worker.id, ()))
        most[worker.id] = max(now, min(worker.hours.most_minutes, able_to))
    return most


def level(asked: Iterable[Asked], most: Mapping[str, int], whole: int) -> int:
    """How far all can be raised with the minutes given now, in parts of `whole`.

    `asked` holds for each worker: id, minutes given and wanted (ledger included), and those carried in. Water finds
    its level over what each carried in, and nobody holds more than they could ever have.
    """
    rows = list(asked)
    total = sum(given - carried for _, given, _, carried in rows)
    low, high = 0, whole
    while low < high:
        middle = (low + high + 1) // 2
        need = {w: max(0, -(-wanted * middle // whole) - carried) for w, _, wanted, carried in rows if wanted > 0}
        fits = sum(need.values()) <= total and all(minutes <= most[w] for w, minutes in need.items())
        low, high = (middle, high) if fits else (low, middle - 1)
    return low
