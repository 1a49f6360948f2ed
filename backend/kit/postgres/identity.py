"""Who the server runs as: ourselves, or, since PostgreSQL refuses root, a system user of its own."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import msgspec

from backend.kit.postgres.errors import PostgresError

SYSTEM_USER = "commonrota-db"


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """The operating system's user that owns the cluster and runs the server."""

    name: str
    uid: int
    gid: int
    lent: bool  # True where it is not the user we run as, so that files must be handed over

    @property
    def user(self) -> int | None:
        """Whom `subprocess` should become, None for staying who we are."""
        return self.uid if self.lent else None

    @property
    def group(self) -> int | None:
        """The group `subprocess` should enter, None for staying."""
        return self.gid if self.lent else None

    @property
    def extra_groups(self) -> list[int] | None:
        """None of root's groups for a lent user."""
        return [] if self.lent else None

    def own(self, path: Path) -> None:
        """Hands `path` over to this user; nothing to do where it is us."""
        if self.lent:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def server_identity() -> Identity:
    """Ourselves; for root the system user `commonrota-db`, made when it is missing."""
    if os.geteuid() != 0:
        return _identity(pwd.getpwuid(os.geteuid()), lent=False)
    return _identity(_find_system_user() or _make_system_user(), lent=True)


def own_name() -> str:
    """The name of the user this program runs as, which peer login sees."""
    return pwd.getpwuid(os.geteuid()).pw_name


def _identity(entry: pwd.struct_passwd, *, lent: bool) -> Identity:
    return Identity(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid, lent=lent)


def _find_system_user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return None


def _make_system_user() -> pwd.struct_passwd:
    tool = shutil.which("useradd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if tool is None:
        raise PostgresError(f"PostgreSQL does not run as root: make a system user {SYSTEM_USER}, or run as another")
    command = [tool, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    found = _find_system_user()  # two programs may make it at the same time: what counts is that it is there
    if found is None:
        raise PostgresError(f"PostgreSQL does not run as root, and no system user could be made: {made.stderr.strip()}")
    return found
