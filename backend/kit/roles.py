"""Who comes to the database, and what each may do there.

One setting is enough for the operator: every role's password follows from the installation's secret.
"""

import base64
import hashlib
import hmac
from collections.abc import Iterator
from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

from backend.kit.secret import derive

DATABASE = "commonrota"
OWNER = "commonrota_owner"  # migrates; row-level security binds it too
APP = "commonrota_app"  # answers requests
WORKER = "commonrota_worker"  # solves and sends
BACKUP = "commonrota_backup"  # sees every row, changes none
DOOR = "commonrota_door"  # nobody logs in as it; the functions that open personal rows belong to it
LOGINS = (OWNER, APP, WORKER, BACKUP)

_LOCK = 0x636F6D6D6F6E  # any number of ours: two programs that set up at once take turns
_ITERATIONS = 4096


def password(secret: bytes, role: str) -> str:
    """The password of `role` in the installation with `secret`: URL-safe, 43 characters."""
    return base64.urlsafe_b64encode(derive(secret, f"database-role:{role}")).rstrip(b"=").decode()


def role_url(url: str, role: str, secret: bytes) -> str:
    """The same database as `url`, entered as `role`."""
    parts = urlsplit(url)
    where = parts.netloc.rpartition("@")[2]
    login = f"{role}:{quote(password(secret, role), safe='')}"
    return urlunsplit(parts._replace(netloc=f"{login}@{where}"))


async def ensure_roles(connection: asyncpg.Connection, secret: bytes) -> None:
    """The five roles exist as said above, whatever was there before.

    `connection` belongs to a superuser, or to a role with CREATEROLE, CREATEDB and BYPASSRLS.
    """
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock($1)", _LOCK)
        there = {row["rolname"] for row in await connection.fetch("select rolname from pg_roles")}
        for statement in _role_statements(there, secret):
            await connection.execute(statement)


async def ensure_database(connection: asyncpg.Connection, name: str) -> None:
    """The database `name` exists and belongs to the owner role."""
    owner = await connection.fetchval("select pg_get_userbyid(datdba) from pg_database where datname = $1", name)
    if owner is None:
        await connection.execute(f"create database {_quoted(name)} owner {OWNER}")
    elif owner != OWNER:
        await connection.execute(f"alter database {_quoted(name)} owner to {OWNER}")


async def prepare_database(connection: asyncpg.Connection) -> None:
    """The database of `connection` is open to our roles alone and has the extension that forbids double booking."""
    name = _quoted(await connection.fetchval("select current_database()"))
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock($1)", _LOCK)
        for statement in _database_statements(name):
            await connection.execute(statement)


def _role_statements(there: set[str], secret: bytes) -> Iterator[str]:
    for role in LOGINS:
        extra = "bypassrls" if role == BACKUP else "nobypassrls"
        yield from _role(role, f"login password '{_verifier(password(secret, role), role, secret)}' {extra}", there)
    yield from _role(DOOR, "nologin nobypassrls", there)
    # Who creates a role may grant it, also to itself, without being a superuser: needed to hand things over to it.
    yield f"grant {OWNER} to current_user with inherit true, set true"
    yield f"grant {DOOR} to {OWNER} with inherit false, set true"
    yield f"alter role {BACKUP} set default_transaction_read_only = on"


def _role(role: str, what: str, there: set[str]) -> Iterator[str]:
    if role not in there:
        yield f"create role {role}"
    # NOSUPERUSER may only be said by a superuser, so it is left to the default.
    yield f"alter role {role} nocreaterole nocreatedb {what}"


def _database_statements(name: str) -> Iterator[str]:
    logins = ", ".join(LOGINS)
    yield "create extension if not exists btree_gist"
    yield f"revoke all on database {name} from public"
    yield f"grant connect on database {name} to {logins}"
    yield f"grant create, temporary on database {name} to {OWNER}"
    yield "revoke all on schema public from public"
    yield f"grant usage on schema public to {logins}, {DOOR}"
    yield f"grant create on schema public to {OWNER}"
    for things, right in (("tables", "select"), ("sequences", "select"), ("schemas", "usage")):
        yield f"alter default privileges for role {OWNER} grant {right} on {things} to {BACKUP}"


def _verifier(word: str, role: str, secret: bytes) -> str:
    """What PostgreSQL keeps of a password (RFC 5803); made here so that the password is in no statement or log."""
    salt = derive(secret, f"database-salt:{role}")[:16]
    salted = hashlib.pbkdf2_hmac("sha256", word.encode(), salt, _ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    told = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${_ITERATIONS}:{told[0]}${told[1]}:{told[2]}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
