import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from backend.demo.folder import write

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from backend.demo.folder import write
write(Path(sys.argv[1]), seed=7, today=date(2026, 11, 23))
"""


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def test_the_same_seed_and_week_write_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a", seed=7, today=MONDAY)
    write(tmp_path / "b", seed=7, today=SUNDAY)
    assert digest(tmp_path / "a") == digest(tmp_path / "b")


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_another_run_of_the_program_writes_the_same_bytes(tmp_path: Path, hash_seed: str) -> None:
    write(tmp_path / "here", seed=7, today=MONDAY)
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path / "there")], check=True, env=environment)
    assert digest(tmp_path / "here") == digest(tmp_path / "there")


def test_another_seed_is_another_town(tmp_path: Path) -> None:
    write(tmp_path / "a", seed=7, today=MONDAY)
    write(tmp_path / "b", seed=8, today=MONDAY)
    assert digest(tmp_path / "a") != digest(tmp_path / "b")


def test_each_cooperative_has_a_folder_of_its_own(tmp_path: Path) -> None:
    written = write(tmp_path, seed=7, today=MONDAY)
    assert [path.name for path in written] == ["ashbourne-vale", "glenmore"]
    assert {len(list(path.glob("*.csv"))) for path in written} == {12}
