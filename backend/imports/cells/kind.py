"""What every kind of cell has: a way to read, a way to write, and words that say what it takes."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from backend.imports.dialect import Dialect

Param = str | int
SHOWN_CHARACTERS = 40


class CellError(Exception):
    """A cell cannot be read; `code` says why and `params` fill the sentence."""

    def __init__(self, code: str, **params: Param) -> None:
        """Keep the code and what fills its sentence."""
        super().__init__(code)
        self.code = code
        self.params = params


class Kind(Struct, frozen=True, kw_only=True):
    """How one kind of cell is read and written; `accepts` tells people what to type.

    `doubt` names a warning where a cell can be read but could have been meant otherwise.
    """

    accepts: str
    read: Callable[[str], object]
    write: Callable[[Any, Dialect], str]
    doubt: Callable[[str], str | None] = lambda _text: None


def shown(text: str) -> str:
    """A cell as it can be repeated in a sentence: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"
