"""Progress for who watches, and Ctrl-C that keeps what was found."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from scheduler.cli.words import Parser
    from scheduler.roster import Progress

STOPPED = 130
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def argument(parser: Parser) -> None:
    """The word can be watched."""
    parser.add_argument("--progress", action="store_true", help="tell on stderr how far it is, terminal or not")


def teller(*, shown: bool) -> Callable[[Progress], None]:
    """Says how far it is where somebody watches, else nothing."""
    return _tell if shown or sys.stderr.isatty() else _silent


@contextmanager
def interrupts() -> Iterator[Event]:
    """Ctrl-C (or a polite request to end) sets the event; the second one ends at once."""
    stop = Event()
    if current_thread() is not main_thread():  # only the main thread is told of signals
        yield stop
        return

    def ask(signum: int, frame: FrameType | None) -> None:
        del frame
        stop.set()
        signal.signal(signum, before[signal.Signals(signum)])

    before = {s: signal.getsignal(s) for s in SIGNALS}
    for s in SIGNALS:
        signal.signal(s, ask)
    try:
        yield stop
    finally:
        for s in SIGNALS:
            signal.signal(s, before[s])


def status(stop: Event) -> int:
    """The exit status: whether it was let run to its end."""
    return STOPPED if stop.is_set() else 0


def _tell(now: Progress) -> None:
    line = f"{now.seconds:4} s  {now.stage:<11} covered {now.covered}  uncovered {now.uncovered}"
    sys.stderr.write(f"{line}  worst share {now.worst_share_bp / 100:.1f} %\n")


def _silent(now: Progress) -> None:
    del now
