"""What the operator decides, read once from the environment; everything members decide is policy, not here."""

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import msgspec

from backend.kit import roles
from backend.kit.secret import derive


class SettingError(ValueError):
    """What the environment says of a setting cannot be; the message names it and says what can."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One installation. `database_url` is a role that may create roles; None: the embedded server is used."""

    data: Path
    secret: bytes
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = "http://localhost:8000"
    smtp_url: str | None = None
    mail_from: str = "rota@localhost"
    push_hosts: tuple[str, ...] = (
        "fcm.googleapis.com",
        "push.services.mozilla.com",
        "notify.windows.com",
        "web.push.apple.com",
    )
    proxies: str = "127.0.0.1,::1"
    demo: bool = False
    # Whom the demo puts forward to become, with the code of what the catalogs say of them.
    suggested: Mapping[UUID, str] = {}
    workers: int = 1
    # What wraps members' data keys, the newest first; beside these the one that follows from the secret is good.
    master_keys: tuple[str, ...] = ()
    # Ledgers of others that are cosigned when asked, each by its key; and who is asked to cosign ours, each `key url`.
    witnessed: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    # The most visits of a week that are solved as one; a larger week goes in parts. None: the scheduler's own number.
    part_visits: int | None = None
    # Where the data is kept, by the two letters of its country. None: where the cooperative is.
    country: str | None = None

    @property
    def masters(self) -> tuple[bytes, ...]:
        """Every master key, the one to wrap with first."""
        return (*(key.encode() for key in self.master_keys), derive(self.secret, "master key"))

    def url(self, role: str) -> str:
        """The database, entered as one of our roles."""
        return roles.role_url(self.database_url, role, self.secret)


def number(environment: Mapping[str, str], name: str) -> int | None:
    """What the environment says of a setting that is a whole number from 1 on; SettingError where it is none."""
    said = environment.get(name)
    if not said:
        return None
    if not said.isascii() or not said.isdecimal() or int(said) < 1:
        raise SettingError(f"{name} has to be a whole number from 1 on; it is {said!r}")
    return int(said)
