"""What the repository's own files may and may not hold."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LONGEST_FILE_LINES = 300

# Put together here, so that this file does not break its own law.
HOSTS = [".".join(parts) for parts in (("registry", "npmjs", "org"), ("pythonhosted", "org"), ("pypi", "org"))]
MACHINE_PATHS = re.compile("|".join(f"(?<![\\w.~$-])/{top}/" for top in ("work", "root", r"home/\w+", r"Users/\w+")))


def tracked() -> list[Path]:
    """Every file that is committed, or would be."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return [ROOT / name for name in told.stdout.splitlines() if (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        try:
            yield str(path.relative_to(ROOT)), path.read_text()
        except UnicodeDecodeError:
            continue  # pictures and fonts


def pinned(lock: str) -> dict[str, set[Version]]:
    found: dict[str, set[Version]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", text)
    for block in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        assert not block.strip() or "--hash=sha256:" in block, block


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-test.lock", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["test"]),
    ],
)
def test_a_lock_file_answers_everything_that_is_asked_for(lock: str, wanted: list[str]) -> None:
    found = pinned(lock)
    for requirement in map(Requirement, wanted):
        versions = found.get(canonicalize_name(requirement.name), set())
        assert versions, f"{lock} lacks {requirement}: make it anew"
        assert all(version in requirement.specifier for version in versions), f"{lock} holds another {requirement}"


def test_tests_run_with_the_versions_that_people_run() -> None:
    tests = pinned("requirements-test.lock")
    assert {name: tests.get(name) for name in pinned("requirements.lock")} == pinned("requirements.lock")


def test_the_licence_is_said_the_same_everywhere() -> None:
    name = PROJECT["project"]["license"]
    assert name == "AGPL-3.0-or-later"
    assert PROJECT["project"]["license-files"] == ["LICENSE"]
    assert f"SPDX-License-Identifier: {name}" in (ROOT / "LICENSE").read_text()
    assert f'"license": "{name}"' in (ROOT / "pwa" / "package.json").read_text()


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = {name: match.group() for name, text in texts() if (match := MACHINE_PATHS.search(text))}
    assert not found


def test_no_file_names_a_registrys_host() -> None:
    found = {name: host for name, text in texts() for host in HOSTS if host in text}
    assert not found


def test_no_file_is_too_long_to_be_held_in_mind() -> None:
    written = re.compile(r"(\.(py|ts|tsx|css)|/commonrota)$")
    generated = ("pwa/src/api.d.ts",)
    found = {
        name: lines
        for name, text in texts()
        if written.search(f"/{name}") and name not in generated and (lines := text.count("\n")) > LONGEST_FILE_LINES
    }
    assert not found


def test_ci_does_what_a_person_does() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    done = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert done == ["exec ./commonrota test"]


def test_every_part_of_the_composition_waits_for_the_one_before() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    assert services["migrate"]["depends_on"]["database"]["condition"] == "service_healthy"
    for part in ("serve", "work"):
        assert services[part]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
        assert "POSTGRES_PASSWORD" not in str(services[part]["environment"])
    assert "ports" not in services["work"]
    assert "container_name" not in services["work"]
