"""Tombstones outside the database: whoever restores an older backup forgets again whom it still knows.

One line each, in `tombstones` beside the secret: ids and instants, nothing else.
"""

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

FILE = "tombstones"


class Stone(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody asked to be forgotten; `left` where they were no member any more when it was done."""

    cooperative_id: UUID
    member_id: UUID
    erasure_id: UUID
    asked_at: datetime
    left: bool


def keep(data: Path, stone: Stone) -> None:
    """Adds a stone, on the disk when this returns; not where one is there that says as much or more."""
    if any(each.erasure_id == stone.erasure_id and each.left >= stone.left for each in read(data)):
        return
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(data / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(msgspec.json.encode(stone) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def read(data: Path) -> list[Stone]:
    """Every stone, the oldest first; a last line that a power cut left half written is none."""
    file = data / FILE
    if not file.exists():
        return []
    whole = file.read_bytes().split(b"\n")[:-1]
    return [stone for line in whole if (stone := _read(line)) is not None]


def _read(line: bytes) -> Stone | None:
    try:
        return msgspec.json.decode(line, type=Stone)
    except msgspec.DecodeError:
        return None
