"""The year as a table by month, and one line that says what came of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.simulate.figures import month_of, together
from scheduler.simulate.run import FAIR, WAYS
from scheduler.simulate.verdict import courses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.simulate.figures import Figures, Spread
    from scheduler.simulate.run import Week

HEAD = ("month", "assigned by", "worst", "10 %", "half", "uncovered", "violations", "ways h")


def by_month(weeks: Sequence[Week], way: str) -> list[Figures]:
    """The months that have a week, in order."""
    months: dict[int, list[Figures]] = defaultdict(list)
    for week in weeks:
        months[month_of(week.number)].append(week.figures[way])
    return [together(months[m]) for m in sorted(months)]


def table(weeks: Sequence[Week]) -> list[str]:
    """A head and one row for each month and way: shares, uncovered, and of each burden `most - least / quartiles`."""
    months = {way: by_month(weeks, way) for way in WAYS}
    kinds = _uneven([m for of in months.values() for m in of])
    rows = [_line([*HEAD, *kinds])]
    for number in range(len(months[FAIR])):
        rows += [_line(_cells(number, way, months[way][number], kinds)) for way in WAYS]
    return rows


def _uneven(months: Sequence[Figures]) -> list[str]:
    return list(dict.fromkeys(kind for m in months for kind, s in m.burdens.items() if s.range_bp))


def _cells(number: int, way: str, month: Figures, kinds: Sequence[str]) -> list[str]:
    shares = [per_cent(bp) for bp in (month.worst_bp, month.tenth_bp, month.median_bp)]
    cover = [f"{month.uncovered}/{month.places}", str(month.violations), str(month.travel_minutes // 60)]
    spreads = [month.burdens.get(kind) for kind in kinds]
    return [
        str(number + 1),
        way,
        *shares,
        *cover,
        *(f"{per_cent(s.range_bp)} / {per_cent(s.quartiles_bp)}" if s else "-" for s in spreads),
    ]


def per_cent(bp: int) -> str:
    """Basis points with one digit after the point."""
    return f"{bp // 100}.{bp % 100 // 10}"


def _line(cells: Sequence[str]) -> str:
    wide = (5, 11, 5, 5, 5, 9, 10, 6)
    return "  ".join(c.rjust(wide[i] if i < len(wide) else 13) for i, c in enumerate(cells))


def verdict(before: Mapping[str, Spread], weeks: Sequence[Week]) -> str:
    """Whether the spread of burdens falls and stays down, with the figures of the other ways beside it."""
    parts, good = [], True
    others = {way: {c.kind: c for c in courses(before, by_month(weeks, way))} for way in WAYS if way != FAIR}
    for course in courses(before, by_month(weeks, FAIR)):
        good = good and course.falls and course.stays
        beside = [f"{way} {per_cent(of[course.kind].last_bp)}" for way, of in others.items() if course.kind in of]
        parts.append(f"{course.kind} {per_cent(course.before_bp)} -> {per_cent(course.last_bp)} ({', '.join(beside)})")
    said = "falls and stays down" if good else "does not both fall and stay down"
    return f"The spread of burdens (between the quarters, in points) {said}: {'; '.join(parts)}."
