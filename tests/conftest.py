"""Fixtures that every test may ask for."""

from collections.abc import Iterator

import pytest

from tests import database as databases
from tests.invariants import broken


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Server]:
    """The run's PostgreSQL server with the program's roles, up when the first test asks for it."""
    with databases.serve() as server:
        yield server


@pytest.fixture(scope="module")
def module_database(postgres: databases.Server) -> Iterator[databases.TestDatabase]:
    """A migrated database for one test module; its tests share it, so each makes a cooperative of its own."""
    with postgres.database() as made:
        yield made


@pytest.fixture
def database(module_database: databases.TestDatabase) -> Iterator[databases.TestDatabase]:
    """The module's database; afterwards every invariant must hold."""
    yield module_database
    rows = databases.run(broken(module_database.backup_url))
    assert not rows, f"invariants broken: {rows}"


@pytest.fixture
def fresh_database(postgres: databases.Server) -> Iterator[databases.TestDatabase]:
    """A migrated database for one test alone; afterwards every invariant must hold."""
    with postgres.database() as made:
        yield made
        rows = databases.run(broken(made.backup_url))
        assert not rows, f"invariants broken: {rows}"


@pytest.fixture
def empty_database(postgres: databases.Server) -> Iterator[databases.TestDatabase]:
    """A database without a table, for tests of the migrations themselves."""
    with postgres.empty_database() as made:
        yield made
