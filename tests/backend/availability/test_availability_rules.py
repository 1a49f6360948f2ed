"""What availability means, minute by minute."""

import itertools
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.availability.rules import (
    DatedSpan,
    DateSpan,
    VisitSpan,
    WallSpan,
    WeekdaySpan,
    dated_spans,
    day_of,
    outside,
)
from backend.availability.schemas import Level
from backend.kit.local_time import day_starts_at
from tests.zones import ODD_ZONES, days_around

LONDON = ZoneInfo("Europe/London")
LEVELS: st.SearchStrategy[Level] = st.sampled_from(["cannot", "can", "prefer"])
MONDAY = date(2026, 11, 23)


@st.composite
def spans_of_a_day(draw: st.DrawFn, grid: int = 15) -> list[WallSpan]:
    """Spans of a day that do not overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, 1440 // grid), max_size=8)))
    return [WallSpan(a * grid, b * grid, draw(LEVELS)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@st.composite
def usual_weeks(draw: st.DrawFn) -> list[WeekdaySpan]:
    """Any usual week."""
    return [WeekdaySpan(weekday, span) for weekday in range(7) for span in draw(spans_of_a_day())]


@st.composite
def exceptions_near(draw: st.DrawFn, from_on: date) -> list[DateSpan]:
    """Up to five exceptions in the days from `from_on`, in the order they were made; they may overlap."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        starts = draw(st.integers(0, 95))
        span = WallSpan(starts * 15, draw(st.integers(starts + 1, 96)) * 15, draw(LEVELS))
        found.append(DateSpan(from_on + timedelta(days=draw(st.integers(-1, 4))), span))
    return found


def said(usual: list[WeekdaySpan], exceptions: list[DateSpan], on: date, minute: int) -> str:
    """The plain meaning, for one minute: the last exception over it, else the weekday's span, else cannot."""
    over = [e.span for e in exceptions if e.on == on] or []
    for span in [*reversed(over), *(s.span for s in usual if s.weekday == on.weekday())]:
        if span.starts_minute <= minute < span.ends_minute:
            return span.level
    return "cannot"


def level_at(free: list[DatedSpan], at: datetime) -> str:
    """What the dated spans say of one instant."""
    return next((s.level for s in free if s.starts_at <= at < s.ends_at), "cannot")


@given(data=st.data(), name=st.sampled_from(ODD_ZONES), usual=usual_weeks())
def test_an_instant_is_free_exactly_if_the_wall_clock_then_shows_a_free_minute(
    data: st.DataObject, name: str, usual: list[WeekdaySpan]
) -> None:
    zone = ZoneInfo(name)
    from_on = data.draw(st.sampled_from(days_around(name)))
    exceptions = data.draw(exceptions_near(from_on))
    free = dated_spans(usual, exceptions, zone, from_on, 3)
    at, end = day_starts_at(from_on, zone), day_starts_at(from_on + timedelta(days=3), zone)
    while at < end:
        wall = at.astimezone(zone)
        assert level_at(free, at) == said(usual, exceptions, wall.date(), wall.hour * 60 + wall.minute), at
        at += timedelta(minutes=15)
    assert level_at(free, day_starts_at(from_on, zone) - timedelta(minutes=1)) == "cannot"
    assert level_at(free, end) == "cannot"


@given(data=st.data(), name=st.sampled_from(ODD_ZONES), usual=usual_weeks())
def test_dated_spans_are_in_order_apart_and_never_empty(
    data: st.DataObject, name: str, usual: list[WeekdaySpan]
) -> None:
    from_on = data.draw(st.sampled_from(days_around(name)))
    free = dated_spans(usual, data.draw(exceptions_near(from_on)), ZoneInfo(name), from_on, 4)
    assert all(span.starts_at < span.ends_at for span in free)
    assert all(span.starts_at.tzinfo is UTC and span.level != "cannot" for span in free)
    for one, following in itertools.pairwise(free):
        assert one.ends_at <= following.starts_at
        assert one.ends_at < following.starts_at or one.level != following.level


@given(usual=usual_weeks(), first=st.integers(1, 5), second=st.integers(1, 5))
def test_one_long_look_sees_what_two_short_ones_see(usual: list[WeekdaySpan], first: int, second: int) -> None:
    halfway = MONDAY + timedelta(days=first)
    parts = [dated_spans(usual, [], LONDON, MONDAY, first), dated_spans(usual, [], LONDON, halfway, second)]
    whole = dated_spans(usual, [], LONDON, MONDAY, first + second)
    for n in range(0, (first + second) * 1440, 30):
        at = day_starts_at(MONDAY, LONDON) + timedelta(minutes=n)
        assert level_at(whole, at) == level_at([*parts[0], *parts[1]], at)


def test_a_night_across_midnight_is_one_span() -> None:
    usual = [WeekdaySpan(0, WallSpan(1320, 1440, "can")), WeekdaySpan(1, WallSpan(0, 360, "can"))]
    (night,) = dated_spans(usual, [], LONDON, MONDAY, 2)
    assert night == (datetime(2026, 11, 23, 22, tzinfo=UTC), datetime(2026, 11, 24, 6, tzinfo=UTC), "can")


@pytest.mark.parametrize(("on", "hours"), [(date(2026, 3, 28), 7), (date(2026, 10, 24), 9), (date(2026, 6, 6), 8)])
def test_a_night_lasts_as_long_as_it_really_does(on: date, hours: int) -> None:
    usual = [WeekdaySpan(5, WallSpan(1320, 1440, "can")), WeekdaySpan(6, WallSpan(0, 360, "can"))]
    (night,) = dated_spans(usual, [], LONDON, on, 2)
    assert night.ends_at - night.starts_at == timedelta(hours=hours)


@given(spans=spans_of_a_day(), top=spans_of_a_day())
def test_the_later_exception_stands_over_the_earlier(spans: list[WallSpan], top: list[WallSpan]) -> None:
    usual = [WeekdaySpan(0, span) for span in spans]
    exceptions = [DateSpan(MONDAY, span) for span in top]
    day = day_of(usual, exceptions, MONDAY)
    assert set(top) <= set(day)
    assert all(a.ends_minute <= b.starts_minute for a, b in itertools.pairwise(day))


def test_a_visit_is_outside_unless_it_is_free_from_beginning_to_end() -> None:
    base = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def at(hours: float) -> datetime:
        return base + timedelta(hours=hours)

    free = [DatedSpan(at(0), at(2), "can"), DatedSpan(at(2), at(4), "prefer"), DatedSpan(at(5), at(6), "can")]
    visits = {
        "across levels": VisitSpan(UUID(int=1), at(1), at(3)),
        "whole": VisitSpan(UUID(int=2), at(0), at(4)),
        "over the gap": VisitSpan(UUID(int=3), at(3), at(5.5)),
        "too long": VisitSpan(UUID(int=4), at(5), at(6.1)),
        "nowhere": VisitSpan(UUID(int=5), at(7), at(8)),
    }
    found = outside(visits.values(), free)
    assert found == [visits["over the gap"], visits["too long"], visits["nowhere"]]
