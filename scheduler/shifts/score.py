"""What rows of shifts cost, and which hard rules they break, worked out from the rows alone."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.shifts.model import Instance, Rows, Shift, Worker

WEEK, SATURDAY, SUNDAY = 7, 5, 6


def cost(instance: Instance, rows: Rows) -> int:
    """Requests not granted, and cover missing or above, each by its weight."""
    asked = sum(r.weight for r in instance.requests if (rows[r.worker][r.day] == r.shift) != r.wanted)
    there = Counter((day, shift) for row in rows.values() for day, shift in enumerate(row))
    cover = 0
    for c in instance.cover:
        lacking = c.wanted - there[c.day, c.shift]
        cover += c.under * max(0, lacking) + c.over * max(0, -lacking)
    return asked + cover


def broken(instance: Instance, rows: Rows) -> list[str]:
    """One line for each hard rule that a worker's row breaks."""
    shifts = {s.id: s for s in instance.shifts}
    return [f"{w.id}: {what}" for w in instance.workers for what in _of_one(w, rows[w.id], shifts)]


def _of_one(worker: Worker, row: list[str], shifts: dict[str, Shift]) -> Iterator[str]:
    for shift in shifts:
        if row.count(shift) > worker.most.get(shift, 0):
            yield f"more than {worker.most.get(shift, 0)} shifts {shift}"
    minutes = sum(shifts[s].minutes for s in row if s)
    if not worker.least_minutes <= minutes <= worker.most_minutes:
        yield f"{minutes} minutes, not {worker.least_minutes} to {worker.most_minutes}"
    for day, (before, after) in enumerate(pairwise(row)):
        if before and after in shifts[before].not_followed_by:
            yield f"{after} follows {before} on day {day + 1}"
    yield from (f"works on the day off {day}" for day in worker.days_off if row[day])
    weekends = sum(any(row[w + SATURDAY : w + SUNDAY + 1]) for w in range(0, len(row), WEEK))
    if weekends > worker.most_weekends:
        yield f"{weekends} weekends, not {worker.most_weekends}"
    yield from _in_row(worker, row)


def _in_row(worker: Worker, row: list[str]) -> Iterator[str]:
    """Too many or too few alike days in a row; too few are none at the borders of the horizon."""
    day = 0
    for works, run in groupby(row, key=bool):
        many = len(list(run))
        inside = day > 0 and day + many < len(row)
        least = worker.least_in_row if works else worker.least_off_in_row
        if (works and many > worker.most_in_row) or (inside and many < least):
            yield f"{many} {'shifts' if works else 'days off'} in a row from day {day}"
        day += many
