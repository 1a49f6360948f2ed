"""What an earlier program may have left: a server that still runs, or a pid file that now names somebody else.

A pid says nothing by itself: it may have been given to another process. A process is a server of ours when the
kernel says that it works inside our cluster; where the kernel does not tell, when a query on its socket shows the
cluster's own identifier.
"""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from backend.kit.postgres.errors import PostgresError
from backend.kit.postgres.probe import Probe

# How it is asked to end, and how long that may take: writing what it has, at once, by force.
_WAYS = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))
_LOOK_SECONDS = 0.02
_PROC = Path("/proc")


def clear(cluster: Path, probe: Probe) -> None:
    """No server runs on `cluster` any more, and no pid file speaks of one.

    The caller holds the data folder's lock, so whatever runs here has lost its program.
    """
    noted = _noted(cluster)

    def left() -> list[int]:
        return _servers(cluster, noted, probe)

    for way, seconds in _WAYS:
        _ask_to_end(left(), noted, way)
        _wait_while(left, seconds)
    if found := left():
        raise PostgresError(f"a server of an earlier program (pid {found[0]}) on {cluster} does not stop")
    (cluster / "postmaster.pid").unlink(missing_ok=True)


def _ask_to_end(pids: list[int], noted: list[str], way: signal.Signals) -> None:
    """Asks the leader, who ends the others; where it is dead already, the others one by one."""
    leaders = [pid for pid in pids if str(pid) in noted[:1]]
    for pid in leaders or pids:
        _signal(pid, way if leaders or way is signal.SIGKILL else signal.SIGQUIT)


def _wait_while(left: Callable[[], list[int]], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while left() and time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)


def _noted(cluster: Path) -> list[str]:
    """The lines of the pid file: pid, cluster, start, port, socket folder, address, memory, status."""
    try:
        return [line.strip() for line in (cluster / "postmaster.pid").read_text().splitlines()]
    except FileNotFoundError:
        return []


def _servers(cluster: Path, noted: list[str], probe: Probe) -> list[int]:
    if (_PROC / "self" / "cwd").exists():
        return [pid for pid in _pids() if _works_in(pid, cluster)]
    socket_line = 4
    if len(noted) > socket_line and probe.identifies(Path(noted[socket_line]), cluster):
        return [int(noted[0])]
    return []


def _pids() -> list[int]:
    return [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit()]


def _works_in(pid: int, cluster: Path) -> bool:
    """The process is a PostgreSQL server, or a child of one, on this cluster; a zombie is not."""
    try:
        here = (_PROC / str(pid) / "cwd").readlink()
        program = (_PROC / str(pid) / "exe").readlink()
    except OSError:
        return False
    return here == cluster and program.name.split(" ")[0] == "postgres"


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
