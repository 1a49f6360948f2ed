"""Kinds of shifts: those that differ in nothing but their price are one, of which each day the cheapest counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.shifts.table import Table


class Kinds:
    """Shifts alike in minutes, in what may follow them and in what they may follow."""

    def __init__(self, table: Table) -> None:
        """Minutes count in the unit that all shifts share."""
        after = {s: {table.place[x] for x in table.instance.shifts[s - 1].not_followed_by} for s in table.shifts}
        self.shifts = _alike(table, after)
        self.minutes = [table.minutes[kind[0]] // table.unit for kind in self.shifts]
        firsts = [kind[0] for kind in self.shifts]
        self.before = [[k for k, first in enumerate(firsts) if s not in after[first]] for s in firsts]
        """The kinds that may stand on the day before each."""
        self.shortest, self.longest = min(self.minutes, default=0), max(self.minutes, default=0)
        self.above = [m - self.shortest for m in self.minutes]
        """By how much each is longer than the shortest."""

    @property
    def spread(self) -> int:
        """By how much the longest is longer than the shortest."""
        return self.longest - self.shortest


def _alike(table: Table, after: dict[int, set[int]]) -> list[list[int]]:
    alike: dict[object, list[int]] = {}
    for s in table.shifts:
        follows = frozenset(x for x in table.shifts if s in after[x])
        alike.setdefault((table.minutes[s], frozenset(after[s]), follows), []).append(s)
    return list(alike.values())
