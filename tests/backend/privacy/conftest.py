"""What several tests of privacy need."""

from pathlib import Path

import pytest

from backend.settings import Settings
from tests.database import TestDatabase
from tests.world import settings_for


@pytest.fixture
def settings(database: TestDatabase, tmp_path: Path) -> Settings:
    """An installation with a folder, where tombstones are kept."""
    return settings_for(database, data=tmp_path)
