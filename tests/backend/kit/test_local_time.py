"""Wall time and instants, in every zone with odd habits, at every move of its clock until 2037."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.local_time import (
    day_starts_at,
    instant,
    is_a_day,
    local_date,
    minute_of,
    stretches,
    wall_of,
)
from tests.zones import FIRST, LAST, ODD_ZONES, days_around, moves

HALF_HOURS = [time(minute // 60, minute % 60) for minute in range(0, 1440, 15)]


@pytest.mark.parametrize("name", ODD_ZONES)
def test_a_wall_time_that_exists_is_the_first_instant_that_shows_it(name: str) -> None:
    zone = ZoneInfo(name)
    for on in days_around(name):
        for wall in HALF_HOURS:
            at = instant(on, wall, zone)
            shown = at.astimezone(zone).replace(tzinfo=None)
            wanted = datetime.combine(on, wall)
            earlier = [(at - timedelta(minutes=15 * n)).astimezone(zone) for n in range(1, 13)]
            assert shown >= wanted, f"{on} {wall} moved back"
            assert all(e.replace(tzinfo=None) != wanted for e in earlier), f"{on} {wall} is not the first"


@pytest.mark.parametrize("name", ODD_ZONES)
def test_a_skipped_wall_time_moves_forward_by_exactly_what_was_skipped(name: str) -> None:
    zone = ZoneInfo(name)
    for move in moves(name):
        before = (move - timedelta(seconds=1)).astimezone(zone).utcoffset()
        after = move.astimezone(zone).utcoffset()
        assert before is not None
        assert after is not None
        if after > before:
            skipped = move.astimezone(UTC).replace(tzinfo=None) + before
            at = instant(skipped.date(), skipped.time(), zone)
            assert at == move
            assert at.astimezone(zone).replace(tzinfo=None) - skipped == after - before


@pytest.mark.parametrize("name", ODD_ZONES)
def test_stretches_tile_time_and_hold_one_offset_each(name: str) -> None:
    zone = ZoneInfo(name)
    found = stretches(zone, FIRST, LAST)
    assert (found[0].starts_at, found[-1].ends_at) == (FIRST, LAST)
    for here, following in itertools.pairwise(found):
        assert here.ends_at == following.starts_at
        assert here.offset != following.offset
        assert (here.ends_at - timedelta(seconds=1)).astimezone(zone).utcoffset() == here.offset
        assert following.starts_at.astimezone(zone).utcoffset() == following.offset


@pytest.mark.parametrize("name", ODD_ZONES)
def test_days_follow_each_other_without_overlap_and_none_is_empty(name: str) -> None:
    zone = ZoneInfo(name)
    for on in days_around(name):
        assert day_starts_at(on, zone) < day_starts_at(on + timedelta(days=1), zone)
        assert local_date(day_starts_at(on, zone), zone) == on
        assert is_a_day(on, zone)


def test_the_day_apia_left_out_is_no_day() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert [is_a_day(date(2011, 12, day), apia) for day in (29, 30, 31)] == [True, False, True]


@given(minute=st.integers(0, 1440))
def test_a_minute_is_the_same_as_its_wall_time(minute: int) -> None:
    assert minute_of(wall_of(minute)) == minute
