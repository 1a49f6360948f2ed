"""Our own JSON: a problem or a roster as one document, with its JSON Schema."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from scheduler.faults import ProblemError, need
from scheduler.problem import Problem
from scheduler.roster import Roster

Kind = TypeVar("Kind", Problem, Roster)
KINDS: dict[str, type[Problem | Roster]] = {"problem": Problem, "roster": Roster}
MOST_BYTES = 512_000_000


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


def schema(name: str | None = None) -> dict[str, Any]:
    """JSON Schema of a problem, of a roster, or (unnamed) of either, made from the structs themselves."""
    kinds = [KINDS[name]] if name else list(KINDS.values())
    found, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Commonrota {name or 'document'}"}
    return head | (found[0] if name else {"anyOf": list(found)}) | {"$defs": parts}


def _decode(source: bytes | str | Path, kind: type[Kind]) -> Kind:
    where = ""
    if isinstance(source, Path):
        where = f"{source.name}: "
        source = _bytes(source)
    need(len(source) <= MOST_BYTES, f"{where}{len(source)} bytes, at most {MOST_BYTES}; split it by team, area or week")
    try:
        return msgspec.json.decode(source, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise ProblemError(where + _plain(str(fault), source)) from None


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        need(size <= MOST_BYTES, f"{path.name}: {size} bytes, at most {MOST_BYTES}; split it by team, area or week")
        return path.read_bytes()
    except OSError as fault:
        message = f"{path.name}: {fault.strerror}; give the path of a JSON file"
        raise ProblemError(message) from None


def _plain(message: str, source: bytes | str) -> str:
    """One line, the place first: `visits[3].minutes: ...`."""
    place = re.search(r" - at `\$\.?(.*)`$", message)
    text = re.sub(r" - at `.*`$", "", message)
    text = re.sub(r" \(byte (\d+)\)", lambda at: f" at {_line(source, int(at[1]))}", text)
    text += next((hint for start, hint in _HINTS.items() if text.startswith(start)), "")
    if place and place[1] == "version":
        text += "; this scheduler reads version 1"
    return f"{place[1]}: {text}" if place and place[1] else text


def _line(source: bytes | str, byte: int) -> str:
    before = (source.encode() if isinstance(source, str) else source)[:byte]
    row, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
    return f"line {row}, column {column}"


_HINTS = {
    "Object missing required field": "; add it",
    "Object contains unknown field": "; take it out or correct its name",
    "JSON is malformed": "; correct the JSON there",
    "Input data was truncated": "; the JSON ends too early, give all of it",
    "Invalid enum value": "; give one that the schema names",
    "Expected": "; correct it there",
}
