"""Our own JSON: a problem or a roster as one document, with its JSON Schema."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from scheduler.faults import ProblemError
from scheduler.problem import Problem
from scheduler.roster import Roster

Kind = TypeVar("Kind", Problem, Roster)


def read(source: bytes | str | Path) -> Problem:
    """A problem from JSON, or from a file.

    Raises:
        ProblemError: one line that names the place and the fix.
    """
    return _decode(source, Problem)


def read_roster(source: bytes | str | Path) -> Roster:
    """A roster from JSON, or from a file.

    Raises:
        ProblemError: one line that names the place and the fix.
    """
    return _decode(source, Roster)


def write(value: Problem | Roster) -> bytes:
    """The same value gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=1)


def schema() -> dict[str, Any]:
    """JSON Schema of a problem and of a roster."""
    (problem, roster), parts = msgspec.json.schema_components([Problem, Roster], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Commonrota problem or roster",
        "anyOf": [problem, roster],
        "$defs": parts,
    }


def _decode(source: bytes | str | Path, kind: type[Kind]) -> Kind:
    where = ""
    if isinstance(source, Path):
        where = f"{source.name}: "
        source = _bytes(source)
    try:
        return msgspec.json.decode(source, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise ProblemError(where + _plain(str(fault))) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        message = f"{path.name}: {fault.strerror}; give the path of a JSON file"
        raise ProblemError(message) from None


def _plain(message: str) -> str:
    """One line, the place first: `visits[3].minutes: ...`."""
    place = re.search(r" - at `\$\.?(.*)`$", message)
    text = re.sub(r" - at `.*`$", "", message)
    text += next((hint for start, hint in _HINTS.items() if text.startswith(start)), "")
    return f"{place[1]}: {text}" if place and place[1] else text


_HINTS = {
    "Object missing required field": "; add it",
    "Object contains unknown field": "; take it out or correct its name",
    "JSON is malformed": "; correct the JSON there",
}
