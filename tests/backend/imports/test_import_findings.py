import codecs

import pytest
from msgspec.structs import replace

from backend.imports.example import EXAMPLE
from backend.imports.findings import Finding, report, sentence
from backend.imports.reader import Reading, read
from tests.backend.imports.folders import line, read_with, with_cell, with_rows, written

HALF_A_PAIR = codecs.BOM_UTF16_LE + "team,name\nnorth,#\n".encode("utf-16-le").replace(b"#\0", b"\0\xd8")


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.errors]


def only(reading: Reading) -> Finding:
    assert reading.cooperative is None
    assert len(reading.errors) == 1, report(reading.findings)
    assert sentence(reading.errors[0])
    return reading.errors[0]


def test_the_sentence_names_file_row_column_mistake_and_remedy() -> None:
    found = only(read_with(members=with_cell("members", "joined", "11/23/2024")))
    assert sentence(found) == (
        "members.csv, row 2, column “joined”: “11/23/2024” has the month first, which we do not read, so that no two "
        "dates are mixed up. If you mean 2024-11-23, write it like that, and check every other date of this file."
    )


def test_every_mistake_of_every_file_is_named_at_once() -> None:
    reading = read_with(
        teams=with_cell("teams", "name", ""),
        workers=with_cell("workers", "travel mode", "boat"),
        standing_visits=with_cell("standing_visits", "starts", "730"),
        history=with_cell("history", "worker", "W01"),
    )
    assert [(finding.file, finding.row, finding.column) for finding in reading.errors] == [
        ("teams.csv", 2, "name"),
        ("workers.csv", 2, "travel mode"),
        ("standing_visits.csv", 2, "starts"),
        ("history.csv", 2, "worker"),
    ]


@pytest.mark.parametrize(
    ("file", "column", "value", "code"),
    [
        ("members", "teams", "nort", "reference_unknown_near"),
        ("members", "teams", "elsewhere", "reference_unknown"),
        ("members", "teams", "", "team_needed"),
        ("members", "given name", "Ni?ha", "name_with_question_mark"),
        ("members", "given name", "=HYPERLINK(1)", "cell_formula"),
        ("members", "given name", "-2+3", "cell_formula"),
        ("members", "e-mail", "hetal.parmar@EXAMPLE.org", "email_twice"),
        ("members", "member", "c001", "key_twice"),
        ("workers", "least hours", "23", "hours_out_of_order"),
        ("workers", "start latitude", "", "start_half_given"),
        ("clients", "agreed team", "w001", "reference_unknown_near"),
        ("trusted_contacts", "topics", "money", "code_unknown"),
        ("certificates", "skill", "personal-car", "code_unknown_near"),
        ("availability", "ends", "06:00", "ends_before_starts"),
        ("availability", "ends", "00:00", "ends_before_starts"),
        ("standing_visits", "until", "2026-05-31", "days_out_of_order"),
        ("standing_visits", "workers", "5", "number_out_of_range"),
        ("standing_visits", "minutes", "4", "number_out_of_range"),
        ("wishes", "declined", "W001", "declined_in_agreed_team"),
        ("wishes", "declined", "C001", "declined_same_side"),
        ("history", "on", "2026-11-23", "history_after_first_day"),
        ("history", "short notice", "perhaps", "yes_or_no"),
        ("cooperative", "currency", "pounds", "currency_unclear"),
    ],
)
def test_a_mistake_in_one_cell_is_named_once_and_where_it_is(file: str, column: str, value: str, code: str) -> None:
    reading = read_with(**{file: with_cell(file, column, value)})
    assert code in codes(reading), report(reading.findings)
    assert reading.cooperative is None
    assert {finding.file for finding in reading.errors if finding.code == code} == {f"{file}.csv"}


@pytest.mark.parametrize(("stated", "asked"), [("man", "woman"), (None, "man"), ("man", "any"), ("man", "man")])
def test_who_gives_and_receives_care_may_be_one_thing_and_ask_for_another(stated: str | None, asked: str) -> None:
    both = replace(EXAMPLE.members[1], classes=("worker", "client"))
    members = (EXAMPLE.members[0], both, EXAMPLE.members[2])
    giving = replace(EXAMPLE.workers[0], member="C001", gender=stated)
    wishes = (replace(EXAMPLE.wishes[0], gender=asked),)
    told = replace(EXAMPLE, members=members, workers=(*EXAMPLE.workers, giving), wishes=wishes)
    with written(told) as folder:
        assert codes(read(folder)) == []


def test_a_missing_file_that_is_needed_is_an_error_and_any_other_a_warning() -> None:
    assert only(read_with(teams=None)).code == "file_missing"
    reading = read_with(wishes=None, history=None)
    assert reading.cooperative is not None
    assert [(finding.code, finding.file) for finding in reading.warnings] == [
        ("file_absent", "wishes.csv"),
        ("file_absent", "history.csv"),
    ]


def test_a_member_without_the_row_of_their_class_is_named_and_so_is_the_reverse() -> None:
    assert codes(read_with(clients="member,address,area,latitude,longitude\n"))[0] == "class_without_row"
    assert "row_without_class" in codes(read_with(members=with_cell("members", "classes", "supporter")))


@pytest.mark.parametrize("name", ["memers", "member", "Members-2"])
def test_a_file_under_nearly_the_right_name_is_recognised(name: str) -> None:
    with written() as folder:
        (folder / "members.csv").rename(folder / f"{name}.csv")
        found = {finding.code for finding in read(folder).errors}
    assert found == {"file_name_near", "file_missing"}


