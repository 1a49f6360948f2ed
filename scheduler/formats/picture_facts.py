"""What a picture of a roster shows, day by day, as plain values: bars in rows. Ids only, no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from scheduler.burdens import burden_spans, preferred, visit_burdens
from scheduler.check import check, uncovered
from scheduler.spans import common, joined, without
from scheduler.view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from scheduler.problem import Problem, Visit
    from scheduler.roster import Roster
    from scheduler.spans import Pair
    from scheduler.view import Stint

Kind = Literal["visit", "busy", "travel", "break", "away", "likes", "uncovered"]
BEHIND = frozenset({"away", "likes"})
LETTERS = {
    "evenings": "E",
    "nights": "N",
    "weekends": "W",
    "feasts": "F",
    "long_travel": "T",
    "split_days": "S",
    "short_notice": "!",
}


class Bar(NamedTuple):
    """A stretch of one row; minutes since the day began. `marks` are burdens by kind, `broken` rules by code.

    `travel` is the way before it, `until` the end of the window of what is uncovered.
    """

    kind: Kind
    starts: int
    ends: int
    id: str = ""
    client: str = ""
    marks: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    workers: int = 1
    pinned: bool = False
    travel: int = 0
    until: int = 0


class Row(NamedTuple):
    """One worker's day (or one lane of what is uncovered)."""

    worker: str
    bars: tuple[Bar, ...]

    @property
    def visits(self) -> list[Bar]:
        """The visits among the bars."""
        return [b for b in self.bars if b.kind == "visit"]


class Day(NamedTuple):
    """One day: what is uncovered, who works, who has nothing, and the part of the day worth showing."""

    day: int
    uncovered: tuple[Row, ...]
    rows: tuple[Row, ...]
    idle: tuple[str, ...]
    starts: int
    ends: int


class Facts:
    """A problem and a roster, asked day by day."""

    def __init__(self, problem: Problem, roster: Roster) -> None:
        """Lay out once what every day needs."""
        self.problem, self.view = problem, View(problem, roster.assignments)
        self.spans = burden_spans(problem)
        self.work = {w.id: self.view.by_day(w.id) for w in problem.workers}
        self.lacking = {p.visit: p.missing for p in uncovered(problem, roster.assignments)}
        self.broken: dict[tuple[str | None, str | None], list[str]] = {}
        self.violations = check(problem, roster.assignments)
        for found in self.violations:
            self.broken.setdefault((found.worker, found.visit), []).append(found.code)

    def day(self, day: int, workers: Collection[str] = ()) -> Day:
        """One day, of these workers or of all."""
        chosen = [w.id for w in self.problem.workers if not workers or w.id in workers]
        rows = [Row(w, tuple(self._bars(w, day))) for w in chosen if self.work[w].get(day)]
        idle = tuple(w for w in chosen if not self.work[w].get(day))
        lanes = _lanes(list(self._uncovered(day)))
        times = [
            t
            for row in (*rows, *lanes)
            for b in row.bars
            if b.kind not in BEHIND
            for t in (b.starts, b.ends, b.until or b.ends)
        ]
        low, high = min(times, default=480) // 60 * 60, -(-max(times, default=1080) // 60) * 60
        return Day(day, tuple(lanes), tuple(rows), idle, low, max(high, low + 240))

    def _bars(self, worker: str, day: int) -> Iterator[Bar]:
        begins = self.problem.day_start(day)
        whole = [(begins - 720, begins + 2880)]
        spans = self.view.workers[worker].availability
        yield from (_bar("away", s, begins) for s in without(whole, joined((s.starts, s.ends) for s in spans)))
        yield from (_bar("likes", s, begins) for s in common(whole, preferred(self.view.workers[worker])))
        stints = self.work[worker][day]
        for before, stint in zip((None, *stints), stints, strict=False):
            yield from self._gap(before, stint, begins)
        yield from (
            self._stint(worker, before, stint, begins) for before, stint in zip((None, *stints), stints, strict=False)
        )

    def _gap(self, before: Stint | None, stint: Stint, begins: int) -> Iterator[Bar]:
        """The way to a visit, just before it; what is left of the gap is a break where it is long enough for one."""
        if before is None:
            return
        leaves = max(before.ends, stint.starts - stint.travel)
        if stint.travel:
            yield _bar("travel", (leaves, stint.starts), begins)._replace(travel=stint.travel)
        policy = self.problem.policy
        if policy.limits.break_minutes <= leaves - before.ends <= policy.split_gap_minutes:
            yield _bar("break", (before.ends, leaves), begins)

    def _stint(self, worker: str, before: Stint | None, stint: Stint, begins: int) -> Bar:
        bar = _bar("visit" if stint.visit else "busy", (stint.starts, stint.ends), begins)
        if stint.visit is None:
            return bar
        visit = self.view.visits[stint.visit]
        codes = self.broken.get((worker, visit.id), []) + self.broken.get((None, visit.id), [])
        return bar._replace(
            id=visit.id,
            client=visit.client,
            marks=tuple(self._marks(worker, visit, before, stint)),
            broken=tuple(dict.fromkeys(codes)),
            workers=visit.workers,
            pinned=any(p.worker == worker for p in visit.pinned),
            travel=stint.travel if before else 0,
        )

    def _marks(self, worker: str, visit: Visit, before: Stint | None, stint: Stint) -> Iterator[str]:
        likes = preferred(self.view.workers[worker])
        found = visit_burdens(stint.starts, stint.ends, likes, self.spans)
        yield from (kind for kind, minutes in found.items() if minutes)
        if before is not None:
            policy = self.problem.policy
            if stint.travel > policy.long_travel_minutes:
                yield "long_travel"
            if stint.starts - before.ends - stint.travel > policy.split_gap_minutes:
                yield "split_days"
        if visit.short_notice:
            yield "short_notice"

    def _uncovered(self, day: int) -> Iterator[Bar]:
        begins = self.problem.day_start(day)
        for visit in sorted(self.problem.visits, key=lambda v: (v.earliest, v.id)):
            for _ in range(self.lacking.get(visit.id, 0) if visit.day == day else 0):
                stretch = (visit.earliest, visit.earliest + visit.minutes)
                bar = _bar("uncovered", stretch, begins)._replace(id=visit.id, client=visit.client)
                yield bar._replace(workers=visit.workers, until=visit.latest_end - begins)


def _bar(kind: Kind, stretch: Pair, begins: int) -> Bar:
    return Bar(kind, stretch[0] - begins, stretch[1] - begins)


def _lanes(bars: Iterable[Bar]) -> list[Row]:
    """Each bar in the first lane where its whole window is free."""
    lanes: list[list[Bar]] = []
    for bar in bars:
        lane = next((x for x in lanes if x[-1].until <= bar.starts), None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(bar)
    return [Row("", tuple(lane)) for lane in lanes]
