"""A demo for the time of a run: served on a free port, from a data folder of its own that the next run goes on from."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from backend.demo.port import choose
from tests.gallery.demo import MORNING
from tests.gallery.stages import Demo

_PATIENCE_SECONDS = 30


@contextmanager
def a_demo(address: str | None) -> Iterator[Demo]:
    """The demo that is up at `address`, by this machine's clock; without one, a demo that ends with the block."""
    if address:
        yield Demo(address.rstrip("/"))
        return
    port = choose("127.0.0.1", None)
    environment = {**os.environ, "COMMONROTA_DATA": str(_data())}
    command = [sys.executable, "-m", "tests.gallery.demo", str(port)]
    began = datetime.now(UTC)
    child = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    try:
        _ready(child, f"http://localhost:{port}")
        yield Demo(f"http://localhost:{port}", round((MORNING - began).total_seconds() * 1000))
    finally:
        child.terminate()
        child.wait(_PATIENCE_SECONDS)


def _data() -> Path:
    return Path(os.environ.get("COMMONROTA_DATA", ".commonrota/data")).resolve().parent / "gallery-data"


def _ready(child: "subprocess.Popen[str]", url: str) -> None:
    """Passes on what the demo says until it stands; then it says the rest to nobody."""
    told = []
    assert child.stdout is not None
    for line in child.stdout:
        told.append(line)
        if line.strip() == url:
            threading.Thread(target=child.stdout.read, daemon=True).start()
            return
        sys.stderr.write(line)
    raise SystemExit("".join(["The demo did not start.\n", *told]))
