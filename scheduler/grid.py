"""Starts that people can keep: a multiple of some minutes, or when the window opens. Whoever judges does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def up(minute: int, grid: int) -> int:
    """The first minute on the grid from this one on."""
    return -(-minute // grid) * grid


def down(minute: int, grid: int) -> int:
    """The last minute on the grid up to this one."""
    return minute // grid * grid


def tries(opens: int, latest: int, step: int, grid: int) -> Iterable[int]:
    """Starts worth trying in a window: when it opens, each step on the grid, and the last one on it."""
    pace = up(step, grid)
    return dict.fromkeys((opens, *range(up(opens, pace), latest + 1, pace), max(opens, down(latest, grid))))


def first(stretches: Sequence[tuple[int, int]], least: int, opens: int, grid: int) -> int | None:
    """The earliest start in these stretches from `least` on."""
    for low, high in stretches:
        start = max(low, least)
        if start != opens:
            start = up(start, grid)
        if start <= high:
            return start
    return None


def last(stretches: Sequence[tuple[int, int]], by: int, least: int, grid: int) -> int:
    """The latest start in these stretches up to `by`; `least` where none is later than that."""
    for low, high in reversed(stretches):
        start = down(min(high, by), grid)
        if start >= max(low, least):
            return start
    return least
