"""Fixtures that every test may ask for."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from backend.kit.secret import derive
from backend.privacy.sealing import keyring
from tests import chromium
from tests import database as databases
from tests.invariants import broken

# No deadline: how long an example takes says more of the machine than of the code. In CI the examples are the same
# every time, so that what breaks there breaks at home; elsewhere they are new ones, so that they find what is new.
hypothesis.settings.register_profile("commonrota", deadline=None, print_blob=True, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("commonrota")


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Server]:
    """The run's PostgreSQL server with the program's roles, up when the first test asks for it."""
    keyring.hold((derive(databases.SECRET, "master key"),))
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


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium for tests in a browser; without one they fail and say how to get it."""
    found = os.environ.get(chromium.VARIABLE) or chromium.installed()
    if found is None:
        pytest.fail(chromium.HOW_TO_GET_ONE)
    return found
