"""`commonrota import`: every mistake is said, nothing is loaded twice, and what was loaded is counted."""

from pathlib import Path

import pytest

from backend.demo.cooperative import cooperative
from backend.demo.shapes import GLENMORE
from backend.imports.command import import_folder
from backend.imports.example import EXAMPLE
from backend.imports.schemas import CooperativeFolder
from backend.imports.writer import write
from tests.backend.imports.loading import FRIDAY, row_counts
from tests.database import TestDatabase, run
from tests.world import settings_for


@pytest.fixture(scope="module")
def village() -> CooperativeFolder:
    return cooperative(GLENMORE, seed=7, today=FRIDAY.date())


def test_a_folder_with_a_mistake_loads_nothing_and_says_where_it_is(
    fresh_database: TestDatabase, tmp_path: Path, village: CooperativeFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, village)
    clients = tmp_path / "clients.csv"
    clients.write_text(clients.read_text().replace("W001", "W099", 1))
    assert import_folder(settings_for(fresh_database), tmp_path, clock=lambda: FRIDAY) == 1
    told = capsys.readouterr().err
    assert "clients.csv, row " in told
    assert "“W099” is not in workers.csv" in told
    assert "Nothing was loaded" in told
    assert not run(row_counts(fresh_database))


def test_an_import_says_how_much_was_loaded(
    fresh_database: TestDatabase, tmp_path: Path, village: CooperativeFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, village)
    assert import_folder(settings_for(fresh_database), tmp_path, clock=lambda: FRIDAY) == 0
    told = capsys.readouterr().out
    assert f"Loaded {village.cooperative.name}" in told
    assert f"{len(village.members)} members" in told
    assert f"{len(village.workers)}   workers" in told


def test_the_same_cooperative_is_loaded_once(
    fresh_database: TestDatabase, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, EXAMPLE)
    assert import_folder(settings_for(fresh_database), tmp_path, clock=lambda: FRIDAY) == 0
    before = run(row_counts(fresh_database))
    capsys.readouterr()
    assert import_folder(settings_for(fresh_database), tmp_path, clock=lambda: FRIDAY) == 1
    told = capsys.readouterr().err.strip().splitlines()
    assert [line for line in told if "already here" in line] == told[-1:]
    assert run(row_counts(fresh_database)) == before


def test_a_check_needs_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, EXAMPLE)
    assert import_folder(None, tmp_path) == 0
    assert "only a check" in capsys.readouterr().out
