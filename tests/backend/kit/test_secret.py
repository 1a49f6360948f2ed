"""One secret an installation; what follows from it tells nothing of it, nor of what else follows."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.secret import VARIABLE, WeakSecretError, derive, installation_secret

FIRST_USE = """
import sys
from pathlib import Path
from backend.kit.secret import installation_secret
print(installation_secret(Path(sys.argv[1]), {}).hex())
"""


@given(secret=st.binary(min_size=16), purpose=st.text(min_size=1))
def test_derived_keys_are_those_of_the_standard(secret: bytes, purpose: str) -> None:
    standard = HKDF(algorithm=SHA256(), length=32, salt=b"commonrota", info=purpose.encode())
    assert derive(secret, purpose) == standard.derive(secret)


@given(one=st.text(), other=st.text())
def test_another_purpose_gets_another_key(one: str, other: str) -> None:
    assert (derive(b"secret", one) == derive(b"secret", other)) == (one == other)


def test_the_environments_secret_goes_before_the_kept_one_and_is_not_kept(tmp_path: Path) -> None:
    given_secret = "x" * 32
    assert installation_secret(tmp_path, {VARIABLE: given_secret}) == given_secret.encode()
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_could_be_guessed_is_refused(tmp_path: Path) -> None:
    for weak in ("", "x" * 31):
        with pytest.raises(WeakSecretError):
            installation_secret(tmp_path, {VARIABLE: weak})


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    made = installation_secret(tmp_path / "new", {})
    found = (tmp_path / "new" / "secret").stat()
    assert (len(made), stat.S_IMODE(found.st_mode)) == (32, 0o600)
    assert installation_secret(tmp_path / "new", {}) == made
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["secret"]


def test_programs_that_start_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_USE, str(tmp_path)]
    root = Path(__file__).resolve().parents[3]
    programs = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) for _ in range(6)]
    assert len({program.communicate()[0] for program in programs}) == 1


def test_a_damaged_secret_is_an_error_and_not_a_new_secret(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"short")
    with pytest.raises(WeakSecretError, match="damaged"):
        installation_secret(tmp_path, {})
