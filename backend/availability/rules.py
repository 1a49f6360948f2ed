"""What availability means: which parts of a day are free, as wall time and as instants.

An instant is free exactly if the wall clock then shows a free minute: the hour that comes twice in autumn is free
twice, the one that is skipped in spring not at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from backend.availability.schemas import Level
from backend.kit.local_time import day_starts_at, stretches

_DAY = timedelta(days=1)


class WallSpan(NamedTuple):
    """A part of a day: minutes from midnight, the end not in it."""

    starts_minute: int
    ends_minute: int
    level: Level


class WeekdaySpan(NamedTuple):
    """A part of a weekday (0 is Monday)."""

    weekday: int
    span: WallSpan


class DateSpan(NamedTuple):
    """A part of a date."""

    on: date
    span: WallSpan


class DatedSpan(NamedTuple):
    """Free between two instants (UTC), the end not in it."""

    starts_at: datetime
    ends_at: datetime
    level: Level


class VisitSpan(NamedTuple):
    """When a visit is: its id and two instants."""

    id: UUID
    starts_at: datetime
    ends_at: datetime


def day_of(usual: Iterable[WeekdaySpan], exceptions: Iterable[DateSpan], on: date) -> list[WallSpan]:
    """What holds on a date, *cannot* included: the weekday's spans, then each exception over them, the last on top."""
    spans = [s.span for s in usual if s.weekday == on.weekday()]
    for exception in exceptions:
        if exception.on == on:
            spans = [*_left_over(spans, exception.span), exception.span]
    return sorted(spans)


def _left_over(spans: Iterable[WallSpan], top: WallSpan) -> Iterator[WallSpan]:
    for span in spans:
        if span.starts_minute < top.starts_minute:
            yield span._replace(ends_minute=min(span.ends_minute, top.starts_minute))
        if span.ends_minute > top.ends_minute:
            yield span._replace(starts_minute=max(span.starts_minute, top.ends_minute))


def dated_spans(
    usual: Sequence[WeekdaySpan], exceptions: Sequence[DateSpan], zone: ZoneInfo, from_on: date, days: int
) -> list[DatedSpan]:
    """When a worker is free within `days` local days: in order, none touching another of the same level.

    `exceptions` are in the order in which they were made.
    """
    starts_at, ends_at = day_starts_at(from_on, zone), day_starts_at(from_on + days * _DAY, zone)
    around = [from_on + n * _DAY for n in range(-1, days + 1)]
    wall = [w for on in around for w in _on_the_wall(on, day_of(usual, exceptions, on))]
    found = []
    for stretch in stretches(zone, starts_at, ends_at):
        for begin, end, level in wall:
            first = max(stretch.starts_at, _utc(begin, stretch.offset, starts_at))
            last = min(stretch.ends_at, _utc(end, stretch.offset, starts_at))
            if first < last:
                found.append(DatedSpan(first, last, level))
    return joined(found)


def _on_the_wall(on: date, spans: Iterable[WallSpan]) -> Iterator[tuple[datetime, datetime, Level]]:
    midnight = datetime.combine(on, time(0))
    for span in spans:
        if span.level != "cannot":
            yield (
                midnight + timedelta(minutes=span.starts_minute),
                midnight + timedelta(minutes=span.ends_minute),
                span.level,
            )


def _utc(wall: datetime, offset: timedelta, like: datetime) -> datetime:
    return (wall - offset).replace(tzinfo=like.tzinfo)


def joined(spans: Iterable[DatedSpan]) -> list[DatedSpan]:
    """The same free time with spans of one level that touch made into one."""
    found: list[DatedSpan] = []
    for span in sorted(spans):
        if found and found[-1].ends_at == span.starts_at and found[-1].level == span.level:
            found[-1] = found[-1]._replace(ends_at=span.ends_at)
        else:
            found.append(span)
    return found


def outside(visits: Iterable[VisitSpan], free: Iterable[DatedSpan]) -> list[VisitSpan]:
    """The visits that are not free from beginning to end; `free` must reach over all of them."""
    whole = joined(span._replace(level="can") for span in free)
    return [v for v in visits if not any(s.starts_at <= v.starts_at and v.ends_at <= s.ends_at for s in whole)]
