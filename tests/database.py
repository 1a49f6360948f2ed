"""Databases for tests: one server a run, one fresh database a test module, cut from a migrated template."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import msgspec

from backend.kit import roles
from backend.kit.migrate import upgrade
from backend.kit.postgres import EmbeddedPostgres

SECRET = b"a secret that protects nothing but tests"
TEMPLATE = "commonrota_template"
_T = TypeVar("_T")
_numbers = count(1)


class TestDatabase(msgspec.Struct, frozen=True, kw_only=True):
    """The addresses of one database, one a role, as asyncpg and PostgreSQL's tools read them."""

    __test__ = False

    name: str
    admin_url: str
    owner_url: str
    app_url: str
    worker_url: str
    backup_url: str


class Server:
    """The run's server, and the databases on it."""

    def __init__(self, embedded: EmbeddedPostgres) -> None:
        self.embedded = embedded
        self._migrated = False
        run(self._ensure_roles())

    def url(self, role: str, database: str) -> str:
        """The address of `database` for `role`."""
        word = None if role == "postgres" else roles.password(SECRET, role)
        return self.embedded.url(role, word, database)

    def template(self) -> str:
        """The migrated database from which the others are cut; made when the first test asks."""
        if not self._migrated:
            run(self._make_template())
            with ThreadPoolExecutor(1) as pool:  # Alembic's environment wants a loop of its own
                pool.submit(upgrade, self.url(roles.OWNER, TEMPLATE)).result()
            self._migrated = True
        return TEMPLATE

    @contextmanager
    def database(self) -> Iterator[TestDatabase]:
        """A database as the migrations make it, without a row; gone afterwards."""
        with self._cut(self.template()) as made:
            yield made

    @contextmanager
    def empty_database(self) -> Iterator[TestDatabase]:
        """A database without a table, ready for migrations; gone afterwards."""
        with self._cut("template0") as made:
            run(_prepare(made.admin_url))
            yield made

    @contextmanager
    def _cut(self, template: str) -> Iterator[TestDatabase]:
        name = f"test_{next(_numbers)}"
        run(self._execute(f"create database {name} template {template} strategy file_copy owner {roles.OWNER}"))
        run(self._execute(f"revoke all on database {name} from public"))
        run(self._execute(f"grant connect on database {name} to {', '.join(roles.LOGINS)}"))
        try:
            yield self._addresses(name)
        finally:
            run(self._execute(f"drop database {name} with (force)"))

    def _addresses(self, name: str) -> TestDatabase:
        return TestDatabase(
            name=name,
            admin_url=self.url("postgres", name),
            owner_url=self.url(roles.OWNER, name),
            app_url=self.url(roles.APP, name),
            worker_url=self.url(roles.WORKER, name),
            backup_url=self.url(roles.BACKUP, name),
        )

    async def _execute(self, statement: str) -> None:
        async with _connected(self.embedded.admin_dsn) as connection:
            await connection.execute(statement)

    async def _ensure_roles(self) -> None:
        async with _connected(self.embedded.admin_dsn) as connection:
            await roles.ensure_roles(connection, SECRET)

    async def _make_template(self) -> None:
        async with _connected(self.embedded.admin_dsn) as connection:
            await roles.ensure_database(connection, TEMPLATE)
        await _prepare(self.url("postgres", TEMPLATE))


async def _prepare(url: str) -> None:
    async with _connected(url) as connection:
        await roles.prepare_database(connection)


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


@contextmanager
def serve() -> Iterator[Server]:
    """The run's server, in a short folder of its own, without safety against power cuts."""
    folder = Path(tempfile.mkdtemp(prefix="commonrota-test-", dir="/tmp"))
    try:
        with EmbeddedPostgres(folder, fast=True) as embedded:
            yield Server(embedded)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(work: Coroutine[Any, Any, _T]) -> _T:
    """The result of `work`, whether or not a loop runs in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()
