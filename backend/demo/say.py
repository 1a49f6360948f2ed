"""Tells how far the set-up is: a line a step with the seconds so far, and one that changes while something runs."""

import sys
from time import monotonic
from typing import TextIO

_EVERY_SECONDS = 2.0
_CLEAR = "\r\x1b[2K"


class Say:
    """Lines for whoever waits. On a terminal a running step has one line that changes; else a line every 2 seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stdout if stream is None else stream
        self._began = self._told = monotonic()
        self._last = ""
        self._open = False

    def step(self, words: str) -> None:
        """One thing is done, or begins."""
        self._write(f"{self._clock()} {words}\n")

    def running(self, words: str) -> None:
        """How far the present step is; said again only where it changed."""
        if words == self._last:
            return
        if self._stream.isatty():
            self._write(f"{self._clock()} {words}")
            self._open, self._last = True, words
        elif monotonic() - self._told >= _EVERY_SECONDS:
            self.step(words)
            self._last = words

    def plain(self, words: str) -> None:
        """Words without a time."""
        self._write(f"{words}\n")

    def _clock(self) -> str:
        return f"[{monotonic() - self._began:5.1f} s]"

    def _write(self, words: str) -> None:
        self._stream.write((_CLEAR if self._open else "") + words)
        self._stream.flush()
        self._open, self._told = False, monotonic()
