"""The solver's process, seen from the worker: started, told to stop, killed, and heard."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec

from backend.rosters.schemas import Picture
from backend.rosters.solving import Answer, Joining, Problem, Progress, Roster
from backend.rosters.solving.process import Line, Task

_MODULE = "backend.rosters.solving.process"
_LONGEST_LINE = 64 * 1024 * 1024
_LEAVE_SECONDS = 5
_ROOT = Path(__file__).parents[2]


class Child:
    """A solver at work. `progress`, `best`, its `picture`, `roster` and, of a part, `answer` are the last it told."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._cancelled = False
        self.progress: Progress | None = None
        self.best: Roster | None = None
        self.picture: Picture | None = None
        self.roster: Roster | None = None
        self.answer: Answer | None = None
        self.done = asyncio.Event()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    async def cancel(self) -> None:
        """Asks it for the best it has, once."""
        stdin = self._process.stdin
        if not self._cancelled and stdin is not None:
            self._cancelled = True
            with suppress(ConnectionError):
                stdin.write(b"cancel\n")
                await stdin.drain()

    async def give(self, task: Task) -> None:
        """Hands it the problem."""
        if self._process.stdin is not None:
            with suppress(ConnectionError):
                self._process.stdin.write(msgspec.json.encode(task) + b"\n")
                await self._process.stdin.drain()

    async def hear(self) -> None:
        """Takes in what it says until it ends."""
        try:
            while self._process.stdout and (line := await self._process.stdout.readline()):
                self._take(msgspec.json.decode(line, type=Line))
        finally:
            self.done.set()

    def _take(self, line: Line) -> None:
        self.progress = line.progress or self.progress
        self.best = line.roster or self.best
        self.picture = line.picture or self.picture
        self.answer = line.answer or self.answer
        if line.kind == "roster":
            self.roster = line.roster

    async def end(self) -> None:
        """Lets it go if it is done, kills it otherwise, and waits for it."""
        if self.done.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), _LEAVE_SECONDS)
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)  # Process.kill() would look first, and take the end from the loop
        await self._process.wait()


@asynccontextmanager
async def solver(
    problem: Problem, seconds: float, *, moves: int | None = None, part: bool = False, joining: Joining | None = None
) -> AsyncIterator[Child]:
    """A solver at work on `problem` while the block runs; dead afterwards. The rest is as in its `Task`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        _MODULE,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_LONGEST_LINE,
        env=_environment(),
        start_new_session=True,  # Ctrl-C at a terminal is for us to answer; it ends when its input does
    )
    child = Child(process)
    hearing = asyncio.create_task(child.hear())
    try:
        await child.give(Task(problem=problem, seconds=seconds, moves=moves, part=part, joining=joining))
        yield child
    finally:
        await child.end()
        hearing.cancel()
        with suppress(asyncio.CancelledError, msgspec.DecodeError):
            await hearing


def _environment() -> dict[str, str]:
    """No secret of the installation reaches the solver: it needs none."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT)}
