"""Reaching a server that another of our programs runs on the same data folder."""

from pathlib import Path
from urllib.parse import quote

from backend.kit.postgres import cluster as clusters
from backend.kit.postgres import places
from backend.kit.postgres.identity import server_identity

_SOCKET_LINE = 4  # of postmaster.pid, from 0


def running_url(data: Path, database: str) -> str | None:
    """The superuser's address on the running server of `data`; None where no server left word of its socket."""
    pid_file = places.cluster_folder(data.resolve(), server_identity()) / "postmaster.pid"
    try:
        socket = pid_file.read_text("utf-8").splitlines()[_SOCKET_LINE]
    except (OSError, IndexError):
        return None
    return f"postgresql://{clusters.SUPERUSER}@/{database}?host={quote(socket, safe='/')}"
