"""Who installs the wheel needs no Node: the built screens and the catalogs are in it, and no more of the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    assert (ROOT / "pwa" / "dist" / "index.html").exists(), "the screens are not built: ./commonrota test builds them"
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    made = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(next(folder.glob("commonrota-*.whl"))) as wheel:
        return wheel.namelist()


def test_the_wheel_carries_the_screens_and_the_catalogs(names: list[str]) -> None:
    assert "backend/pwa/dist/index.html" in names
    assert "backend/pwa/dist/sw.js" in names
    assert "backend/pwa/locales/en.json" in names


def test_the_wheel_carries_the_program_and_nothing_else(names: list[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in names} == {"backend", "scheduler", "commonrota"}
    assert "backend/__main__.py" in names
    assert any(name.startswith("backend/migrations/versions/") for name in names)
    assert not [name for name in names if "node_modules" in name or "__pycache__" in name or name.endswith(".ts")]
