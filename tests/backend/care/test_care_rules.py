"""Standing visits and their dates: a bijection, in every zone with odd habits, at every move of its clock."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.care.rules import answer_by, due_dates, times, week_of
from tests.zones import FIRST, LAST, ODD_ZONES, days_around, moves

EVERY_DAY = range(7)
WALL_TIMES = [time(minute // 60, minute % 60) for minute in range(0, 1440, 10)]


@pytest.mark.parametrize("name", ODD_ZONES)
def test_around_every_move_of_the_clock_each_day_has_its_one_visit(name: str) -> None:
    zone = ZoneInfo(name)
    for day in days_around(name)[::4]:
        dates = list(due_dates(EVERY_DAY, day, day + timedelta(days=3), zone))
        assert dates == [day + timedelta(days=n) for n in range(4)]
        for wall in WALL_TIMES:
            visits = [times(on, wall, 45, 30, zone) for on in dates]
            assert all(a.starts_at < b.starts_at for a, b in pairwise(visits)), (name, day, wall)


@pytest.mark.parametrize("name", ODD_ZONES)
def test_a_visit_is_never_dropped_shortened_or_stretched_by_the_clock(name: str) -> None:
    zone = ZoneInfo(name)
    for on in days_around(name):
        for wall in WALL_TIMES:
            visit = times(on, wall, 45, 30, zone)
            assert visit.starts_at.tzinfo is UTC
            assert visit.starts_at - visit.earliest_at == timedelta(minutes=30)
            assert visit.latest_end_at - visit.starts_at == timedelta(minutes=45 + 30)
            shown = visit.starts_at.astimezone(zone).replace(tzinfo=None)
            assert timedelta() <= shown - datetime.combine(on, wall) <= timedelta(hours=2)


@pytest.mark.parametrize("name", ODD_ZONES)
def test_a_visit_in_a_skipped_hour_comes_later_by_what_was_skipped(name: str) -> None:
    zone = ZoneInfo(name)
    for move in moves(name):
        before = (move - timedelta(seconds=1)).astimezone(zone).utcoffset()
        after = move.astimezone(zone).utcoffset()
        assert before is not None
        assert after is not None
        wall = move.replace(tzinfo=None) + before + timedelta(minutes=10)
        if after > before:
            visit = times(wall.date(), wall.time(), 60, 0, zone)
            assert visit.starts_at == move + timedelta(minutes=10)


@given(
    name=st.sampled_from(ODD_ZONES),
    first_on=st.dates(FIRST.date(), LAST.date()),
    days=st.integers(0, 60),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    wall=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_any_pattern_has_exactly_one_visit_a_due_day_and_no_other(
    name: str, first_on: date, days: int, weekdays: set[int], wall: time
) -> None:
    zone = ZoneInfo(name)
    last_on = first_on + timedelta(days=days)
    dates = list(due_dates(weekdays, first_on, last_on, zone))
    wanted = [first_on + timedelta(days=n) for n in range(days + 1)]
    assert dates == [on for on in wanted if on.weekday() in weekdays]
    starts = [times(on, wall, 30, 0, zone).starts_at for on in dates]
    assert len(set(starts)) == len(dates)
    assert starts == sorted(starts)


def test_the_day_apia_left_out_has_no_visit_and_its_neighbours_have_one_each() -> None:
    apia = ZoneInfo("Pacific/Apia")
    dates = list(due_dates(EVERY_DAY, date(2011, 12, 28), date(2012, 1, 1), apia))
    assert dates == [date(2011, 12, 28), date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]
    starts = [times(on, time(8), 30, 0, apia).starts_at for on in dates]
    assert [b - a for a, b in pairwise(starts)] == [timedelta(days=1)] * 3


@given(
    name=st.sampled_from(ODD_ZONES),
    on=st.dates(FIRST.date(), LAST.date()),
    wall=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    minutes=st.integers(5, 1440),
    flexible=st.integers(0, 240),
)
def test_a_window_is_elapsed_minutes_either_way(name: str, on: date, wall: time, minutes: int, flexible: int) -> None:
    visit = times(on, wall, minutes, flexible, ZoneInfo(name))
    assert visit.latest_end_at - visit.earliest_at == timedelta(minutes=minutes + 2 * flexible)
    assert visit.earliest_at <= visit.starts_at < visit.latest_end_at


@given(asked_on=st.dates(date(2024, 1, 1), date(2037, 12, 31)))
def test_an_answer_is_promised_for_the_second_working_day(asked_on: date) -> None:
    promised = answer_by(asked_on)
    between = [asked_on + timedelta(days=n) for n in range(1, (promised - asked_on).days + 1)]
    assert promised.weekday() < 5
    assert sum(on.weekday() < 5 for on in between) == 2


@given(on=st.dates())
def test_a_week_is_named_by_its_monday(on: date) -> None:
    if on >= date(1, 1, 8):
        assert week_of(on).weekday() == 0
        assert timedelta() <= on - week_of(on) < timedelta(days=7)
