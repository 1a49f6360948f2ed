"""Makes a cluster and says how its server is set."""

import os
import shutil
import subprocess
from pathlib import Path

from backend.kit.postgres import process
from backend.kit.postgres.errors import PostgresError
from backend.kit.postgres.identity import Identity, own_name

SUPERUSER = "postgres"
_MAP = "operator"

_ACCESS = f"""\
# Written by Commonrota at every start. The operator comes in as themselves, everybody else with a password.
local all {SUPERUSER} peer map={_MAP}
local all all scram-sha-256
"""

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "deadlock_timeout": "200ms",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "cluster_name": "commonrota",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgres-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "10MB",
    # A failing row or statement may carry what people said of themselves; logs are not the place for it.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
# Only for tests, whose data nobody misses after a power cut.
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "io_method": "sync"}


def settings(*, socket: Path, fast: bool) -> list[str]:
    """The server's arguments: every setting that differs from PostgreSQL's own."""
    chosen = {**_SETTINGS, "unix_socket_directories": str(socket), **(_FAST if fast else {})}
    return [argument for name, value in chosen.items() for argument in ("-c", f"{name}={value}")]


def plain_environment() -> dict[str, str]:
    """Our environment without what would bend PostgreSQL's tools, and in a language whose output can be read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def ensure_cluster(cluster: Path, install: Path, who: Identity, *, fast: bool) -> None:
    """`cluster` holds a cluster of our major version; an interrupted making leaves nothing that counts."""
    if not (cluster / "PG_VERSION").exists():
        _make(cluster, install, who, fast=fast)
    _check_version(cluster, install)
    _write(cluster / "pg_hba.conf", _ACCESS, who)
    _write(cluster / "pg_ident.conf", _operators(who), who)


def _operators(who: Identity) -> str:
    names = dict.fromkeys((own_name(), who.name))
    return "".join(f'{_MAP} "{name}" {SUPERUSER}\n' for name in names)


def _make(cluster: Path, install: Path, who: Identity, *, fast: bool) -> None:
    fresh = cluster.with_name(f"{cluster.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    who.own(fresh)
    command = [
        str(install / "bin" / "initdb"), f"--pgdata={fresh}", f"--username={SUPERUSER}", "--encoding=UTF8",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--data-checksums",
        "--auth-local=peer", "--auth-host=scram-sha-256", *(["--no-sync"] if fast else []),
    ]  # fmt: skip
    made = process.run(command, who, cwd=fresh, environment=plain_environment())
    if made.returncode != 0:
        raise PostgresError(f"no database could be made in {cluster}: {made.stderr.strip()}")
    fresh.rename(cluster)


def _check_version(cluster: Path, install: Path) -> None:
    command = [str(install / "bin" / "postgres"), "--version"]
    ours = subprocess.run(command, check=True, capture_output=True, text=True, env=plain_environment()).stdout
    theirs = (cluster / "PG_VERSION").read_text().strip()
    if f" {theirs}." not in ours:
        raise PostgresError(f"{cluster} was made by PostgreSQL {theirs}, this is {ours.strip()}: dump and restore it")


def _write(path: Path, text: str, who: Identity) -> None:
    """Replaces `path` whole, so that a crash leaves the old text or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(text)
    who.own(fresh)
    fresh.rename(path)
