from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.imports.cells.clean import clean
from backend.imports.cells.dates import DATE
from backend.imports.cells.kind import CellError, Kind
from backend.imports.cells.languages import LANGUAGES
from backend.imports.cells.numbers import HOURS, LATITUDE, whole
from backend.imports.cells.texts import EMAIL, PHONE, ZONE
from backend.imports.cells.times import END, START
from backend.imports.cells.weekdays import WEEKDAYS
from backend.imports.dialect import Dialect
from backend.imports.sentences import TEXTS
from backend.imports.sheets import SHEETS
from tests.backend.imports.folders import dialects

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def refusal(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(CellError) as raised:
        read(text)
    assert TEXTS[raised.value.code].format_map(raised.value.params)
    return raised.value.code


@given(days, dialects)
def test_a_date_in_any_form_reads_back_to_the_same_day(day: date, dialect: Dialect) -> None:
    assert DATE.read(clean(DATE.write(day, dialect))) == day


@given(days)
def test_a_date_with_the_month_first_is_never_read_as_another_day(day: date) -> None:
    text = f"{day.month}/{day.day}/{day.year}"
    if day.day > 12:
        assert refusal(DATE.read, text) == "date_month_first"
    else:
        assert DATE.read(text) == date(day.year, day.day, day.month)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("46349", "date_is_number"),
        ("23/11/26", "date_short_year"),
        ("30/02/2026", "date_impossible"),
        ("2026-02-29", "date_impossible"),
        ("13/13/2026", "date_impossible"),
        ("11/23/2026", "date_month_first"),
        ("23.11.0026", "date_far_away"),
        ("next Monday", "date_unclear"),
        ("2026-11/23", "date_unclear"),
    ],
)
def test_a_date_that_is_not_clear_is_refused_with_its_own_reason(text: str, code: str) -> None:
    assert refusal(DATE.read, text) == code


@pytest.mark.parametrize(
    "text", ["2026-11-23 00:00:00", "2026-11-23T00:00", "23. 11. 2026", "૨૩/૧૧/૨૦૨૬", "2026/11/23"]
)
def test_a_date_with_what_programs_add_to_it_is_read(text: str) -> None:
    assert DATE.read(text) == date(2026, 11, 23)


def test_a_date_is_doubted_only_where_day_and_month_could_change_places() -> None:
    assert DATE.doubt("03/04/2026") == "date_read_day_first"
    assert [DATE.doubt(text) for text in ("03/03/2026", "23/11/2026", "03.04.2026", "2026-04-03")] == [None] * 4


@given(st.integers(0, 1439), dialects)
def test_a_time_in_any_form_reads_back_to_the_same_minute(minute: int, dialect: Dialect) -> None:
    assert START.read(START.write(minute, dialect)) == minute


@given(dialects)
def test_midnight_can_end_a_span_but_not_start_one(dialect: Dialect) -> None:
    assert END.read(END.write(1440, dialect)) == 1440
    assert refusal(START.read, "24:00") == "time_start_is_midnight"


@pytest.mark.parametrize("text", ["730", "0730"])
def test_a_time_without_a_colon_is_refused_with_what_it_may_mean(text: str) -> None:
    assert refusal(START.read, text) == "time_without_colon"


@pytest.mark.parametrize("text", ["0.25", "0.3125", "7.5", "7", "7,30", "7:30:15", "half past", "7:30 xm", "", "7:3O"])
def test_a_time_that_could_be_something_else_is_refused(text: str) -> None:
    assert refusal(START.read, text) == "time_unclear"


@pytest.mark.parametrize("text", ["24:01", "25:00", "7:60", "13:00 pm", "0:30 am"])
def test_a_time_no_clock_shows_is_refused(text: str) -> None:
    assert refusal(END.read, text) == "time_impossible"


@pytest.mark.parametrize(("text", "minute"), [("12:30 am", 30), ("12:30 PM", 750), ("7:30 p.m.", 1170), ("7h30", 450)])
def test_half_days_are_read_as_the_clock_means_them(text: str, minute: int) -> None:
    assert START.read(text) == minute


@given(st.integers(0, 168 * 60), dialects)
def test_hours_read_back_to_the_same_minutes(minutes: int, dialect: Dialect) -> None:
    assert HOURS.read(HOURS.write(minutes, dialect)) == minutes


def test_hours_that_look_like_a_clock_with_a_point_are_refused() -> None:
    assert refusal(HOURS.read, "22.30") == "hours_not_quarters"
    assert HOURS.read("22,5") == HOURS.read("22.50") == HOURS.read("22:30") == 1350


