"""All gates are tried, one that breaks is told in the end, and an interrupted run leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import gates
from tests.backend.kit.processes import ended

ROOT = Path(__file__).resolve().parents[2]
RUN = "import os, sys; from tests import gates; sys.exit(gates.run_all([{}], os.environ))"
SLEEPER = "import subprocess as s, sys; c = s.Popen(['/bin/sleep', '600']); print(c.pid, flush=True); c.wait()"


def start(*chosen: gates.Gate) -> "subprocess.Popen[str]":
    said = ", ".join(f"gates.Gate({gate.name!r}, {gate.command!r})" for gate in chosen)
    return subprocess.Popen([sys.executable, "-c", RUN.format(said)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def a_gate(name: str, code: str) -> gates.Gate:
    return gates.Gate(name, [sys.executable, "-c", code])


def test_one_broken_gate_breaks_the_run_and_hides_no_other() -> None:
    with start(a_gate("first", "raise SystemExit(3)"), a_gate("second", "print('ran')")) as child:
        told, _ = child.communicate()
    assert child.returncode == 1
    assert "ran\n" in told
    summary = [line.split() for line in told.split("== summary\n")[1].splitlines()]
    assert [(line[0], line[-1]) for line in summary] == [("BROKEN", "first"), ("holds", "second")]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_an_interrupted_run_leaves_nothing_running(number: signal.Signals, code: int) -> None:
    with start(a_gate("sleeper", SLEEPER)) as child:
        assert child.stdout is not None
        pid = int(next(line for line in child.stdout if line.strip().isdigit()))
        child.send_signal(number)
        assert child.wait() == code
    assert ended([pid])


def test_what_follows_test_goes_to_pytest_alone() -> None:
    with_words = gates.gates(["tests/scheduler", "-k", "x"])
    without = gates.gates([])
    assert [gate for gate in with_words if gate not in without] == with_words[-1:]
    assert with_words[-1].command[-3:] == ["tests/scheduler", "-k", "x"]


def test_every_gate_of_the_house_is_there() -> None:
    names = [gate.name for gate in gates.gates([])]
    assert names[:4] == ["ruff", "ruff format", "mypy", "import-linter"]
    assert {"screens: types", "screens: build", "screens: unit tests"} < set(names)


def test_every_test_runs_once_in_a_browser_or_beside_one() -> None:
    others, journeys = (gate.command for gate in gates.gates([])[-2:])
    assert others[others.index("--ignore") + 1] == journeys[-1] == "tests/journeys"


def test_the_browser_that_is_named_is_the_one_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONROTA_CHROMIUM", "/somewhere/chromium")
    found = gates.environment()
    assert found["COMMONROTA_CHROMIUM"] == "/somewhere/chromium"
    assert found["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)
