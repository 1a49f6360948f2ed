"""Mistakes in a problem, said so that a person can mend them."""

from __future__ import annotations


class ProblemError(ValueError):
    """A problem that cannot be right; the message names the place and the fix."""


def need(holds: bool, message: str) -> None:  # noqa: FBT001 - reads as a sentence where it is used
    """What is asked for holds, or the message says where it does not and how to mend it.

    Raises:
        ProblemError: where it does not hold.
    """
    if not holds:
        raise ProblemError(message)
