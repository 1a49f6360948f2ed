"""Arithmetic of stretches of minutes: sorted, apart, half open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[int, int]


def joined(pairs: Iterable[Pair]) -> list[Pair]:
    """Stretches that touch or overlap are one."""
    whole: list[Pair] = []
    for starts, ends in sorted(pairs):
        if whole and starts <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(ends, whole[-1][1]))
        else:
            whole.append((starts, ends))
    return whole


def common(a: Sequence[Pair], b: Sequence[Pair]) -> list[Pair]:
    """What lies in both; each side sorted and apart."""
    both: list[Pair] = []
    i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if low < high:
            both.append((low, high))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return both


def without(a: Sequence[Pair], b: Sequence[Pair]) -> list[Pair]:
    """What lies in the first and not in the second."""
    rest: list[Pair] = []
    for starts, ends in a:
        at = starts
        for low, high in b:
            if high <= at or low >= ends:
                continue
            if low > at:
                rest.append((at, low))
            at = max(at, high)
        if at < ends:
            rest.append((at, ends))
    return rest


def length(pairs: Iterable[Pair]) -> int:
    """Minutes in all."""
    return sum(ends - starts for starts, ends in pairs)
