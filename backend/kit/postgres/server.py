"""The embedded server: one program, one data folder, one server, ended together."""

import fcntl
import shutil
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

from backend.kit.postgres import cluster as clusters
from backend.kit.postgres import places, predecessor, process
from backend.kit.postgres.errors import DataInUseError, PostgresError
from backend.kit.postgres.identity import Identity, server_identity
from backend.kit.postgres.probe import Probe

_LOOK_SECONDS = 0.02
_START_SECONDS = 600.0  # a long recovery after a crash is no failure


class EmbeddedPostgres:
    """A PostgreSQL server on `data`, up between `__enter__` and `__exit__`, reached by a socket only.

    Raises `DataInUseError` where another program holds `data`, `PostgresError` where the server does not start.
    `fast` gives up safety against power cuts: for tests.
    """

    def __init__(self, data: Path, *, fast: bool = False) -> None:
        self._data = data
        self._fast = fast
        self._stack = ExitStack()
        self.socket = Path()
        self.cluster = Path()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._start(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def admin_dsn(self) -> str:
        """The superuser's address, for us alone: the operating system says who we are, no password does."""
        return self.url(clusters.SUPERUSER, None, "postgres")

    def url(self, role: str, password: str | None, database: str) -> str:
        """The address of `database` for `role`, as asyncpg and PostgreSQL's own tools read it."""
        login = role if password is None else f"{role}:{quote(password, safe='')}"
        return f"postgresql://{login}@/{database}?host={quote(str(self.socket), safe='/')}"

    def _start(self, stack: ExitStack) -> None:
        who = server_identity()
        home = places.make_home(self._data, who)
        stack.enter_context(_lock(home))
        install = places.binaries(who)
        self.cluster = places.cluster_folder(home, who)
        clusters.ensure_cluster(self.cluster, install, who, fast=self._fast)
        predecessor.clear(self.cluster, Probe(install=install))
        self.socket = places.socket_folder(home, self.cluster, who)
        stack.callback(shutil.rmtree, self.socket, ignore_errors=True)
        self._run(stack, home, install, who)

    def _run(self, stack: ExitStack, home: Path, install: Path, who: Identity) -> None:
        log = home / "postgres-start.log"
        command = [str(install / "bin" / "postgres"), "-D", str(self.cluster)]
        command += clusters.settings(socket=self.socket, fast=self._fast)
        with log.open("wb") as output:
            child = process.start_bound(
                command, who, cwd=self.cluster, output=output, environment=clusters.plain_environment()
            )
        stack.callback(process.stop, child)
        _wait(child, Probe(install=install), self.socket, self.cluster, log)


def _wait(child: subprocess.Popen[bytes], probe: Probe, socket: Path, cluster: Path, log: Path) -> None:
    """Returns when the server answers a query as the one on `cluster`."""
    deadline = time.monotonic() + _START_SECONDS
    while not ((socket / places.SOCKET_NAME).exists() and probe.identifies(socket, cluster)):
        if child.poll() is not None:
            raise PostgresError(f"PostgreSQL did not start on {cluster}: {_last_words(log)}")
        if time.monotonic() > deadline:
            raise PostgresError(f"PostgreSQL on {cluster} does not answer: {_last_words(log)}")
        time.sleep(_LOOK_SECONDS)


def _last_words(log: Path) -> str:
    return " / ".join(log.read_text(errors="replace").splitlines()[-5:]) or f"it left no word in {log}"


def _lock(home: Path) -> IO[bytes]:
    """Holds `home` until closed; the system lets go of it when the program ends, however it ends."""
    held = (home / "lock").open("wb")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        held.close()
        raise DataInUseError(home) from None
    return held
