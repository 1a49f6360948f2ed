"""The handbook for those who fill in the folder, made from the same description that reads it.

`python -m backend.imports.handbook > backend/imports/README.md` writes it anew; a test keeps the two equal.
"""

import sys

from backend.imports import limits
from backend.imports.columns import Column, Sheet
from backend.imports.example import EXAMPLE
from backend.imports.sheets import SHEETS
from backend.imports.writer import rows_of, sheet_text

_OPENING = f"""\
# Bring your cooperative in from a spreadsheet

Keep these sheets in the program you know, save each as CSV into one folder, and give us the folder.
Nothing is loaded until everything in it is right: first you are told every mistake, with its file, its row as your
spreadsheet numbers it, its column, and what to do.

The files hold people's addresses and what they need. Keep the folder where few can open it, and delete it afterwards.

## How to write

- **File names** are those below. Only {{needed}} must be there;
  leave out what you do not have.
- **The first row names the columns.** Their order, capitals and spaces make no difference. A column we do not
  know is left aside and named, so your own notes may stay.
- **Commas, semicolons or tabs** between the cells: whatever your program writes. Blank rows are skipped.
- **Letters**: choose “CSV UTF-8” when saving. UTF-16 (“Unicode text”) is read too. Older encodings are refused, cell by
  cell, because guessing would quietly spell names wrong.
- **Dates** have the year or the day first: 2026-11-23, 23.11.2026, 23/11/2026. 03/04/2026 is the third of April,
  always, and you are told once a column when a date could have been meant the other way. Month first is refused.
- **Times** are those of your town's clock: 07:30, 7:30, 7.30 or 7:30 pm. 24:00 is midnight at the end of a day.
  730 is refused, because it may be a number. A visit in the hour that is skipped in spring takes place an hour later.
- **Decimals** may have a point or a comma. Figures of any script are read (૧૫ is 15).
- **Codes** are your own: short, without spaces, the same code for the same person in every file.
- **Several in one cell**: a comma or semicolon between them; codes also with a space.
- **No formulas**: words must not start with = + - or @.
- **No reasons**: no column asks why somebody declines, is away or needs something, and no column rates anybody.

At most {limits.FILE_BYTES // 1_000_000} MB, {limits.ROWS:,} rows and {limits.COLUMNS} columns a file, and
{limits.CELL_CHARACTERS:,} characters a cell. There is no money in these files besides the name of the currency.
"""


def handbook() -> str:
    """The whole handbook, in Markdown."""
    needed = ", ".join(f"`{sheet.file}`" for sheet in SHEETS if sheet.needed)
    return "\n".join([_OPENING.replace("{needed}", needed), *map(_chapter, SHEETS)])


def _chapter(sheet: Sheet) -> str:
    rows = "\n".join(_row(column) for column in sheet.columns)
    example = sheet_text(sheet, rows_of(sheet, EXAMPLE)).replace("\r\n", "\n")
    return (
        f"## {sheet.file}\n\n{sheet.meaning}\n\n"
        f"| Column | | What it means | What to write |\n|---|---|---|---|\n{rows}\n\n"
        f"```csv\n{example}```\n"
    )


def _row(column: Column) -> str:
    need = "needed" if column.needed else "may be blank"
    accepts = column.kind.accepts[0].upper() + column.kind.accepts[1:]
    found = f" Codes from `{column.refers_to}.csv`." if column.refers_to else ""
    return f"| {column.header} | {need} | {column.meaning} | {accepts}.{found} |"


if __name__ == "__main__":
    sys.stdout.write(handbook())
