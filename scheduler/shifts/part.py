"""A part of the roster given out anew: some workers on some days, all else kept; a small model of whole numbers.

Rows are plain linear ones; each is as strong as is cheap: successions as cliques, minutes in the unit all shifts share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler.shifts.score import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.shifts.table import Grid, Table

Term = tuple[int, int]
"""A variable and its factor."""
Free = dict[int, list[int]]
"""The days of each worker that are given out anew."""
ANY = 1 << 40


class Row(NamedTuple):
    """The sum of the terms lies between."""

    terms: list[Term]
    least: int
    most: int


class Part:
    """Variables, rows and prices; `most` of each variable tells switches (1) from counts."""

    def __init__(self, table: Table, grid: Grid, free: Free) -> None:
        """A grid whose fixed days break a rule among themselves makes a part that nothing solves."""
        self.table, self.grid, self.free = table, grid, free
        self.most: list[int] = []
        self.price: list[int] = []
        self.hint: list[int] = []
        self.rows: list[Row] = []
        self.shift: dict[tuple[int, int, int], int] = {}
        self.works: dict[tuple[int, int], int] = {}
        for worker, days in free.items():
            self._switches(worker, days)
            self._limits(worker)
            self._weekends(worker)
            self._in_row(worker)
            self._followers(worker)
        self._cover()

    def taken(self, values: list[int]) -> Grid:
        """The grid with the part as it was solved."""
        made = [list(row) if w in self.free else row for w, row in enumerate(self.grid)]
        for worker, days in self.free.items():
            for day in days:
                made[worker][day] = 0
        for (worker, day, shift), x in self.shift.items():
            if values[x]:
                made[worker][day] = shift
        return made

    def _new(self, most: int, price: int, hint: int) -> int:
        self.most.append(most)
        self.price.append(price)
        self.hint.append(hint)
        return len(self.most) - 1

    def _row(self, terms: list[Term], least: int, most: int) -> None:
        if terms:
            self.rows.append(Row(terms, least, most))

    def _switches(self, worker: int, days: list[int]) -> None:
        for day in days:
            now = self.grid[worker][day]
            works = self.works[worker, day] = self._new(1, 0, int(now > 0))
            terms = [(works, -1)]
            for shift in self.table.allowed(worker, day):
                x = self._new(1, self.table.price[worker][day][shift], int(now == shift))
                self.shift[worker, day, shift] = x
                terms.append((x, 1))
            self._row(terms, 0, 0)

    def _work(self, worker: int, days: Iterable[int], factor: int = 1) -> tuple[list[Term], int]:
        """How many of these days are worked, as terms and what is fixed."""
        terms, fixed = [], 0
        for day in days:
            x = self.works.get((worker, day))
            if x is None:
                fixed += factor * (self.grid[worker][day] > 0)
            else:
                terms.append((x, factor))
        return terms, fixed

    def _limits(self, worker: int) -> None:
        limits, row, free = self.table.instance.workers[worker], self.grid[worker], set(self.free[worker])
        unit, kept = self.table.unit, [s for d, s in enumerate(row) if s and d not in free]
        fixed = sum(self.table.minutes[s] for s in kept) // unit
        mine = [(s, x) for d in free for s in self.table.shifts if (x := self.shift.get((worker, d, s))) is not None]
        minutes = [(x, self.table.minutes[s] // unit) for s, x in mine]
        self._row(minutes, -(-limits.least_minutes // unit) - fixed, limits.most_minutes // unit - fixed)
        for shift in self.table.shifts:
            left = self.table.most[worker][shift] - kept.count(shift)
            terms = [(x, 1) for s, x in mine if s == shift]
            if left < len(terms):
                self._row(terms, 0, left)

    def _weekends(self, worker: int) -> None:
        terms, fixed = [], 0
        for days in self.table.weekends:
            mine = [x for d in days if (x := self.works.get((worker, d))) is not None]
            kept = any(self.grid[worker][d] for d in days if (worker, d) not in self.works)
            if kept or not mine:
                fixed += kept
                continue
            any_of = self._new(1, 0, int(any(self.grid[worker][d] for d in days)))
            terms.append((any_of, 1))
            for x in mine:
                self._row([(any_of, 1), (x, -1)], 0, 1)
        self._row(terms, 0, self.table.instance.workers[worker].most_weekends - fixed)

    def _in_row(self, worker: int) -> None:
        limits, last = self.table.instance.workers[worker], self.table.days - 1
        free = self.free[worker]
        reach = max(limits.most_in_row, limits.least_in_row, limits.least_off_in_row) + 1
        for day in range(max(0, min(free) - reach), max(free) + 1):
            if day + limits.most_in_row <= last:
                terms, fixed = self._work(worker, range(day, day + limits.most_in_row + 1))
                self._row(terms, 0, limits.most_in_row - fixed)
            for sign, least in ((1, limits.least_in_row), (-1, limits.least_off_in_row)):
                for many in range(1, least):
                    if day + many + 1 <= last:
                        self._no_run(worker, day, many, sign)

    def _no_run(self, worker: int, before: int, many: int, sign: int) -> None:
        """Not exactly so many alike days between two of the other kind; those off count as worked turned round."""
        inside, inside_fixed = self._work(worker, range(before + 1, before + many + 1), sign)
        border, border_fixed = self._work(worker, (before, before + many + 1), -sign)
        most = many - 1 if sign > 0 else 1
        self._row(inside + border, -ANY, most - inside_fixed - border_fixed)

    def _followers(self, worker: int) -> None:
        free = set(self.free[worker])
        for day in sorted(free | {d - 1 for d in free}):
            if not 0 <= day < self.table.days - 1:
                continue
            for before, after in self.table.followers:
                terms, fixed = [], 0
                for d, shifts in ((day, before), (day + 1, after)):
                    if d in free:
                        terms += [(x, 1) for s in shifts if (x := self.shift.get((worker, d, s))) is not None]
                    else:
                        fixed += self.grid[worker][d] in shifts
                if len(terms) > 1 - fixed:
                    self._row(terms, 0, 1 - fixed)

    def _cover(self) -> None:
        """Who is missing and who is too much, on each day and shift that somebody here may take."""
        table, there = self.table, self.table.there(self.grid)
        by_place: dict[tuple[int, int], list[int]] = {}
        for (worker, day, shift), x in self.shift.items():
            by_place.setdefault((day, shift), []).append(x)
            there[day][shift] -= self.grid[worker][day] == shift
        for (day, shift), mine in by_place.items():
            lacking = table.wanted[day][shift] - there[day][shift]
            now = lacking - sum(self.hint[x] for x in mine)
            terms = [(x, 1) for x in mine]
            terms.append((self._new(max(0, lacking), table.under[day][shift], max(0, now)), 1))
            over = max(0, len(mine) - lacking)
            terms.append((self._new(over, table.over[day][shift], max(0, -now)), -1))
            self._row(terms, lacking, lacking)


def whole(table: Table) -> Free:
    """Everybody on every day."""
    return {w: list(range(table.days)) for w in range(table.workers)}


def weeks(table: Table, first: int, many: int) -> list[int]:
    """The days of so many weeks from this one."""
    return list(range(first * WEEK, min(table.days, (first + many) * WEEK)))
