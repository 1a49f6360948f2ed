"""Folders on disk for tests: written from values, changed cell by cell, read back."""

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

from backend.imports.dialect import PLAIN, Dialect
from backend.imports.example import EXAMPLE
from backend.imports.reader import Reading, read
from backend.imports.schemas import CooperativeFolder
from backend.imports.writer import write

dialects = st.builds(
    Dialect,
    delimiter=st.sampled_from([",", ";", "\t"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    decimal=st.sampled_from([".", ","]),
    date_form=st.sampled_from(["year-month-day", "day.month.year", "day/month/year"]),
    time_form=st.sampled_from(["07:30", "7:30", "7.30", "7:30 am", "07:30:00"]),
    quote_all=st.booleans(),
    shouted_headers=st.booleans(),
    reversed_columns=st.booleans(),
    native_digits=st.booleans(),
)


@contextmanager
def written(cooperative: CooperativeFolder = EXAMPLE, dialect: Dialect = PLAIN) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, cooperative, dialect)
        yield folder


def read_with(**files: str | bytes | None) -> Reading:
    """The example, read with some files replaced; None takes a file away."""
    with written() as folder:
        for name, content in files.items():
            path = folder / f"{name}.csv"
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(folder)


def line(file: str, number: int = 2) -> str:
    """A row of the example's file, as text."""
    with written() as folder:
        return (folder / f"{file}.csv").read_text().split("\n")[number - 1]


def with_rows(file: str, *rows: str) -> str:
    """The example's file with these rows after its own."""
    with written() as folder:
        return "\n".join([(folder / f"{file}.csv").read_text().rstrip("\n"), *rows, ""])


def with_cell(file: str, column: str, value: str) -> str:
    """The example's file with one cell of its first row replaced."""
    with written() as folder:
        header, first, *rest = csv.reader(io.StringIO((folder / f"{file}.csv").read_text()))
    first[header.index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows([header, first, *rest])
    return out.getvalue()
