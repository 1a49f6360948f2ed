"""Days off and weekly rests, chosen before days are planned apart.

The week's linear program may give a worker parts of several rests, so that days off lie where visits need them least.
The workers it is most torn about choose first, then it is asked again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from scheduler.engine.restrows import BEGINS, ENDS, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.engine.weekbound import WeekBound

STEP = 60
PASSES = 2
EVEN = 0.02
NONE = -1
Column = tuple[int, tuple[int, int], Any]


class Rest(NamedTuple):
    """A weekly rest: the day left out (`NONE` if none is), and what the days beside may not be."""

    off: int
    shut: tuple[Side, ...] = ()

    def shuts(self, d: int, starts: int, ends: int) -> bool:
        """Whether it leaves no such day."""
        return self.off == d or any(side.d == d and side.meets(starts, ends) for side in self.shut)


class Rows(NamedTuple):
    """What the program holds for a worker who has not chosen: one rest, in parts, and what each part shuts."""

    one: Any
    shut: list[Any]
    parts: list[Any]


class Rests:
    """Closes nodes so that whatever is planned later, each worker has the weekly rest and the days off."""

    def __init__(self, week: WeekBound) -> None:
        """Whoever needs a rest may have parts of several."""
        self.week, self.plan, self.nets = week, week.plan, week.nets
        self.allowed = [net.open.copy() for net in week.nets]
        self.taken: Counter[int] = Counter()
        needing = (w for w in range(len(self.plan.workers)) if self._needs(w))
        self.left = {w: rests for w in needing if (rests := list(self._rests(w)))}
        columns: dict[int, list[Column]] = defaultdict(list)
        for column, (w, d, path) in zip(week.variables, week.columns, strict=True):
            columns[w].append((d, week.spans(d, path), column))
        self.rows = {w: self._lay(w, rests, columns[w]) for w, rests in self.left.items()}

    def settle(self) -> None:
        """Ask, let the most torn choose, ask again."""
        for _ in range(PASSES):
            if not self.left or not self.week.again():
                break
            self._choose((len(self.left) + 1) // 2)
        self._choose(len(self.left))

    def _lay(self, w: int, rests: Sequence[Rest], columns: Iterable[Column]) -> Rows:
        """A day is there as far as the parts of the rests that shut it leave it."""
        model, week = self.week.model, self.week
        rows = Rows(model.add_linear_constraint(lb=1.0), [], [model.add_variable(lb=0) for _ in rests])
        for rest, part in zip(rests, rows.parts, strict=True):
            rows.one.set_coefficient(part, 1)
            if rest.off != NONE:
                week.one[w, rest.off].set_coefficient(part, 1)
        for side in sorted({side for rest in rests for side in rest.shut}):
            row = week.rests.add(side)
            rows.shut.append(row)
            for rest, part in zip(rests, rows.parts, strict=True):
                if rest.off == side.d or any(shut.holds(side) for shut in rest.shut):
                    row.set_coefficient(part, 1)
            for d, spans, column in columns:
                if d == side.d and side.meets(*spans):
                    row.set_coefficient(column, 1)
        return rows

    def _choose(self, most: int) -> None:
        """So many workers take the rest that costs least of the program's plan; between the like, days take turns."""
        lost = self._lost()
        chosen = sorted(self.left, key=lambda w: (-min(lost[w]), w))[:most]
        for w in chosen:
            ways = zip(lost[w], self.left.pop(w), strict=True)
            self._take(w, min(ways, key=lambda way: (way[0] + EVEN * self.taken[way[1].off], way[1]))[1])
        self._forget(chosen)
        self.week.narrow(self.allowed)

    def _forget(self, chosen: Iterable[int]) -> None:
        """What the program held for those who have chosen."""
        parts: list[Any] = []
        gone: list[Any] = []
        for w in chosen:
            rows = self.rows.pop(w)
            self.week.rests.drop(w, rows.shut)
            parts += rows.parts
            gone += [rows.one, *rows.shut]
        self.week.drop(parts, gone)

    def _lost(self) -> dict[int, list[float]]:
        """What of the program's plan each rest of each worker would take away."""
        lost = {w: [0.0] * len(rests) for w, rests in self.left.items()}
        for (w, d, path), part in zip(self.week.columns, self.week.parts.tolist(), strict=False):
            if w in lost and part > 0:
                spans = self.week.spans(d, path)
                for row, rest in enumerate(self.left[w]):
                    lost[w][row] += part * rest.shuts(d, *spans)
        return {w: [round(x, 2) for x in row] for w, row in lost.items()}

    def _take(self, w: int, rest: Rest) -> None:
        if rest.off != NONE:
            self.taken[rest.off] += 1
            self.allowed[rest.off][w] = False
        for side in rest.shut:
            net = self.nets[side.d]
            self.allowed[side.d][w] &= net.start >= side.minute if side.side == BEGINS else net.end <= side.minute

    def _days(self, w: int) -> list[int]:
        return [d for d, net in enumerate(self.nets) if net.open[w].any()]

    def _needs(self, w: int) -> bool:
        days, limits = self._days(w), self.plan.limits[w]
        if not days:
            return False
        first, last = self.nets[days[0]], self.nets[days[-1]]
        long = int(last.end[last.open[w]].max() - first.start[first.open[w]].min()) > limits.weekly_run_minutes
        return long or len(days) > limits.days_in_row

    def _rests(self, w: int) -> Iterator[Rest]:
        days = self._days(w)
        for d in days:
            if d in {days[0], days[-1]}:
                yield Rest(d)
        for g in range(days[0] + 1, days[-1]):
            before, after = max(d for d in days if d < g), min(d for d in days if d > g)
            off = g if g in days else NONE
            if after - before > 2:  # noqa: PLR2004 - two whole days are rest enough
                yield Rest(off)
            else:
                yield from (Rest(off, shut) for shut in self._around(w, before, after))

    def _around(self, w: int, p: int, q: int) -> Iterator[tuple[Side, Side]]:
        """Ends and starts on both sides that leave the weekly rest between them."""
        rest = self.plan.limits[w].weekly_rest_minutes
        early, late = self.nets[p], self.nets[q]
        top, low = int(early.end[early.open[w]].max()), int(late.start[late.open[w]].min())
        for end in sorted({*range(low - rest, top, STEP), top}) if low - rest < top else [top]:
            yield Side(w, p, ENDS, end), Side(w, q, BEGINS, end + rest)
