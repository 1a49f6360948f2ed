"""A span ends after it starts, and nobody says two things about the same minute."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from backend.imports.cells.times import clock
from backend.imports.cells.weekdays import NAMES
from backend.imports.findings import Finding, error
from backend.imports.lines import Lines, wholes
from backend.imports.schemas import AvailabilityExceptionRow, AvailabilityRow


class _Span(Struct, frozen=True, kw_only=True, order=True):
    member: str
    day: str
    starts: int
    ends: int
    row: int


def spans(lines: Lines) -> Iterator[Finding]:
    """Spans that end too early or lie over each other, in the usual week and on single days."""
    yield from _file("availability.csv", _usual(lines))
    yield from _file("availability_exceptions.csv", _dated(lines))


def _usual(lines: Lines) -> list[_Span]:
    return [
        _Span(member=span.member, day=NAMES[day], starts=span.starts_minute, ends=span.ends_minute, row=row)
        for row, span in wholes(lines, AvailabilityRow)
        for day in span.weekdays
    ]


def _dated(lines: Lines) -> list[_Span]:
    return [
        _Span(member=span.member, day=span.on.isoformat(), starts=span.starts_minute, ends=span.ends_minute, row=row)
        for row, span in wholes(lines, AvailabilityExceptionRow)
    ]


def _file(file: str, found: list[_Span]) -> Iterator[Finding]:
    backwards = {span.row: span for span in found if span.ends <= span.starts}
    for row, span in backwards.items():
        yield error(file, "ends_before_starts", row, "ends", starts=clock(span.starts), ends=clock(span.ends))
    yield from _overlaps(file, [span for span in found if span.row not in backwards])


def _overlaps(file: str, found: Iterable[_Span]) -> Iterator[Finding]:
    days: dict[tuple[str, str], list[_Span]] = defaultdict(list)
    for span in found:
        days[span.member, span.day].append(span)
    told: set[frozenset[int]] = set()
    for (_member, day), of_day in days.items():
        for first, second in _meeting(of_day):
            rows = frozenset({first.row, second.row})
            if rows not in told:
                told.add(rows)
                yield error(file, "spans_overlap", max(rows), "starts", other=min(rows), day=day)


def _meeting(of_day: list[_Span]) -> Iterator[tuple[_Span, _Span]]:
    latest: _Span | None = None
    for span in sorted(of_day):
        if latest is not None and span.starts < latest.ends:
            yield latest, span
        if latest is None or span.ends > latest.ends:
            latest = span
