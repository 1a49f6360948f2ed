"""Starts a child that dies with the program, whatever ends the program."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from backend.kit.postgres.errors import PostgresError
from backend.kit.postgres.identity import Identity

_PR_SET_PDEATHSIG = 1


def start_bound(
    command: Sequence[str], who: Identity, *, cwd: Path, output: IO[bytes], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Starts `command` as `who`, in a session of its own, so that a terminal's Ctrl-C reaches us and not the server.

    On Linux the child is told to stop when the thread that started it ends, so only the main thread may start one.
    """
    if threading.current_thread() is not threading.main_thread():
        raise PostgresError("start the embedded server in the main thread: it stops with the thread that started it")
    return subprocess.Popen(
        command,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        start_new_session=True,
        preexec_fn=_die_with_parent(),  # noqa: PLW1509 -- the hook makes one system call and takes no lock
        user=who.user,
        group=who.group,
        extra_groups=who.extra_groups,
    )


def run(
    command: Sequence[str], who: Identity, *, cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Runs `command` as `who` to its end, and tells what it said."""
    return subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
        user=who.user,
        group=who.group,
        extra_groups=who.extra_groups,
    )


def _die_with_parent() -> Callable[[], None] | None:
    if sys.platform != "linux":
        return None
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def bind() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != parent:  # the program ended between fork and here
            os._exit(1)

    return bind


def stop(child: subprocess.Popen[bytes], patience_seconds: float = 30) -> None:
    """Ends the server `child`: politely (it writes what it has), then at once, then by force."""
    for number, seconds in ((signal.SIGINT, patience_seconds), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
        if child.poll() is not None:
            return
        child.send_signal(number)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
