"""Where to cut a map so that few agreed teams are cut: clients are drawn to those they share workers with."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.problem import Problem

ROUNDS = 4
LEAST_PART, MOST_PART, WHOLE = 9, 11, 20
Spot = tuple[int, int]


def drawn_together(problem: Problem) -> dict[str, Spot]:
    """Each client's spot in metres: where they live, drawn to the middle of those who have the same agreed workers."""
    spots = {c.id: (problem.places[c.place].x_metres, problem.places[c.place].y_metres) for c in problem.clients}
    for _ in range(ROUNDS):
        of_worker: dict[str, list[Spot]] = defaultdict(list)
        for client in problem.clients:
            for worker in client.team:
                of_worker[worker].append(spots[client.id])
        middles = {worker: _middle(found) for worker, found in of_worker.items()}
        spots |= {c.id: _middle([middles[w] for w in c.team]) for c in problem.clients if c.team}
    return spots


def cut(along: Sequence[int], weights: Sequence[int]) -> int:
    """How many come before the cut: near half of the weight, where the gap to the next is widest.

    `along` rises; there are at least two.
    """
    whole, before, near = sum(weights), 0, list[tuple[int, int, int]]()
    for row, (weight, (here, there)) in enumerate(zip(weights[:-1], pairwise(along), strict=True), start=1):
        before += weight
        off = abs(2 * before - whole)
        inside = LEAST_PART * whole <= WHOLE * before <= MOST_PART * whole
        near.append((here - there if inside else 1, off, row))
    return min(near)[2]


def _middle(spots: Iterable[Spot]) -> Spot:
    xs, ys = zip(*spots, strict=True)
    return sum(xs) // len(xs), sum(ys) // len(ys)