@given(st.integers(-9_000_000, 9_000_000), dialects)
def test_degrees_read_back_to_the_same_place(hundred_thousandths: int, dialect: Dialect) -> None:
    value = round(hundred_thousandths / 100_000, 5)
    assert LATITUDE.read(LATITUDE.write(value, dialect)) == value


@pytest.mark.parametrize("text", ["1,000", "1.5", "-3", "1e3", "three", "nan", "١٫٥"])
def test_a_whole_number_is_never_guessed(text: str) -> None:
    assert refusal(whole("minutes", 0, 2000).read, text) == "number_not_whole"


@pytest.mark.parametrize("text", ["52°36'", "1.234,5", "inf", "52.6N"])
def test_degrees_with_anything_but_decimals_are_refused(text: str) -> None:
    assert refusal(LATITUDE.read, text) == "number_not_degrees"


@given(st.sets(st.integers(0, 6), min_size=1), dialects)
def test_weekdays_read_back_to_the_same_days(chosen: set[int], dialect: Dialect) -> None:
    assert WEEKDAYS.read(WEEKDAYS.write(tuple(sorted(chosen)), dialect)) == tuple(sorted(chosen))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon-Fri", (0, 1, 2, 3, 4)),
        ("Monday to Wednesday", (0, 1, 2)),
        ("tue & thu", (1, 3)),
        ("Mon., Wed. and Fri.", (0, 2, 4)),
        ("Fri – Mon", (0, 4, 5, 6)),
        ("weekend", (5, 6)),
        ("Every day", (0, 1, 2, 3, 4, 5, 6)),
        ("weekdays, Sun", (0, 1, 2, 3, 4, 6)),
        ("સોમવાર", (0,)),
    ],
)
def test_weekdays_are_read_as_people_write_them(text: str, expected: tuple[int, ...]) -> None:
    assert WEEKDAYS.read(text) == expected


@pytest.mark.parametrize("text", ["1-5", "T", "Mondag", "Mon-", ",", "8"])
def test_a_weekday_that_is_not_clear_is_refused(text: str) -> None:
    assert refusal(WEEKDAYS.read, text) == "weekday_unknown"


def test_languages_are_read_by_name_and_by_code_once_each() -> None:
    assert LANGUAGES.read("Gujarati, en; GU") == ("gu", "en")
    assert refusal(LANGUAGES.read, "Gujrati") == "language_unknown_near"
    assert refusal(LANGUAGES.read, "xx") == "language_unknown"


def test_a_zone_is_read_whatever_its_capitals_and_a_near_miss_is_named() -> None:
    assert ZONE.read("europe/london") == "Europe/London"
    assert ZONE.read("America/New York") == "America/New_York"
    assert refusal(ZONE.read, "Europe/Londn") == "zone_unknown_near"
    assert refusal(ZONE.read, "GMT") == "zone_unknown"


def test_a_phone_number_that_a_spreadsheet_made_a_number_is_refused() -> None:
    assert refusal(PHONE.read, "4.41632E+11") == "phone_lost_digits"
    assert PHONE.read("+44 1632 960145") == "+44 1632 960145"


@pytest.mark.parametrize(
    "text", ["nisha", "a@b", "a b@example.org", "a@@example.org", "a@example..org", "<a@example.org>"]
)
def test_an_address_without_the_form_of_one_is_refused(text: str) -> None:
    assert refusal(EMAIL.read, text) == "email_unclear"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("=1+1", "cell_formula"),
        ("@SUM(A1)", "cell_formula"),
        ("#REF!", "cell_spreadsheet_error"),
        ("########", "cell_spreadsheet_error"),
        ("a\x00b", "cell_control_character"),
        ("\ud800", "cell_control_character"),
        ("ab\u202etxt", "cell_control_character"),
        ("Jos\ufffd", "cell_unreadable"),
        ("x" * 1_000_000, "cell_too_long"),
    ],
)
def test_a_cell_nobody_typed_on_purpose_is_refused(raw: str, code: str) -> None:
    assert refusal(clean, raw) == code


def test_spaces_that_cannot_be_seen_are_plain_and_letters_are_composed() -> None:
    assert clean("\u00a0Jose\u0301\u00a0") == "José"


@given(st.text(max_size=60))
def test_no_text_makes_any_kind_of_cell_fail_otherwise_than_by_refusing(text: str) -> None:
    for sheet in SHEETS:
        for column in sheet.columns:
            assert told(column.kind, text)


def told(kind: Kind, text: str) -> bool:
    try:
        cell = clean(text)
        return kind.read(cell) is not None and kind.doubt(cell) != ""
    except CellError as refused:
        return bool(TEXTS[refused.code].format_map(refused.params))
