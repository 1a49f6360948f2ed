"""What tests of the backend stand on."""

from collections.abc import AsyncIterator

import pytest

from tests.database import TestDatabase
from tests.world import World, a_world


@pytest.fixture
async def world(database: TestDatabase) -> AsyncIterator[World]:
    """A cooperative of the test's own; a file that needs another says so itself."""
    async with a_world(database) as made:
        yield made
