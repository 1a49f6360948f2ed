"""Ids are UUIDv7, made by whoever creates the thing, phone or server, so that a retry is safe."""

import secrets
import time
from datetime import datetime
from uuid import UUID

_RANDOM_BITS = 74


def first_id(at: datetime) -> UUID:
    """What no id made at `at` or later lies before."""
    return UUID(int=(int(at.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62))


def new_id() -> UUID:
    """A fresh UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then version, variant and randomness."""
    milliseconds = time.time_ns() // 1_000_000
    random = secrets.randbits(_RANDOM_BITS)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return UUID(int=(milliseconds << 80) | (7 << 76) | (high << 64) | (2 << 62) | low)
