"""Fixtures for tests of the kit."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder of its own, short and reachable for a server's user."""
    folder = Path(tempfile.mkdtemp(prefix="commonrota-data-", dir="/tmp"))
    folder.chmod(0o755)  # a folder as a person makes one, that a server's own user may pass through
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
