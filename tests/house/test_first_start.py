"""The README's promise: a clean checkout, one command, a cooperative on the screen; one key, and nothing is left."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.backend.kit.processes import ended, server_pids
from tests.house.checkout import LISTENING, ROOT, plain_environment, working_inside

SECOND_START_SECONDS = 20.0
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What is committed, and nothing else."""
    folder = tmp_path_factory.mktemp("first") / "commonrota"
    subprocess.run(["/usr/bin/env", "git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    yield folder
    cluster = folder / ".commonrota" / "data" / "postgres"
    if cluster.is_symlink():
        shutil.rmtree(cluster.readlink())


@contextmanager
def demo(clone: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A running demo and its address, read from what it says to people."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(
        [*LISTENING, clone / "commonrota", "demo", "--port", str(port)],
        env=plain_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=clone,
    ) as child:
        assert child.stdout is not None
        told: list[str] = []
        while not told or f":{port}" not in told[-1]:
            told.append(child.stdout.readline())
            assert told[-1], "".join(told)
        yield child, f"http://127.0.0.1:{port}"
        child.kill()


@pytest.mark.parametrize(("number", "start"), [(signal.SIGINT, "first"), (signal.SIGTERM, "second")])
def test_the_demo_starts_serves_and_stops_without_a_trace(clone: Path, number: signal.Signals, start: str) -> None:
    began = time.monotonic()
    with demo(clone) as (child, address):
        seconds = time.monotonic() - began
        assert httpx.get(f"{address}/health").json()["database"] == "ok"
        assert "<html" in httpx.get(f"{address}/").text
        servers = server_pids((clone / ".commonrota" / "data" / "postgres").resolve())
        assert servers
        child.send_signal(number)
        assert child.wait(30) in {0, 130, 143, -number}
    assert ended(servers)
    assert working_inside(clone) == []
    assert start == "first" or seconds < SECOND_START_SECONDS
