import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.imports.columns import Sheet
from backend.imports.findings import sentence
from backend.imports.reader import read
from backend.imports.sheets import SHEETS
from tests.backend.imports.folders import written

sheets = st.sampled_from(SHEETS)
TROUBLING = (
    *("", "=1+1", "24:00", "0", "-1", "W001", "C001", "S001", "11/23/2026", "1e400", "😀", "૧૨", "٣", "²", "½"),
    *("#N/A", "\u2066x", "\u00a0", ",", ";", "Mon-", "any", "no", '"', "\n", "\r", "\x00"),
)
cells = st.one_of(st.sampled_from(TROUBLING), st.text(max_size=30), st.text("0123456789.,:/- ", max_size=12))


@settings(max_examples=300)
@given(st.data(), sheets, cells)
def test_any_cell_is_read_or_named_by_file_and_row_and_never_crashes(
    data: st.DataObject, sheet: Sheet, value: str
) -> None:
    with written() as folder:
        path = folder / sheet.file
        rows = list(csv.reader(io.StringIO(path.read_text())))
        row = data.draw(st.integers(0, len(rows) - 1))
        column = data.draw(st.integers(0, len(rows[row]) - 1))
        rows[row][column] = value
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
        reading = read(folder)
    assert (reading.cooperative is None) == bool(reading.errors)
    for finding in reading.findings:
        assert sentence(finding).startswith(finding.file)
    in_place = [finding for finding in reading.errors if finding.file == sheet.file]
    assert all(finding.row is not None or finding.code in ("file_empty", "file_without_rows") for finding in in_place)


@settings(max_examples=300)
@given(sheets, st.binary(min_size=1, max_size=12), st.floats(0, 1, exclude_max=True), st.integers(0, 12))
def test_any_bytes_anywhere_in_a_file_are_read_or_named_and_never_crash(
    sheet: Sheet, noise: bytes, place: float, cut: int
) -> None:
    with written() as folder:
        path = folder / sheet.file
        content = path.read_bytes()
        start = int(place * len(content))
        path.write_bytes(content[:start] + noise + content[start + cut :])
        reading = read(folder)
    assert (reading.cooperative is None) == bool(reading.errors)
    assert all(sentence(finding) for finding in reading.findings)


@settings(max_examples=100)
@given(sheets, st.binary(max_size=400))
def test_a_file_of_any_bytes_is_read_or_named_and_never_crashes(sheet: Sheet, content: bytes) -> None:
    with written() as folder:
        (folder / sheet.file).write_bytes(content)
        reading = read(folder)
    assert (reading.cooperative is None) == bool(reading.errors)
    assert all(sentence(finding) for finding in reading.findings)
