"""What a column and a file of the folder are: the one description that reading, writing and the handbook share."""

import re
import unicodedata

from msgspec import Struct

from backend.imports.cells.kind import Kind

_NOT_IN_HEADER = re.compile(r"[\W_]+")


class Column(Struct, frozen=True, kw_only=True):
    """A column: its header, the Struct field it fills, what it means, and whether it may be blank.

    `refers_to` names the file whose rows the cell's keys must be found in; `blank` is what an empty cell means.
    """

    header: str
    field: str
    kind: Kind
    meaning: str
    needed: bool = True
    blank: object = None
    refers_to: str | None = None
    also: tuple[str, ...] = ()


class Sheet(Struct, frozen=True, kw_only=True):
    """A file of the folder; `name` is its field in CooperativeFolder and `key` makes a row unique."""

    name: str
    row_type: type[Struct]
    columns: tuple[Column, ...]
    meaning: str
    key: tuple[str, ...]
    needed: bool = False
    single: bool = False

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.csv"


def needed(header: str, field: str, kind: Kind, meaning: str, refers_to: str | None = None) -> Column:
    """A column that every row fills in."""
    return Column(header=header, field=field, kind=kind, meaning=meaning, refers_to=refers_to)


def optional(
    header: str, field: str, kind: Kind, meaning: str, blank: object = None, refers_to: str | None = None
) -> Column:
    """A column that may be left out, or blank in a row, which then means `blank`."""
    return Column(
        header=header, field=field, kind=kind, meaning=meaning, needed=False, blank=blank, refers_to=refers_to
    )


def bare(header: str) -> str:
    """A header without capitals, spaces and punctuation, so that "Given Name" and given_name are one."""
    return _NOT_IN_HEADER.sub("", unicodedata.normalize("NFKC", header).casefold())


def column_named(sheet: Sheet, header: str) -> Column | None:
    """The column of `sheet` that this header means, if any."""
    wanted = bare(header)
    for column in sheet.columns:
        if wanted in (bare(column.header), *map(bare, column.also)):
            return column
    return None


def column_filling(sheet: Sheet, field: str) -> Column:
    """The column of `sheet` that fills this field."""
    return next(column for column in sheet.columns if column.field == field)
