"""One installation: its settings from the environment, its database, and bringing that up to date."""

import asyncio
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from backend.kit import roles
from backend.kit.migrate import upgrade
from backend.kit.postgres import DataInUseError, EmbeddedPostgres
from backend.kit.postgres.attach import running_url
from backend.kit.secret import installation_secret
from backend.privacy.sealing import keyring
from backend.settings import SettingError, Settings, number

Environment = Mapping[str, str]
_LEAST_KEY = 32


def data_folder(environment: Environment = os.environ) -> Path:
    """Where this installation keeps what it must: COMMONROTA_DATA, else the system's or the person's own place."""
    given = environment.get("COMMONROTA_DATA")
    if given:
        return Path(given).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/commonrota")
    home = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "commonrota"


@contextmanager
def running_installation(environment: Environment = os.environ) -> Iterator[Settings]:
    """The same for a word that only looks or adds: beside a `serve` of this machine it uses that one's server."""
    try:
        with installation(environment) as settings:
            yield settings
            return
    except DataInUseError:
        data = data_folder(environment)
        url = running_url(data, roles.DATABASE)
        if url is None:
            raise
    yield _held(_settings(environment, data, installation_secret(data, environment), url, {}))


@contextmanager
def installation(environment: Environment = os.environ, **chosen: object) -> Iterator[Settings]:
    """The settings, with a database to use: the one named, or our own, which stops when the block ends."""
    data = data_folder(environment)
    secret = installation_secret(data, environment)
    url = environment.get("COMMONROTA_DATABASE_URL")
    if url:
        yield _held(_settings(environment, data, secret, url, chosen))
        return
    with EmbeddedPostgres(data) as server:
        yield _held(_settings(environment, data, secret, server.url("postgres", None, roles.DATABASE), chosen))


def _held(settings: Settings) -> Settings:
    """The same; this process has the keys to seal with from here on."""
    keyring.hold(settings.masters)
    return settings


def _settings(environment: Environment, data: Path, secret: bytes, url: str, chosen: Mapping[str, object]) -> Settings:
    port = number(environment, "COMMONROTA_PORT") or 8000
    said: dict[str, object] = {
        "data": data,
        "secret": secret,
        "database_url": url,
        "host": environment.get("COMMONROTA_HOST", "127.0.0.1"),
        "port": port,
        "public_url": environment.get("COMMONROTA_PUBLIC_URL", f"http://localhost:{port}"),
        "smtp_url": environment.get("COMMONROTA_SMTP_URL"),
        "proxies": environment.get("COMMONROTA_PROXIES", "127.0.0.1,::1"),
        "mail_from": environment.get("COMMONROTA_MAIL_FROM", "rota@localhost"),
        **{name: value for name, value in chosen.items() if value is not None},
    }
    if "port" in chosen and chosen["port"] is not None and "COMMONROTA_PUBLIC_URL" not in environment:
        said["public_url"] = f"http://localhost:{chosen['port']}"
    hosts = environment.get("COMMONROTA_PUSH_HOSTS")
    if hosts:
        said["push_hosts"] = tuple(hosts.split(","))
    said["master_keys"] = _master_keys(environment)
    said["witnessed"] = _several(environment, "COMMONROTA_WITNESSED")
    said["witnesses"] = _several(environment, "COMMONROTA_WITNESSES")
    said["country"] = environment.get("COMMONROTA_COUNTRY") or None
    said["part_visits"] = number(environment, "COMMONROTA_PART_VISITS")
    return Settings(**said)  # type: ignore[arg-type]


def _master_keys(environment: Environment) -> tuple[str, ...]:
    found = _several(environment, "COMMONROTA_MASTER_KEYS")
    if any(len(key) < _LEAST_KEY for key in found):
        raise SettingError(f"each of COMMONROTA_MASTER_KEYS needs at least {_LEAST_KEY} characters")
    return found


def _several(environment: Environment, name: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in environment.get(name, "").split(",") if each.strip())


def may_migrate(settings: Settings) -> bool:
    """True where the address names a login; one without is for `serve` and `work`, which come as their own roles."""
    return "@" in settings.database_url.partition("://")[2].partition("?")[0]


def migrate(settings: Settings, *, demo: bool | None = None) -> None:
    """Roles, database, extension and schema are as this version wants them; `demo` says whether it is a demo."""
    asyncio.run(_prepare(settings.database_url, settings.secret))
    upgrade(settings.url(roles.OWNER))
    if demo is not None:
        asyncio.run(_mark(settings.database_url, demo=demo))


async def _prepare(url: str, secret: bytes) -> None:
    name = url.partition("?")[0].rpartition("/")[2]
    connection = await asyncpg.connect(_other_database(url, "postgres"))
    try:
        await roles.ensure_roles(connection, secret)
        await roles.ensure_database(connection, name)
    finally:
        await connection.close()
    connection = await asyncpg.connect(url)
    try:
        await roles.prepare_database(connection)
    finally:
        await connection.close()


async def _mark(url: str, *, demo: bool) -> None:
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute(f"set local role {roles.DOOR}")
            await connection.execute("update installation set demo = $1", demo)
    finally:
        await connection.close()


def _other_database(url: str, name: str) -> str:
    address, question, options = url.partition("?")
    return address.rpartition("/")[0] + "/" + name + question + options
