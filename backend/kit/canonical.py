"""One way to write a value as JSON, so that everybody who hashes it finds the same: RFC 8785."""

import hashlib
import json

from msgspec import to_builtins

_MOST = 2**53 - 1


def canonical(value: object) -> bytes:
    """The canonical text of `value` in UTF-8: no spaces, keys in the order of their UTF-16 units.

    Raises TypeError for a number that is no whole one, ValueError for one that another reader of JSON would round,
    and for half a character.
    """
    return _written(to_builtins(value)).encode()


def sha256_of(value: object) -> str:
    """The SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _written(value: object) -> str:
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: str(name).encode("utf-16-be"))
        return "{" + ",".join(f"{_written(name)}:{_written(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    if isinstance(value, float):
        raise TypeError("numbers are whole: another program may write a fraction another way")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _MOST:
        raise ValueError(f"{value} is more than every reader of JSON keeps exactly")
    return json.dumps(value, ensure_ascii=False)
