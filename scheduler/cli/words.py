"""A word of the command is one module: `TEACHES` (its --help), `arguments(parser)`, `run(options) -> exit status`.

A table names each word with one line; its module is brought in only when the word is used.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_SECONDS, MOST_DIGITS = 604_800, 9
Parser = argparse.ArgumentParser
Options = argparse.Namespace


class Word(Protocol):
    """What the module of a word holds."""

    TEACHES: str
    arguments: Callable[[Parser], None]
    run: Callable[[Options], int]


class LazyParser(argparse.ArgumentParser):
    """A parser that learns its arguments from a module the first time it has to parse."""

    module: str | None = None

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        """Lines of the description stay as they are written; options are written out in full."""
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **given)

    def error(self, message: str) -> NoReturn:
        """One line that says what is wrong and where to read on."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")

    def parse_known_args(  # type: ignore[override]
        self,
        args: Any = None,  # noqa: ANN401 - as argparse has them
        namespace: Any = None,  # noqa: ANN401
    ) -> tuple[Options, list[str]]:
        """Learn, then parse."""
        if self.module is not None:
            word, self.module = cast("Word", import_module(self.module)), None
            self.description = word.TEACHES
            self.set_defaults(run=word.run)
            word.arguments(self)
        return super().parse_known_args(args, namespace)


def offer(parser: Parser, table: Mapping[str, str], package: str, what: str = "WORD") -> None:
    """Add the words of a table, each in the module of its name."""
    words = parser.add_subparsers(required=True, metavar=what, parser_class=LazyParser, title="words")
    for word, says in table.items():
        words.add_parser(word, help=says).module = f"{package}.{word}"


def seconds(given: str) -> float:
    """A time to spend.

    Raises:
        ArgumentTypeError: where it is none.
    """
    try:
        value = float(given)
    except ValueError:
        value = 0.0
    if not 0 < value <= MOST_SECONDS:
        message = f"{given!r} is no time to spend; give seconds above 0, up to {MOST_SECONDS}"
        raise argparse.ArgumentTypeError(message)
    return value


def count(given: str) -> int:
    """A number of things, one at least.

    Raises:
        ArgumentTypeError: where it is none.
    """
    value = int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else 0
    if value < 1:
        message = f"{given!r} is no count; give a whole number from 1"
        raise argparse.ArgumentTypeError(message)
    return value
