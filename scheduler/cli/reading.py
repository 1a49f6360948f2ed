"""Problems and rosters from files or standard input, written to files or standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import scheduler
from scheduler.faults import ProblemError
from scheduler.formats import ours

if TYPE_CHECKING:
    from scheduler.cli.words import Options, Parser

STREAM = Path("-")


def problem_argument(parser: Parser) -> None:
    """The word takes a problem."""
    parser.add_argument("problem", type=Path, metavar="PROBLEM.json", help="a problem; - is standard input")


def roster_arguments(parser: Parser) -> None:
    """The word takes a problem and a roster."""
    problem_argument(parser)
    parser.add_argument("roster", type=Path, metavar="ROSTER.json", help="a roster of it; - is standard input")


def problem_of(options: Options) -> scheduler.Problem:
    """The problem that was named."""
    return ours.read(_source(options.problem))


def both_of(options: Options) -> tuple[scheduler.Problem, scheduler.Roster]:
    """The problem and the roster that were named.

    Raises:
        ProblemError: where both are to come from standard input.
    """
    if options.problem == options.roster == STREAM:
        message = "-: standard input holds one document; give the path of the problem or of the roster"
        raise ProblemError(message)
    return problem_of(options), ours.read_roster(_source(options.roster))


def put(path: Path, content: bytes) -> None:
    """Write to a file, or to standard output.

    Raises:
        ProblemError: where the path cannot be written.
    """
    if path == STREAM:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(content)
    except OSError as fault:
        message = f"{path}: {fault.strerror}; give a path that can be written"
        raise ProblemError(message) from None


def known(problem: scheduler.Problem, name: str, *, visit: str | None = None, worker: str | None = None) -> None:
    """The ids that were given are in the problem.

    Raises:
        ProblemError: where one is not.
    """
    for what, given, ids in (("visit", visit, problem.visits), ("worker", worker, problem.workers)):
        if given is not None and given not in {x.id for x in ids}:
            message = f"{name}: no {what} has the id {given!r}; give one that is in the problem"
            raise ProblemError(message)


def params(given: dict[str, Any]) -> str:
    """The numbers of a code, in one line."""
    return " ".join(f"{k}={v}" for k, v in given.items())


def say(line: str) -> None:
    """One line of the answer."""
    sys.stdout.write(line + "\n")


def _source(path: Path) -> bytes | Path:
    return sys.stdin.buffer.read() if path == STREAM else path
