"""Inputs nobody means: what a broken phone or a bored stranger may send in place of a value or a body."""

import json
from collections.abc import Iterator
from typing import Any

# JSON texts, put where a value stood.
VALUES = (
    r'"\u0000"',
    r'"\ud800"',
    r'"\u202e\u2066abc"',
    '"' + "x" * 5000 + '"',
    '""',
    "null",
    "true",
    "[]",
    "{}",
    "NaN",
    "-Infinity",
    "1e400",
    "1" + "0" * 400,
    "-1",
    "0.5",
    "9223372036854775808",
    '"0000-01-01"',
    '"0001-01-01"',
    '"9999-12-31"',
    '"2026-02-30"',
    '"24:60"',
    '"00000000-0000-0000-0000-000000000000"',
)
# Whole bodies.
BODIES = (
    b"",
    b"null",
    b"[]",
    b'"{}"',
    b"{",
    b'{"a":1,"a":2}',
    b"\xff\xfe{}",
    b"\xef\xbb\xbf{}",
    b'{"\xed\xa0\x80":1}',
    b"[" * 1000 + b"]" * 1000,
    b'{"a":' * 1000 + b"1" + b"}" * 1000,
    b"[" * 200_000,
)
# In place of an id, a day or a number in an address.
PLACES = (
    "NaN",
    "%00",
    "..%2f..",
    "%ff",
    "-1",
    "0000-01-03",
    "0001-01-01",
    "9999-12-27",
    "9999-12-31",
    "1e9",
    "%E2%80%AE",
)
_MARK = "\x00here\x00"


def bodies(valid: dict[str, Any]) -> Iterator[bytes]:
    """Every bad body, then `valid` with each of its values in turn replaced by each bad one, and a name said twice."""
    yield from BODIES
    for path in _leaves(valid):
        marked = json.dumps(_replaced(valid, path))
        yield from (marked.replace(json.dumps(_MARK), value).encode() for value in VALUES)
    for name in valid:
        yield json.dumps(valid)[:-1].encode() + f', "{name}": {{}}}}'.encode()


def _leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """The ways to every value that holds no other."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [leaf for name, part in parts for leaf in _leaves(part, (*path, name))]
    yield from found or [path]


def _replaced(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401
    if not path:
        return _MARK
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _replaced(value[path[0]], path[1:])  # type: ignore[index]
    return copy
