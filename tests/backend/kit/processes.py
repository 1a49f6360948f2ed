"""Which processes there are, and waiting for their end without guessing how long it takes."""

import os
import select
import time
from pathlib import Path

_PATIENCE_SECONDS = 30.0


def server_pids(cluster: Path) -> list[int]:
    """The PostgreSQL processes that work on `cluster`."""
    return sorted(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _in(entry, cluster))


def _in(entry: Path, cluster: Path) -> bool:
    try:
        return (entry / "cwd").readlink() == cluster
    except OSError:
        return False


def ended(pids: list[int], patience_seconds: float = _PATIENCE_SECONDS) -> bool:
    """Every process of `pids` ends while we watch."""
    deadline = time.monotonic() + patience_seconds
    return all(_ended(pid, deadline) for pid in pids)


def _ended(pid: int, deadline: float) -> bool:
    try:
        watch = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watch], [], [], max(0.0, deadline - time.monotonic()))[0])
    finally:
        os.close(watch)
