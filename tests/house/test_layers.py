"""What leans on what is held by contracts, and each contract is shown to bite on an import planted against it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = "Domains lean one way"

PLANTS = [
    ("backend/kit/planted.py", "import backend.members", LAYERS),
    ("backend/privacy/planted.py", "import backend.members", LAYERS),
    ("backend/members/planted.py", "import backend.care", LAYERS),
    ("backend/care/planted.py", "import backend.availability", LAYERS),
    ("backend/governance/planted.py", "import backend.rosters", LAYERS),
    ("backend/fairness/planted.py", "import backend.notifications", LAYERS),
    ("backend/planted/__init__.py", "", LAYERS),
    ("scheduler/planted.py", "import backend", "The scheduler knows no web, no database, nobody"),
    ("scheduler/planted.py", "import sqlalchemy", "The scheduler knows no web, no database, nobody"),
    ("backend/rosters/planted.py", "import scheduler", "Only one adapter speaks to the scheduler"),
    ("scheduler/constraints/planted.py", "import ortools", "Judging a roster needs no solver"),
    ("backend/members/planted.py", "import webpush", "Only one module pushes"),
    ("backend/members/planted.py", "import litestar", "Only the edge knows the web"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layers")
    for name in ("backend", "scheduler"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def broken(folder: Path) -> list[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [str(linter), "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    assert "Contracts:" in told, told
    return [line.removesuffix(" BROKEN") for line in told.splitlines() if line.endswith(" BROKEN")]


def test_the_house_stands(copy: Path) -> None:
    assert broken(copy) == []


@pytest.mark.parametrize(("file", "line", "contract"), PLANTS, ids=lambda value: value.replace(" ", "-"))
def test_a_planted_import_breaks_the_contract_that_forbids_it(copy: Path, file: str, line: str, contract: str) -> None:
    path = copy / file
    made = not path.parent.exists()
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n")
    try:
        assert contract in broken(copy)
    finally:
        path.unlink()
        if made:
            path.parent.rmdir()
