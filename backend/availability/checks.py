"""What a worker may say of their availability; every field that cannot be taken is named."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from backend.availability.rules import DateSpan, WallSpan, WeekdaySpan
from backend.availability.schemas import ExceptionInput, HoursWanted, Span
from backend.kit.errors import FieldError, Problem
from backend.kit.local_time import minute_of

STEP_MINUTES = 5
AHEAD = timedelta(days=400)
MOST_EXCEPTIONS = 400


def usual_week(spans: Sequence[Span]) -> list[WeekdaySpan]:
    """The week as sent, in order; Problem 400 names each span that ends too early, overlaps or is off the grid."""
    faults = [fault for n, span in enumerate(spans) for fault in _faults(span, f"spans[{n}].")]
    faults.extend(_overlaps(spans))
    _refuse(faults)
    return sorted(WeekdaySpan(s.weekday, wall(s)) for s in spans)


def exception(data: ExceptionInput, *, today: date) -> DateSpan:
    """The exception as sent; Problem 400 naming what is wrong, or where the day is past or more than 400 days ahead."""
    faults = list(_faults(data, ""))
    if data.on < today:
        faults.append(FieldError(field="on", code="in_the_past"))
    elif data.on > today + AHEAD:
        faults.append(FieldError(field="on", code="too_far", params={"most_days": AHEAD.days}))
    _refuse(faults)
    return DateSpan(data.on, wall(data))


def not_too_many(days_ahead: int) -> None:
    """Problem 409 where so many days that differ are more than a worker may have."""
    if days_ahead > MOST_EXCEPTIONS:
        raise Problem("too_many_exceptions", 409, {"most": MOST_EXCEPTIONS})


def hours_wanted(data: HoursWanted) -> HoursWanted:
    """The same; Problem 400 unless least <= wanted <= most."""
    faults = []
    if data.wanted_minutes < data.least_minutes:
        faults.append(FieldError(field="wanted_minutes", code="less_than", params={"other": "least_minutes"}))
    if data.most_minutes < data.wanted_minutes:
        faults.append(FieldError(field="most_minutes", code="less_than", params={"other": "wanted_minutes"}))
    _refuse(faults)
    return data


def wall(span: Span | ExceptionInput) -> WallSpan:
    """A span's minutes from midnight."""
    return WallSpan(minute_of(span.starts_time), minute_of(span.ends_time), span.level)


def _faults(span: Span | ExceptionInput, place: str) -> Iterator[FieldError]:
    found = wall(span)
    for name, minute in (("starts_time", found.starts_minute), ("ends_time", found.ends_minute)):
        if minute % STEP_MINUTES:
            yield FieldError(field=place + name, code="not_a_step", params={"step_minutes": STEP_MINUTES})
    if found.ends_minute <= found.starts_minute:
        yield FieldError(field=f"{place}ends_time", code="not_after_start")


def _overlaps(spans: Sequence[Span]) -> Iterator[FieldError]:
    order = sorted(range(len(spans)), key=lambda n: (spans[n].weekday, wall(spans[n])))
    reach = (-1, 0)
    for n in order:
        span = wall(spans[n])
        if spans[n].weekday == reach[0] and span.starts_minute < reach[1]:
            yield FieldError(field=f"spans[{n}].starts_time", code="overlaps")
        reach = max(reach, (spans[n].weekday, span.ends_minute))


def _refuse(faults: Iterable[FieldError]) -> None:
    errors = list(faults)
    if errors:
        raise Problem("invalid", 400, errors=errors)
