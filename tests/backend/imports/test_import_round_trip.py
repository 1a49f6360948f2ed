import unicodedata

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.imports.dialect import Dialect
from backend.imports.example import EXAMPLE
from backend.imports.reader import read
from tests.backend.imports.folders import dialects, line, read_with, with_rows, written

letters = st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Mc"], exclude_characters="?")
names = st.text(st.one_of(letters, st.sampled_from(" '-,;\"’.")), min_size=1, max_size=40).map(
    lambda text: " ".join(unicodedata.normalize("NFC", "A" + text).split())
)


@given(dialects)
def test_a_folder_written_by_any_spreadsheet_reads_to_the_same_cooperative(dialect: Dialect) -> None:
    with written(EXAMPLE, dialect) as folder:
        reading = read(folder)
    assert reading.errors == ()
    assert reading.cooperative == EXAMPLE


@given(names, names, dialects)
def test_names_of_any_script_come_back_letter_for_letter(given_name: str, family_name: str, dialect: Dialect) -> None:
    member = msgspec.structs.replace(EXAMPLE.members[0], given_name=given_name, family_name=family_name)
    changed = msgspec.structs.replace(EXAMPLE, members=(member, *EXAMPLE.members[1:]))
    with written(changed, dialect) as folder:
        assert read(folder).cooperative == changed


@settings(max_examples=20)
@given(st.lists(st.integers(1, 3), max_size=4))
def test_blank_rows_are_skipped_and_still_counted(gaps: list[int]) -> None:
    blank = "\n".join("," * width for width in gaps) + "\n" if gaps else ""
    broken = with_rows("teams") + blank + "south,\n"
    found = read_with(teams=broken).errors
    assert [(finding.code, finding.row, finding.column) for finding in found] == [("cell_empty", 3 + len(gaps), "name")]


def test_a_row_after_a_cell_of_several_lines_keeps_the_spreadsheets_number() -> None:
    row = line("standing_visits")
    several = (
        row.replace("C001-morning", "C001-tea").replace("personal care", '"personal care\n\n').replace("meal", 'meal"')
    )
    broken = row.replace("C001-morning", "C001-bed").replace("07:30", "730")
    reading = read_with(standing_visits=with_rows("standing_visits", several, broken))
    assert [(finding.code, finding.row) for finding in reading.errors] == [("time_without_colon", 4)]


def test_a_hint_of_the_separator_is_followed_and_is_no_row() -> None:
    reading = read_with(teams="sep=;\r\nteam;name\r\nnorth;\r\n")
    assert [(finding.row, finding.column) for finding in reading.errors] == [(2, "name")]


def test_lines_that_end_as_on_old_machines_are_rows_too() -> None:
    reading = read_with(teams=b"team,name\rnorth,North team\r")
    assert reading.cooperative == EXAMPLE


def test_headers_are_known_whatever_their_capitals_spaces_and_hyphens() -> None:
    assert read_with(teams=" TEAM ,Na-me\nnorth,North team\n").cooperative == EXAMPLE


def test_a_worker_on_a_visit_in_the_hour_that_is_skipped_in_spring_is_read() -> None:
    worked = "worker,client,on,starts,minutes\nW001,C001,2026-03-29,01:30,30\nW001,C001,2026-03-29,03:05,30\n"
    assert read_with(history=worked).errors == ()


def test_visits_are_apart_or_overlap_by_the_elapsed_time_not_by_the_clock() -> None:
    night = "worker,client,on,starts,minutes\nW001,C001,2026-03-28,22:00,480\nW001,C001,2026-03-29,{},30\n"
    assert [finding.code for finding in read_with(history=night.format("06:45")).errors] == ["history_overlaps"]
    assert read_with(history=night.format("07:00")).errors == ()