def test_files_that_are_not_ours_are_named_and_left_aside() -> None:
    with written() as folder:
        (folder / "members.xlsx").write_bytes(b"PK")
        (folder / "holidays.csv").write_text("a,b\n")
        (folder / ".~lock.members.csv#").write_text("")
        reading = read(folder)
    assert reading.cooperative is not None
    assert {(finding.code, finding.file) for finding in reading.warnings} == {
        ("file_not_ours", "members.xlsx"),
        ("file_not_ours", "holidays.csv"),
    }


def test_two_files_of_one_name_are_refused() -> None:
    with written() as folder:
        (folder / "MEMBERS.CSV").write_text("member\n")
        if not (folder / "members.csv").samefile(folder / "MEMBERS.CSV"):
            assert [finding.code for finding in read(folder).errors] == ["file_twice"]


def test_no_folder_is_said_plainly() -> None:
    with written() as folder:
        assert read(folder / "nowhere").errors[0].code == "folder_missing"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"\n\n,,\n", "file_empty"),
        (b"team,name\n", "file_without_rows"),
        (b"PK\x03\x04rest", "file_is_workbook"),
        ("team,name\n".encode("utf-16-le"), "file_encoding"),
        ("team,name\n".encode("utf-32"), "file_encoding"),
        (b'team,name\nnorth,"North team\n', "file_broken_quotes"),
        (b'team,name\nnorth,"North" team\n', "file_broken_quotes"),
        (b'team,name\nnorth,"' + b"x" * 1_000_000 + b'"\n', "cell_never_ends"),
        (b"team,name\nnorth," + b"x" * 100_000 + b"\n", "cell_too_long"),
        (b"team,name\nnorth,a\x00b\n", "cell_control_character"),
        (b"team,name\nnorth,Jos\xe9\n", "cell_unreadable"),
        (b"team,name\nnorth,\xed\xa0\x80\n", "cell_unreadable"),
        (HALF_A_PAIR, "cell_unreadable"),
        (b"a,b\nnorth,North\n", "header_missing"),
        (b"team\nnorth\n", "column_missing"),
        (b"team,name,Name\nnorth,North,x\n", "column_twice"),
        (b"team,nam\nnorth,North\n", "column_near"),
        (b"team,name\nnorth,North,near,the,mill\n", "row_too_long"),
        (b"team," * 100 + b"\n", "column_many"),
        (b"team,name\n" + b"\n" * 200_001, "file_too_many_rows"),
    ],
)
def test_a_file_that_is_not_a_table_of_words_gets_a_plain_reason(content: bytes, code: str) -> None:
    reading = read_with(teams=content)
    assert code in codes(reading), report(reading.findings)
    assert all(finding.file == "teams.csv" for finding in reading.errors)


def test_a_file_of_fifty_megabytes_is_refused_by_its_size_alone() -> None:
    with written() as folder:
        with (folder / "history.csv").open("r+b") as history:
            history.truncate(50_000_000)
        assert [finding.code for finding in read(folder).errors] == ["file_too_large"]


def test_a_column_we_do_not_know_is_named_and_left_aside() -> None:
    reading = read_with(teams="team,name,our own notes,\nnorth,North team,x,y\n")
    assert reading.cooperative is not None
    assert [finding.code for finding in reading.warnings] == ["column_unknown", "column_without_name"]


def test_a_letter_that_could_not_be_read_is_shown_where_it_stands() -> None:
    found = only(read_with(teams="team,name\nnorth,Café team\n".encode("cp1252")))
    assert (found.row, found.column, found.params["value"]) == (2, "name", "Caf\ufffd team")


def test_spans_of_one_worker_that_overlap_are_named_together() -> None:
    found = only(read_with(availability=with_rows("availability", "W001,Fri Sat,14:00,16:00,can")))
    assert (found.row, found.params) == (3, {"other": 2, "day": "Fri"})


def test_spans_that_touch_do_not_overlap() -> None:
    assert read_with(availability=with_rows("availability", "W001,Fri,14:30,16:00,can")).errors == ()


def test_two_rows_about_the_same_person_are_refused() -> None:
    found = only(read_with(clients=with_rows("clients", line("clients").replace("W001", ""))))
    assert (found.code, found.row, found.params["other"]) == ("row_twice", 3, 2)


def test_a_second_cooperative_in_one_folder_is_refused() -> None:
    found = only(read_with(cooperative=with_rows("cooperative", line("cooperative"))))
    assert (found.code, found.row) == ("file_one_row", 3)


def test_a_file_full_of_mistakes_names_the_first_and_counts_the_rest() -> None:
    rows = [f"X{number},personal care," for number in range(1_000)]
    errors = read_with(certificates=with_rows("certificates", *rows)).errors
    assert len(errors) == 101
    assert (errors[-1].code, errors[-1].params["count"]) == ("more_findings", 900)


def test_a_place_far_from_all_others_is_doubted() -> None:
    others = [f"C{number},1 Mill Lane,Millbrook,52.6,-0.98," for number in range(3)]
    swapped = with_rows("clients", *others, "C9,2 Mill Lane,Millbrook,-0.98,52.6,")
    doubts = [finding for finding in read_with(clients=swapped).warnings if finding.code == "place_far_away"]
    assert [finding.row for finding in doubts] == [6]


def test_the_path_of_the_folder_is_never_in_a_sentence() -> None:
    with written() as folder:
        (folder / "teams.csv").write_text("")
        assert str(folder) not in report(read(folder).findings)
